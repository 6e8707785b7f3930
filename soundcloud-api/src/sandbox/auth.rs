//! Who is calling: a user by token, an app by its key, or nobody in particular.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::{HeaderMap, header, request::Parts};

use super::{app::App, failure::Failure, query::Query};

/// Identifies a registered app (`consumer_key=` or `client_id=`); enough for public reads.
pub const CONSUMER_KEY: &str = "sandbox-consumer-key";

/// A token of an app without a user, as the client-credentials grant gives out: enough for public reads.
pub const APP_TOKEN: &str = "sandbox-token-app";

/// Whoever sent the request; it may be nobody.
#[derive(Clone, Debug, Default)]
pub(crate) struct Caller {
    pub(crate) user: Option<u64>,
    /// From `?secret_token=`: opens the one private track that it belongs to.
    pub(crate) secret: Option<String>,
}

impl Caller {
    /// Wrong credentials are refused even where none are needed.
    fn identify(headers: &HeaderMap, query: &Query, app: &App) -> Result<Self, Failure> {
        for name in ["consumer_key", "client_id"] {
            if query.get(name).is_some_and(|key| key != CONSUMER_KEY) {
                return Err(Failure::Unauthorized);
            }
        }
        let user = match token(headers, query)? {
            None | Some(APP_TOKEN) => None,
            Some(token) => Some(
                app.world()
                    .user_with_token(token)
                    .ok_or(Failure::Unauthorized)?,
            ),
        };
        Ok(Self {
            user,
            secret: query.filled("secret_token").map(str::to_owned),
        })
    }
}

/// The token of `Authorization: OAuth …` or `Bearer …`, or the older `?oauth_token=`.
fn token<'a>(headers: &'a HeaderMap, query: &'a Query) -> Result<Option<&'a str>, Failure> {
    let Some(header) = headers.get(header::AUTHORIZATION) else {
        return Ok(query.get("oauth_token"));
    };
    let text = header.to_str().map_err(|_| Failure::Unauthorized)?;
    let (scheme, token) = text.trim().split_once(' ').ok_or(Failure::Unauthorized)?;
    let known = ["oauth", "bearer"]
        .iter()
        .any(|name| scheme.eq_ignore_ascii_case(name));
    if known {
        Ok(Some(token.trim()))
    } else {
        Err(Failure::Unauthorized)
    }
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        Self::identify(&parts.headers, &Query::of(parts), app)
    }
}

/// A caller who is a user: whoever else comes is refused with 401.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    pub(crate) user: u64,
    pub(crate) caller: Caller,
}

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let caller = Caller::from_request_parts(parts, app).await?;
        let user = caller.user.ok_or(Failure::Unauthorized)?;
        Ok(Self { user, caller })
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn token_of(authorization: &'static str) -> Result<Option<String>, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::AUTHORIZATION,
            HeaderValue::from_static(authorization),
        );
        token(&headers, &Query::default()).map(|token| token.map(str::to_owned))
    }

    #[test]
    fn both_schemes_in_any_case() {
        for header in ["OAuth t", "oauth t", "Bearer t", "BEARER  t"] {
            assert_eq!(token_of(header), Ok(Some("t".to_owned())), "{header}");
        }
    }

    #[test]
    fn other_schemes_are_refused() {
        for header in ["Basic dTpw", "t", "", "OAuth"] {
            assert_eq!(token_of(header), Err(Failure::Unauthorized), "{header}");
        }
    }

    #[test]
    fn the_query_may_carry_the_token() {
        let query = Query::parse("/me/tracks", "oauth_token=t");

        assert_eq!(token(&HeaderMap::new(), &query), Ok(Some("t")));
    }
}

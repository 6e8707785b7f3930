//! Responses that are no success: where they redirect to, and what they are else.

use http::{Method, StatusCode, header};
use reqwest::{Response, Url};

use super::{exchange, refused, requested};
use crate::{
    error::{Error, Kind, Sent},
    request::Prepared,
    retry,
    watch::{Slot, Watch},
};

/// The longest `Location` that is followed, in bytes.
const LONGEST: usize = 32 * 1024;

/// Follows redirects to a success, or gives the error that the response is.
pub(super) async fn follow(
    prepared: &mut Prepared,
    mut response: Response,
    watch: &mut Watch<&mut Slot>,
) -> Result<Response, Error> {
    let mut hop: Option<Box<Prepared>> = None;
    let mut anew = Anew::default();
    let most = prepared.client.limits().redirects;
    let mut left = most;
    loop {
        let at = hop.as_deref().unwrap_or(prepared);
        if let Some(url) = target(at, &response)? {
            if left == 0 {
                let reason = format!("the server redirects more than {most} times");
                return Err(wrong(response.status(), reason));
            }
            left = left.saturating_sub(1);
            let next = at.redirected(url);
            prepared.lead_to(&next);
            hop = Some(next);
        } else if may_repeat(prepared) && anew.is_expired(hop.as_deref(), &response) {
            (hop, left) = (None, most);
        } else if at.is_repeatable() && anew.is_misdirected(&response) {
            match at.client.reconnected()? {
                Some(client) => hop.as_deref_mut().unwrap_or(prepared).client = client,
                None => return Err(refused(prepared, response, watch).await),
            }
        } else {
            return Err(refused(prepared, response, watch).await);
        }
        drop(response);
        let next = exchange(hop.as_deref_mut().unwrap_or(prepared), watch).await;
        // Whatever happens there: the call itself was answered.
        response = next.map_err(|error| error.sent(Sent::Yes))?;
        if response.status().is_success() {
            return Ok(response);
        }
    }
}

/// Whether the call itself may be sent once more, though it has led somewhere already.
fn may_repeat(prepared: &Prepared) -> bool {
    prepared.is_repeatable() && retry::is_idempotent(prepared.endpoint, &prepared.method)
}

/// What is asked once more, though it was answered: each once.
#[derive(Default)]
struct Anew {
    expired: bool,
    misdirected: bool,
}

impl Anew {
    /// A signed address of another host's, which it no longer takes: the API gives a new one.
    fn is_expired(&mut self, hop: Option<&Prepared>, response: &Response) -> bool {
        let is_foreign = hop.is_some_and(|hop| !hop.is_own());
        is_foreign
            && response.status() == StatusCode::FORBIDDEN
            && !std::mem::replace(&mut self.expired, true)
    }

    /// A connection that is not the right one for this host: RFC 9110 §15.5.20.
    fn is_misdirected(&mut self, response: &Response) -> bool {
        response.status() == StatusCode::MISDIRECTED_REQUEST
            && !std::mem::replace(&mut self.misdirected, true)
    }
}

/// An answer that leads where nobody follows.
pub(super) fn wrong(status: StatusCode, reason: String) -> Error {
    Error::new(Kind::Redirect {
        status: Some(status),
        reason,
    })
}

/// Where a response redirects to, or why it is not followed there; `None` for what is no redirect.
///
/// Only what is safe to repeat is repeated elsewhere; 303 asks for a `GET` of another resource,
/// whatever the method was (RFC 9110 §15.4).
pub(super) fn target(prepared: &Prepared, response: &Response) -> Result<Option<Url>, Error> {
    let (method, status) = (&prepared.method, response.status());
    let refuse = |reason: &str| {
        let reason =
            format!("the server answered {status}, a redirect that is not followed: {reason}");
        Err(wrong(status, reason))
    };
    match status.as_u16() {
        // Without `Upgrade` in the request, nothing may be switched to: RFC 9110 §15.2.2.
        // And a status above those of HTTP means nothing: §15.
        100..=199 | 600.. => return Err(unasked(status)),
        301 | 302 | 303 | 307 | 308 => {}
        304 => return refuse("nothing was asked that could be unchanged"),
        300..=399 => return refuse("it names no one place"),
        _ => return Ok(None),
    }
    let location = response.headers().get(header::LOCATION);
    let Some(location) = location.and_then(|value| value.to_str().ok()) else {
        return refuse("it has no readable `Location`");
    };
    if location.trim().is_empty() || location.len() > LONGEST {
        return refuse("its `Location` is empty, or longer than any address");
    }
    let from = requested(prepared, response);
    let Ok(url) = from.join(location) else {
        return refuse("its `Location` is no URL");
    };
    if !matches!(url.scheme(), "http" | "https") {
        return refuse("its `Location` is no `http` or `https` URL");
    }
    if has_user(&url) {
        return refuse("its `Location` names a user");
    }
    let to = url.origin().ascii_serialization();
    if from.scheme() == "https" && url.scheme() == "http" {
        return refuse("it leads from `https` to `http`");
    }
    let safe = matches!(*method, Method::GET | Method::HEAD);
    if !safe && status != StatusCode::SEE_OTHER {
        return refuse(&format!(
            "a {method} is not sent again, to `{to}`; is the base URL right?"
        ));
    }
    let client = &prepared.client;
    match client.redirect_hosts().refuse(client.base_url(), &url) {
        Some(reason) => refuse(&format!("`{to}` is {reason}")),
        None => Ok(Some(url)),
    }
}

fn unasked(status: StatusCode) -> Error {
    let status = status.as_u16();
    let reason = format!("the server answered {status}, which is no answer to this request");
    Error::new(Kind::Protocol(reason)).sent(Sent::Yes)
}

/// Whether a URL names a user, by a password alone too.
pub(crate) fn has_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

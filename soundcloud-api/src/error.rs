//! Why a call failed.

mod api;

use std::{error::Error as StdError, fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

pub use self::api::ApiError;
use crate::{endpoint::Endpoint, redact};

/// How many characters of a path in a document are shown.
const LONGEST_PATH: usize = 200;

/// The cause of an error, of whatever type.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Why a call failed.
///
/// An error belongs to the [`Phase`] at which the call failed and answers questions by methods.
/// Its text names the endpoint by its template, never by the filled-in URL, and holds no secret.
/// It is one pointer wide, and cheap to clone.
///
/// ```
/// # use soundcloud_api::{Call, Client, Phase, endpoint};
/// # trait Shop: soundcloud_api::Api {
/// #[endpoint(GET, "/items/<id>")]
/// fn item(&self, id: &str) -> Call<String>;
/// # }
/// # impl Shop for Client {}
/// # let client = Client::builder("https://shop.example").build()?;
/// let error = client.item("..").request().unwrap_err();
/// assert_eq!(error.phase(), Phase::Build);
/// assert_eq!(
///     error.to_string(),
///     "GET /items/<id>: argument `id` would make the path segment `..`, which servers resolve to another path"
/// );
/// # Ok::<(), soundcloud_api::Error>(())
/// ```
#[derive(Clone)]
pub struct Error(Arc<Inner>);

struct Inner {
    kind: Kind,
    endpoint: Option<&'static Endpoint>,
    source: Option<BoxError>,
}

/// The step at which a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Before anything was sent: an argument, the configuration, the body's encoding.
    Build,
    /// While credentials were obtained.
    Auth,
    /// On the network: no connection, a broken one, a timeout, a redirect that is not followed.
    Transport,
    /// The server answered with a status that is not a success.
    Status,
    /// The answer could not be read as the expected type.
    Decode,
}

#[derive(Debug)]
pub(crate) enum Kind {
    /// A setting of the client.
    Config(String),
    /// The argument of this name.
    Argument {
        name: &'static str,
        reason: String,
    },
    /// The body, or something else of the request that is no single argument.
    Request(String),
    Connect {
        timed_out: bool,
    },
    Timeout,
    Network,
    Redirect(String),
    Page(String),
    Status(Box<ApiError>),
    TooLarge {
        limit: u64,
    },
    Decode {
        path: String,
        reason: String,
        snippet: String,
    },
    /// A file on this machine, while a response was saved to it.
    Save,
}

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(Arc::new(Inner {
            kind,
            endpoint: None,
            source: None,
        }))
    }

    pub(crate) fn with_source(kind: Kind, source: impl Into<BoxError>) -> Self {
        Self(Arc::new(Inner {
            kind,
            endpoint: None,
            source: Some(source.into()),
        }))
    }

    pub(crate) fn config(reason: impl Into<String>) -> Self {
        Self::new(Kind::Config(reason.into()))
    }

    pub(crate) fn argument(name: &'static str, reason: impl Into<String>) -> Self {
        Self::new(Kind::Argument {
            name,
            reason: reason.into(),
        })
    }

    /// The error of a call that the server answered with this status and body, for fakes.
    ///
    /// ```
    /// use soundcloud_api::{Error, StatusCode};
    ///
    /// let body = r#"{"errors":[{"error_message":"404 - Not Found"}]}"#;
    /// let error = Error::answered(StatusCode::NOT_FOUND, body);
    /// assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    /// assert_eq!(error.api().and_then(|api| api.message()), Some("404 - Not Found"));
    /// ```
    #[must_use]
    pub fn answered(status: StatusCode, body: impl Into<Bytes>) -> Self {
        let api = ApiError::new(status, HeaderMap::new(), body.into(), &[]);
        Self::new(Kind::Status(Box::new(api)))
    }

    /// A call by a client that sends nothing.
    pub(crate) fn offline() -> Self {
        let reason = "nothing is sent by `Client::offline`; a fake answers what it is asked for by `Call::ready`";
        Self::new(Kind::Request(reason.to_owned()))
    }

    /// Classifies what the transport says, without the URL that reqwest would print.
    pub(crate) fn transport(source: BoxError) -> Self {
        let source = match source.downcast::<reqwest::Error>() {
            Ok(error) => {
                let timed_out = error.is_timeout();
                let kind = if error.is_connect() {
                    Kind::Connect { timed_out }
                } else if timed_out {
                    Kind::Timeout
                } else if error.is_builder() {
                    Kind::Request("the request could not be built".to_owned())
                } else {
                    Kind::Network
                };
                return Self::with_source(kind, error.without_url());
            }
            Err(source) => source,
        };
        match source.downcast::<Self>() {
            Ok(own) => *own,
            Err(source) => Self::with_source(Kind::Network, source),
        }
    }

    /// The same error, knowing its endpoint.
    pub(crate) fn at(mut self, endpoint: Option<&'static Endpoint>) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.endpoint = inner.endpoint.or(endpoint);
        }
        self
    }

    /// The step at which the call failed.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self.0.kind {
            Kind::Config(_) | Kind::Argument { .. } | Kind::Request(_) => Phase::Build,
            Kind::Connect { .. }
            | Kind::Timeout
            | Kind::Network
            | Kind::Redirect(_)
            | Kind::Page(_)
            | Kind::Save => Phase::Transport,
            Kind::Status(_) => Phase::Status,
            Kind::TooLarge { .. } | Kind::Decode { .. } => Phase::Decode,
        }
    }

    /// The endpoint that was called, where one was.
    #[must_use]
    pub fn endpoint(&self) -> Option<&'static Endpoint> {
        self.0.endpoint
    }

    /// The argument that is at fault, for an error of the phase [`Build`](Phase::Build).
    #[must_use]
    pub fn argument_name(&self) -> Option<&'static str> {
        match self.0.kind {
            Kind::Argument { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The status that the server answered, where it is the reason.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.api().map(ApiError::status)
    }

    /// What the server said about the failure.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError> {
        match &self.0.kind {
            Kind::Status(api) => Some(api),
            _ => None,
        }
    }

    /// The place in the document that could not be read, such as `collection[3].user.id`.
    ///
    /// Empty for the document as a whole; `None` for errors of other phases.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::Decode { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Whether a limit of time ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::Timeout | Kind::Connect { timed_out: true }
        )
    }

    /// Whether no connection could be made, so that nothing was sent.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.0.kind, Kind::Connect { .. })
    }

    /// Whether the same call may succeed later: a fault of the network, or one of the statuses
    /// 408, 429, 500, 502, 503 and 504.
    ///
    /// This does not say that repeating it is safe: a `POST` may have had its effect.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match &self.0.kind {
            Kind::Connect { .. } | Kind::Timeout | Kind::Network => true,
            Kind::Status(api) => {
                matches!(api.status().as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
            }
            _ => false,
        }
    }

    /// How long the server asks to wait, from the header `Retry-After` in seconds.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(self.api()?.headers())
    }
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return None;
    }
    text.parse().ok().map(Duration::from_secs)
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(endpoint) = self.0.endpoint {
            write!(f, "{endpoint}: ")?;
        }
        match &self.0.kind {
            Kind::Config(reason)
            | Kind::Request(reason)
            | Kind::Redirect(reason)
            | Kind::Page(reason) => f.write_str(reason),
            Kind::Argument { name, reason } => write!(f, "argument `{name}` {reason}"),
            Kind::Connect { timed_out: false } => f.write_str("no connection to the server"),
            Kind::Connect { timed_out: true } => f.write_str("no connection to the server in time"),
            Kind::Timeout => f.write_str("the time for the call ran out"),
            Kind::Network => f.write_str("the connection failed"),
            Kind::Status(api) => api.fmt(f),
            Kind::TooLarge { limit } => write!(
                f,
                "the response is larger than the limit of {limit} bytes; set `body_limit` on the client, or use `stream`"
            ),
            Kind::Decode {
                path,
                reason,
                snippet,
            } => {
                f.write_str("the response could not be read")?;
                if !path.is_empty() {
                    write!(f, " at `{}`", redact::snippet(path, LONGEST_PATH))?;
                }
                write!(f, ": {reason}")?;
                if !snippet.is_empty() {
                    write!(f, "; near `{snippet}`")?;
                }
                Ok(())
            }
            Kind::Save => f.write_str("the response could not be saved"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Error");
        shown.field("kind", &self.0.kind);
        if let Some(endpoint) = self.0.endpoint {
            shown.field("endpoint", &format_args!("{endpoint}"));
        }
        if let Some(source) = &self.0.source {
            shown.field("source", source);
        }
        shown.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source: &(dyn StdError + 'static) = self.0.source.as_deref()?;
        Some(source)
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn wait(text: &'static str) -> Option<Duration> {
        let headers = HeaderMap::from_iter([(header::RETRY_AFTER, HeaderValue::from_static(text))]);
        retry_after(&headers)
    }

    #[test]
    fn retry_after_reads_whole_seconds_only() {
        assert_eq!(wait(" 2 "), Some(Duration::from_secs(2)));
        for odd in [
            "",
            "-1",
            "+5",
            "1.5",
            "0x10",
            "99999999999999999999",
            "soon",
        ] {
            assert_eq!(wait(odd), None, "{odd}");
        }
    }

    #[test]
    fn an_error_is_one_pointer_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}

//! Why a call failed.

mod api;
mod kind;
mod retry_after;
mod transport;

use std::{
    error::Error as StdError,
    fmt,
    sync::Arc,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub(crate) use self::retry_after::retry_after;
pub use self::{
    api::ApiError,
    kind::{ErrorKind, Sent, TimeoutPhase, TransportPhase},
};
use crate::{endpoint::Endpoint, page::Cursor, redact};

/// How many characters of a path in a document, or of why it cannot be read, are shown.
const LONGEST_REASON: usize = 200;

/// How many characters of a document are shown.
const LONGEST_SNIPPET: usize = 60;

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

#[derive(Clone)]
struct Inner {
    kind: Kind,
    endpoint: Option<&'static Endpoint>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
    /// Where it does not follow from the kind.
    sent: Option<Sent>,
    attempts: u32,
    /// The host that was called, where the network failed.
    host: Option<String>,
    cursor: Option<Cursor>,
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

#[derive(Debug, Clone)]
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
    Transport(TransportPhase),
    /// The caller's own body, while it was read to be sent.
    Source,
    Timeout(TimeoutPhase),
    Stalled,
    Protocol(String),
    Redirect {
        status: Option<StatusCode>,
        reason: String,
    },
    Page(String),
    Status(Box<ApiError>),
    TooLarge {
        limit: u64,
    },
    Decode {
        path: String,
        reason: String,
        snippet: String,
        /// Whether the document is the beginning of one, and how long it is was not told.
        cut: bool,
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
            sent: None,
            attempts: 0,
            host: None,
            cursor: None,
        }))
    }

    pub(crate) fn with_source(kind: Kind, source: impl Into<BoxError>) -> Self {
        Self::new(kind).map(|inner| inner.source = Some(source.into().into()))
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

    /// What the transport says, without the URL that reqwest would print.
    pub(crate) fn transport(source: BoxError) -> Self {
        transport::classify(source)
    }

    fn map(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// The same error, what it quotes of a document made fit to be shown: a text, and how many
    /// characters of it.
    pub(crate) fn quoting(self, show: impl Fn(&str, usize) -> String) -> Self {
        self.map(|inner| {
            if let Kind::Decode {
                path,
                reason,
                snippet,
                ..
            } = &mut inner.kind
            {
                *path = show(path, LONGEST_REASON);
                *reason = show(reason, LONGEST_REASON);
                *snippet = show(snippet, LONGEST_SNIPPET);
            }
        })
    }

    /// The same error, knowing its endpoint.
    pub(crate) fn at(self, endpoint: Option<&'static Endpoint>) -> Self {
        if self.0.endpoint.is_some() || endpoint.is_none() {
            return self;
        }
        self.map(|inner| inner.endpoint = endpoint)
    }

    /// The same error, knowing whether the request was sent.
    pub(crate) fn sent(self, sent: Sent) -> Self {
        self.map(|inner| inner.sent = Some(sent))
    }

    /// The same error, knowing how many requests were tried.
    pub(crate) fn after(self, attempts: u32) -> Self {
        if self.0.attempts == attempts {
            return self;
        }
        self.map(|inner| inner.attempts = attempts)
    }

    /// The same error, knowing the host that was called.
    pub(crate) fn host(self, host: impl FnOnce() -> String) -> Self {
        match self.phase() {
            Phase::Transport if self.0.host.is_none() => {
                self.map(|inner| inner.host = Some(host()))
            }
            _ => self,
        }
    }

    /// The same error, knowing where its listing can be resumed.
    pub(crate) fn resumed_by(self, cursor: Option<Cursor>) -> Self {
        self.map(|inner| inner.cursor = cursor)
    }

    /// The step at which the call failed.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self.0.kind {
            Kind::Config(_) | Kind::Argument { .. } | Kind::Request(_) => Phase::Build,
            Kind::Transport(_)
            | Kind::Source
            | Kind::Timeout(_)
            | Kind::Stalled
            | Kind::Protocol(_)
            | Kind::Redirect { .. }
            | Kind::Page(_)
            | Kind::Save => Phase::Transport,
            Kind::Status(_) => Phase::Status,
            Kind::TooLarge { .. } | Kind::Decode { .. } => Phase::Decode,
        }
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.0.kind {
            Kind::Config(_) => ErrorKind::Config,
            Kind::Argument { .. } | Kind::Request(_) => ErrorKind::InvalidInput,
            Kind::Transport(phase) => ErrorKind::Transport(*phase),
            Kind::Source => ErrorKind::Transport(TransportPhase::Write),
            Kind::Timeout(phase) => ErrorKind::Timeout(*phase),
            Kind::Stalled => ErrorKind::Stalled,
            Kind::Protocol(_) => ErrorKind::Protocol,
            Kind::Redirect { .. } => ErrorKind::Redirect,
            Kind::Page(_) => ErrorKind::Pagination,
            Kind::Status(api) if api.status() == StatusCode::TOO_MANY_REQUESTS => {
                ErrorKind::RateLimited
            }
            Kind::Status(_) => ErrorKind::Api,
            Kind::TooLarge { .. } => ErrorKind::TooLarge,
            Kind::Decode { .. } => ErrorKind::Decode,
            Kind::Save => ErrorKind::Save,
        }
    }

    /// Whether the server may have received the request, so that it may have had its effect.
    ///
    /// Of several attempts, all are meant, but for those that the server has put off, by 429 or by
    /// 503 with `Retry-After`. Where a redirect was followed, the request that was redirected.
    #[must_use]
    pub fn was_sent(&self) -> Sent {
        if let Some(sent) = self.0.sent {
            return sent;
        }
        match self.0.kind {
            Kind::Config(_)
            | Kind::Argument { .. }
            | Kind::Request(_)
            | Kind::Page(_)
            | Kind::Transport(
                TransportPhase::Dns | TransportPhase::Connect | TransportPhase::Tls,
            )
            | Kind::Timeout(TimeoutPhase::Connect) => Sent::No,
            Kind::Transport(_)
            | Kind::Source
            | Kind::Timeout(_)
            | Kind::Stalled
            | Kind::Protocol(_) => Sent::Maybe,
            Kind::Redirect { .. }
            | Kind::Status(_)
            | Kind::TooLarge { .. }
            | Kind::Decode { .. }
            | Kind::Save => Sent::Yes,
        }
    }

    /// How many requests were tried, retries included and redirects not: 0 for what failed before
    /// the first.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
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
        match &self.0.kind {
            Kind::Status(api) => Some(api.status()),
            Kind::Redirect { status, .. } => *status,
            _ => None,
        }
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

    /// The limit in bytes that the response exceeds.
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        match self.0.kind {
            Kind::TooLarge { limit } => Some(limit),
            _ => None,
        }
    }

    /// Where a listing can be resumed that failed on its way: what was delivered before the error
    /// is not asked for again. See [`Call::pages_from`](crate::Call::pages_from).
    #[must_use]
    pub fn cursor(&self) -> Option<&Cursor> {
        self.0.cursor.as_ref()
    }

    /// Whether a limit of time ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, Kind::Timeout(_) | Kind::Stalled)
    }

    /// Whether no connection could be made, to the server or to where it redirects.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::Transport(TransportPhase::Dns | TransportPhase::Connect | TransportPhase::Tls)
                | Kind::Timeout(TimeoutPhase::Connect)
        )
    }

    /// Whether the same call may succeed later: a fault of the network, or one of the statuses
    /// 408, 429, 500, 502, 503 and 504.
    ///
    /// This does not say that repeating it is safe: a `POST` may have had its effect, see
    /// [`was_sent`](Self::was_sent).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match &self.0.kind {
            Kind::Transport(phase) => *phase != TransportPhase::Tls,
            Kind::Timeout(_) | Kind::Stalled => true,
            Kind::Decode { cut, .. } => *cut,
            Kind::Status(api) => {
                matches!(api.status().as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
            }
            _ => false,
        }
    }

    /// How long the server asks to wait, from when it answered: the header `Retry-After`, in
    /// seconds or as a date, else the time until [`reset_at`](Self::reset_at).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.api()?.retry_after()
    }

    /// When a limit of the server's ends, where its answer tells by other means than
    /// `Retry-After`: see [`ClientBuilder::reset_time`](crate::ClientBuilder::reset_time).
    #[must_use]
    pub fn reset_at(&self) -> Option<SystemTime> {
        self.api()?.reset_at()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(endpoint) = self.0.endpoint {
            write!(f, "{endpoint}: ")?;
        }
        self.describe(f)?;
        if self.0.attempts > 1 {
            write!(f, " ({} attempts)", self.0.attempts)?;
        }
        Ok(())
    }
}

impl Error {
    /// The setting that a limit of time is, unless it is one of the transport's own.
    fn limited_by(&self, setting: &str) -> String {
        match self.0.source {
            Some(_) => String::new(),
            None => format!(" (`{setting}`)"),
        }
    }

    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.0.host.as_deref().unwrap_or("the server");
        match &self.0.kind {
            Kind::Config(reason)
            | Kind::Request(reason)
            | Kind::Redirect { reason, .. }
            | Kind::Page(reason)
            | Kind::Protocol(reason) => f.write_str(reason),
            Kind::Argument { name, reason } => write!(f, "argument `{name}` {reason}"),
            Kind::Transport(phase) => match phase {
                TransportPhase::Dns => write!(f, "no such host: {host}"),
                TransportPhase::Connect => write!(f, "no connection to {host}"),
                TransportPhase::Tls => write!(f, "no secure connection to {host}"),
                TransportPhase::Write => {
                    write!(
                        f,
                        "the connection to {host} failed while the request was sent"
                    )
                }
                TransportPhase::Read => write!(f, "the connection to {host} failed"),
            },
            Kind::Source => f.write_str("the body of the request could not be read"),
            Kind::Timeout(TimeoutPhase::Connect) => {
                write!(f, "no connection to {host} in time (`connect_timeout`)")
            }
            Kind::Timeout(TimeoutPhase::Response) => write!(
                f,
                "no answer from {host} in time{}",
                self.limited_by("response_timeout")
            ),
            Kind::Timeout(_) => write!(
                f,
                "the time for the call ran out{}",
                self.limited_by("timeout")
            ),
            Kind::Stalled => write!(
                f,
                "nothing moved on the connection to {host} for too long (`stall_timeout`)"
            ),
            Kind::Status(api) => write!(f, "{api}"),
            Kind::TooLarge { limit } => write!(
                f,
                "the response is larger than the limit of {limit} bytes; set `body_limit` on the client, or use `stream`"
            ),
            Kind::Decode {
                path,
                reason,
                snippet,
                ..
            } => {
                f.write_str("the response could not be read")?;
                if !path.is_empty() {
                    write!(f, " at `{}`", redact::snippet(path, LONGEST_REASON))?;
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
        shown
            .field("was_sent", &self.was_sent())
            .field("attempts", &self.0.attempts);
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
    use super::*;

    #[test]
    fn an_error_is_one_pointer_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}

//! Answers of one's own, word by word.

use std::time::Duration;

use axum::{body::Body, response::Response};
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::{HeaderName, HeaderValue, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    super::clock,
    ErrorPage, HttpDate, endless,
    retry_after::{RetryAfter, after},
};

mod raw;

/// When the next minute begins, more or less.
const NEXT_MINUTE: SignedDuration = SignedDuration::from_secs(60);

/// An answer in place of the true one; the request is not carried out, unless it says so.
///
/// ```
/// use std::time::Duration;
/// use soundcloud_api::sandbox::{ErrorPage, Reply};
///
/// // An overloaded gateway.
/// let busy = Reply::new(503).page(ErrorPage::Text).retry_after(Duration::from_secs(2));
/// // The upload is there, and nobody learns of it.
/// let lost = Reply::new(502).page(ErrorPage::Html).carried_out();
/// // A document that is not what it should be.
/// let null = Reply::new(200).json("null");
/// # let _ = (busy, lost, null);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a reply does nothing until it is added to the faults"]
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, Bytes)>,
    pub(super) content: Content,
    pub(super) retry_after: Option<RetryAfter>,
    pub(super) reset_time: Option<String>,
    pub(super) to_itself: bool,
    pub(super) carried_out: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Page(ErrorPage),
    Bytes(Bytes),
    /// The same text for ever.
    Endless(Bytes),
    /// Spaces for ever, in gzip.
    Bomb,
}

impl Reply {
    /// An empty answer with any status; 1xx, and what is no status at all (`99`, `1000`), close the connection.
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            content: Content::Page(ErrorPage::Empty),
            retry_after: None,
            reset_time: None,
            to_itself: false,
            carried_out: false,
        }
    }

    /// A redirect to a URL, or to anything else that `Location` may say, with the body that SoundCloud sends.
    ///
    /// One without `Location` is `Reply::new(302)`.
    ///
    /// ```
    /// use soundcloud_api::sandbox::Reply;
    ///
    /// let elsewhere = Reply::redirect(307, "https://elsewhere.example/");
    /// # let _ = elsewhere;
    /// ```
    pub fn redirect(status: u16, location: impl Into<Vec<u8>>) -> Self {
        let location = location.into();
        let reason = StatusCode::from_u16(status)
            .ok()
            .and_then(|status| status.canonical_reason());
        let body = json!({
            "status": format!("{status} - {}", reason.unwrap_or("Found")),
            "location": String::from_utf8_lossy(&location),
        });
        Self::new(status)
            .json(body.to_string())
            .header("location", location)
    }

    /// A redirect to the URL that was asked for: it never ends.
    pub fn redirect_to_itself(status: u16) -> Self {
        Self {
            to_itself: true,
            ..Self::new(status)
        }
    }

    /// One header more, which may be one that is there already; what no header may hold closes the connection.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Vec<u8>>) -> Self {
        self.headers.push((name.into(), value.into().into()));
        self
    }

    /// The body is one of those that are known.
    pub fn page(mut self, page: ErrorPage) -> Self {
        self.content = Content::Page(page);
        self
    }

    /// These bytes are the body; its type, if any, is said by [`header`](Self::header).
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.content = Content::Bytes(body.into());
        self
    }

    /// This text is the body, and is called JSON, whether it is or not.
    pub fn json(self, body: impl Into<Bytes>) -> Self {
        self.header("content-type", "application/json; charset=utf-8")
            .body(body)
    }

    /// This text is the body, and is called XML, whether it is or not.
    pub fn xml(self, body: impl Into<Bytes>) -> Self {
        self.header("content-type", "application/xml; charset=utf-8")
            .body(body)
    }

    /// The body is this text again and again, until the caller hangs up.
    pub fn endless(mut self, text: impl Into<Bytes>) -> Self {
        self.content = Content::Endless(text.into());
        self
    }

    /// The body is gzip that becomes 158 times as long, until the caller hangs up: JSON that begins with spaces.
    pub fn bomb(mut self) -> Self {
        self.content = Content::Bomb;
        self
    }

    /// `Retry-After` in seconds, rounded up. In other words: `.header("retry-after", "-1")`.
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(RetryAfter { wait, date: None });
        self
    }

    /// `Retry-After` as a date, so long from when the answer is given.
    pub fn retry_after_date(mut self, form: HttpDate, wait: Duration) -> Self {
        let date = Some(form);
        self.retry_after = Some(RetryAfter { wait, date });
        self
    }

    /// What [`ErrorPage::RateLimit`] says of its end; otherwise it is `Retry-After`, or in a minute.
    pub fn reset_time(mut self, text: impl Into<String>) -> Self {
        self.reset_time = Some(text.into());
        self
    }

    /// The request is carried out first: what it changes is changed.
    pub fn carried_out(mut self) -> Self {
        self.carried_out = true;
        self
    }

    /// What is answered to a request for this URL; none, if no HTTP server would say it.
    pub(super) fn response(&self, url: &str) -> Option<Response> {
        let status = StatusCode::from_u16(self.status)
            .ok()
            .filter(|status| !status.is_informational())?;
        let mut response = Response::new(self.stream());
        *response.status_mut() = status;
        for (name, value) in self.all_headers(url) {
            let name: HeaderName = name.parse().ok()?;
            let framing = [header::CONTENT_LENGTH, header::TRANSFER_ENCODING];
            if framing.contains(&name) {
                return None;
            }
            let value = HeaderValue::from_bytes(&value).ok()?;
            response.headers_mut().append(name, value);
        }
        Some(response)
    }

    /// All headers but those that frame the body.
    fn all_headers(&self, url: &str) -> Vec<(String, Bytes)> {
        let mut headers = self.headers.clone();
        let mut add = |name: &str, value: String| headers.push((name.to_owned(), value.into()));
        if let Some(retry_after) = self.retry_after {
            add("retry-after", retry_after.write(Timestamp::now()));
        }
        if self.to_itself {
            add("location", url.to_owned());
        }
        let typed = self
            .headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let content_type = match self.content {
            Content::Page(page) => page.content_type(),
            Content::Bomb => Some("application/json; charset=utf-8"),
            Content::Bytes(_) | Content::Endless(_) => None,
        };
        if let Some(content_type) = content_type.filter(|_| !typed) {
            add("content-type", content_type.to_owned());
        }
        if self.content == Content::Bomb {
            add("content-encoding", "gzip".to_owned());
        }
        headers
    }

    fn stream(&self) -> Body {
        let (begin, rest) = match &self.content {
            Content::Endless(text) => (Bytes::new(), endless::piece(text)),
            Content::Bomb => endless::bomb(),
            Content::Page(_) | Content::Bytes(_) => return Body::from(self.bytes()),
        };
        let pieces = stream::once(async { begin }).chain(stream::repeat(rest));
        Body::from_stream(pieces.map(Ok::<_, axum::Error>))
    }

    /// The body, or of an endless one the beginning.
    fn bytes(&self) -> Bytes {
        match &self.content {
            Content::Page(page) => page.body(self.status, &self.reset()).into(),
            Content::Bytes(bytes) => bytes.clone(),
            Content::Endless(text) => endless::piece(text),
            Content::Bomb => endless::bomb().0,
        }
    }

    fn reset(&self) -> String {
        let wait = self
            .retry_after
            .and_then(|retry_after| SignedDuration::try_from(retry_after.wait).ok())
            .unwrap_or(NEXT_MINUTE);
        let told = self.reset_time.clone();
        told.unwrap_or_else(|| clock::slashes(after(Timestamp::now(), wait)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(reply: &Reply) -> Response {
        reply.response("http://x/me").expect("HTTP")
    }

    #[test]
    fn retry_after_is_rounded_up() {
        let reply = Reply::new(429).retry_after(Duration::from_millis(1500));

        assert_eq!(response(&reply).headers()[header::RETRY_AFTER], "2");
        assert!(
            !response(&Reply::new(429))
                .headers()
                .contains_key(header::RETRY_AFTER)
        );
    }

    #[test]
    fn an_endless_limit_is_no_reason_to_panic() {
        let reply = Reply::new(429)
            .page(ErrorPage::RateLimit)
            .retry_after(Duration::MAX);

        assert_eq!(response(&reply).status(), 429);
    }

    #[test]
    fn a_header_may_stand_twice() {
        let reply = Reply::new(429)
            .header("retry-after", "1")
            .header("Retry-After", "2");

        let response = response(&reply);
        let values = response.headers().get_all(header::RETRY_AFTER);
        assert_eq!(values.iter().collect::<Vec<_>>(), ["1", "2"]);
    }

    #[test]
    fn a_type_that_is_given_is_the_only_one() {
        let reply = Reply::new(502)
            .page(ErrorPage::Html)
            .header("Content-Type", "image/png");

        let response = response(&reply);
        let values = response.headers().get_all(header::CONTENT_TYPE);
        assert_eq!(values.iter().collect::<Vec<_>>(), ["image/png"]);
    }

    #[test]
    fn a_redirect_to_itself_knows_where_that_is() {
        let response = response(&Reply::redirect_to_itself(302));

        assert_eq!(response.headers()[header::LOCATION], "http://x/me");
    }

    #[test]
    fn what_no_server_says_is_no_response() {
        for reply in [
            Reply::new(101),
            Reply::new(1000),
            Reply::new(99),
            Reply::new(200).header("no name", "x"),
            Reply::new(200).header("x", "a\r\nb"),
            Reply::new(200).header("content-length", "7"),
        ] {
            assert!(reply.response("/").is_none(), "{reply:?}");
        }
    }

    #[test]
    fn a_header_is_shown_as_text() {
        let reply = Reply::new(429).header("retry-after", "soon");

        let shown = format!("{reply:?}");
        assert!(shown.contains(r#"("retry-after", b"soon")"#), "{shown}");
    }
}

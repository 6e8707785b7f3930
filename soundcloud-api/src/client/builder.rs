//! Settings of a client.

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue, header};
use reqwest::{Request, Response, Url, dns::Resolve};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Semaphore;
use tower::{Layer, Service};

use super::{
    Client, ResetTime, Shared,
    connector::{Connector, Stack},
    redirect_hosts::RedirectHosts,
};
use crate::{
    clock::{Clock, Time},
    credentials::Credentials,
    error::{BoxError, Error},
    limits::Limits,
    redact::mark,
    retry::{Budget, RetryPolicy},
    transport::{BoxTransport, Transport},
};

/// What this crate calls itself.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// What a response may be decoded from.
#[cfg(feature = "xml")]
const ACCEPT: &str = "application/json, application/xml;q=0.9";
#[cfg(not(feature = "xml"))]
const ACCEPT: &str = "application/json";

/// Settings of a [`Client`]; [`build`](Self::build) checks them.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    base_url: String,
    scheme: String,
    token: Option<SecretString>,
    key: Option<(String, SecretString)>,
    headers: Vec<(String, String)>,
    user_agent: String,
    limits: Limits,
    retry: RetryPolicy,
    redirect_hosts: Option<Vec<String>>,
    rebase_pages: bool,
    reset_time: Option<ResetTime>,
    time: Time,
    transport: Option<Transport>,
    layers: Vec<Stack>,
    resolver: Option<Arc<dyn Resolve>>,
    proxies: bool,
}

impl ClientBuilder {
    pub(super) fn new(base_url: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            scheme: "Bearer".to_owned(),
            token: None,
            key: None,
            headers: Vec::new(),
            user_agent: USER_AGENT.to_owned(),
            limits: Limits::default(),
            retry: RetryPolicy::default(),
            redirect_hosts: None,
            rebase_pages: false,
            reset_time: None,
            time: Time::default(),
            transport: None,
            layers: Vec::new(),
            resolver: None,
            proxies: true,
        }
    }

    /// Another base URL.
    pub fn base_url(mut self, base_url: impl AsRef<str>) -> Self {
        base_url.as_ref().clone_into(&mut self.base_url);
        self
    }

    /// The token that every call carries in the header `Authorization`, unless its endpoint says
    /// `auth = none`. It goes to the origin of the base URL only, and is never printed.
    pub fn token(mut self, token: impl Into<SecretString>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// The word before the token: `Bearer` (RFC 6750), unless set.
    pub fn token_scheme(mut self, scheme: impl Into<String>) -> Self {
        self.scheme = scheme.into();
        self
    }

    /// An API key, sent as this query parameter by endpoints that say `auth = key`.
    /// It goes to the origin of the base URL only, and is never printed.
    pub fn api_key(mut self, name: impl Into<String>, key: impl Into<SecretString>) -> Self {
        self.key = Some((name.into(), key.into()));
        self
    }

    /// A header that every call carries.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The value of the header `User-Agent`; without it, name and version of this crate.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// How long a connection may take, name and TLS included: 5 seconds, unless set.
    ///
    /// It has no effect on a [`transport`](Self::transport) or [`reqwest`](Self::reqwest) client
    /// of your own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.limits.connect = timeout;
        self
    }

    /// How long the head of a response may take, from the start of an attempt or, if it is later,
    /// from the end of an upload: 30 seconds, unless set.
    pub fn response_timeout(mut self, timeout: Duration) -> Self {
        self.limits.response = timeout;
        self
    }

    /// How long a body may stand still, on its way out or in: 20 seconds, unless set.
    ///
    /// There is no limit to how long it takes as long as it moves, but for
    /// [`timeout`](Self::timeout).
    pub fn stall_timeout(mut self, timeout: Duration) -> Self {
        self.limits.stall = timeout;
        self
    }

    /// How long a call may take in all: every attempt, the waits in between and the body; of
    /// [`Call::stream`](crate::Call::stream), to the beginning of the body.
    ///
    /// Unless it is set here or by [`Call::timeout`](crate::Call::timeout), it is 60 seconds for a
    /// call whose request and response are held in memory. A call that streams, whether a file to
    /// the server or a body from it, takes as long as it takes: see
    /// [`stall_timeout`](Self::stall_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.total = Some(timeout);
        self
    }

    /// How many bytes of a response are read into memory, after decompression: 16 MiB, unless set.
    ///
    /// [`Call::stream`](crate::Call::stream) and [`Call::save`](crate::Call::save) have no limit.
    pub fn body_limit(mut self, bytes: u64) -> Self {
        self.limits.body = bytes;
        self
    }

    /// How many bytes are kept of the body of an error: 64 KiB, unless set; of zero, none. The rest
    /// is not read.
    pub fn error_body_limit(mut self, bytes: u64) -> Self {
        self.limits.error_body = bytes;
        self
    }

    /// How many redirects of one call are followed: 5, unless set; of zero, none.
    pub fn redirects(mut self, redirects: u32) -> Self {
        self.limits.redirects = redirects;
        self
    }

    /// The other hosts that a redirect may lead to: names, or `*.cdn.example` for all below one.
    ///
    /// Without it, any host may be, but for addresses of private networks; credentials and headers
    /// of the client's own never go there.
    pub fn redirect_hosts(mut self, hosts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.redirect_hosts = Some(hosts.into_iter().map(Into::into).collect());
        self
    }

    /// How often calls are tried, and how long they wait in between; see [`RetryPolicy`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How many retries all calls of this client and its clones may make together: 100, unless
    /// set, and one more for each five calls that succeed; of zero, none ever.
    ///
    /// When it is used up, calls fail at their first attempt: a server that fails every call is
    /// not asked three times as much.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.limits.retry_budget = retries;
        self
    }

    /// How many pages of a listing are walked over: 10,000, unless set.
    pub fn most_pages(mut self, pages: usize) -> Self {
        self.limits.pages = pages;
        self
    }

    /// How many pages in a row may be empty before a listing ends in an error: 3, unless set.
    pub fn most_empty_pages(mut self, pages: usize) -> Self {
        self.limits.empty_pages = pages;
        self
    }

    /// Takes a link to a page on another host by its path and query onto the API's own origin,
    /// instead of refusing it: for servers that name themselves wrongly.
    pub fn rebase_pages(mut self) -> Self {
        self.rebase_pages = true;
        self
    }

    /// How many calls are under way at once: 256, unless set. Others wait their turn, first come,
    /// first served; a [`Download`](crate::Download) keeps its place until it is dropped.
    pub fn concurrency(mut self, calls: usize) -> Self {
        self.limits.concurrency = calls;
        self
    }

    /// How long a connection is kept that no call uses: 50 seconds, unless set; of zero, not at all.
    ///
    /// Shorter than the server keeps it is best: a call on a connection that is being closed fails.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.limits.idle = timeout;
        self
    }

    /// Another clock than tokio's, for tests: see [`ManualClock`](crate::ManualClock).
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.time = Time::Own(Arc::new(clock));
        self
    }

    /// Another resolver of host names than the system's.
    pub fn dns_resolver(mut self, resolver: impl Resolve + 'static) -> Self {
        self.resolver = Some(Arc::new(resolver));
        self
    }

    /// Uses no proxy, whatever the environment says.
    ///
    /// Unless this is set, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` are obeyed for an API on
    /// `https`, which a proxy only carries and cannot read. For one on `http` there is never a
    /// proxy: it would see the token.
    pub fn no_proxy(mut self) -> Self {
        self.proxies = false;
        self
    }

    /// How the server tells when a limit of its ends, other than by `Retry-After`: read from the
    /// answer 429 alone, it is waited for as `Retry-After` is.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use soundcloud_api::Client;
    ///
    /// let builder = Client::builder("https://shop.example").reset_time(|answer| {
    ///     let reset = answer.headers().get("x-ratelimit-reset")?.to_str().ok()?;
    ///     SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(reset.parse().ok()?))
    /// });
    /// # builder.build()?;
    /// # Ok::<(), soundcloud_api::Error>(())
    /// ```
    pub fn reset_time(mut self, read: ResetTime) -> Self {
        self.reset_time = Some(read);
        self
    }

    /// A reqwest client of your own.
    ///
    /// Build it with `redirect(Policy::none())` and `retry(reqwest::retry::never())`: both are this
    /// crate's business, which knows where credentials may go, and what may be repeated. The
    /// settings of connections have no effect on it: `connect_timeout`, `idle_timeout`,
    /// `dns_resolver`, `no_proxy`.
    pub fn reqwest(mut self, client: reqwest::Client) -> Self {
        self.transport = Some(Transport::Reqwest(client));
        self
    }

    /// Another transport in reqwest's place: any service, a closure in
    /// [`tower::service_fn`](https://docs.rs/tower/latest/tower/fn.service_fn.html) for one.
    ///
    /// ```
    /// use soundcloud_api::{BoxError, Client};
    ///
    /// let client = Client::builder("https://shop.example")
    ///     .transport(tower::service_fn(|request: reqwest::Request| async move {
    ///         assert_eq!(request.url().path(), "/items");
    ///         Ok::<_, BoxError>(http::Response::new(r#"["a","b"]"#).into())
    ///     }))
    ///     .build()?;
    /// # Ok::<(), soundcloud_api::Error>(())
    /// ```
    pub fn transport<S>(mut self, transport: S) -> Self
    where
        S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
        S::Future: Send + 'static,
        S::Error: Into<BoxError>,
    {
        self.transport = Some(Transport::service(transport));
        self
    }

    /// A layer around the transport; the one added last sees a request first.
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<BoxTransport> + Send + Sync + 'static,
        L::Service: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
        <L::Service as Service<Request>>::Error: Into<BoxError>,
    {
        self.layers.push(Arc::new(move |inner| {
            Transport::service(layer.layer(inner)).into_service()
        }));
        self
    }

    /// Checks the settings and makes the client.
    ///
    /// # Errors
    ///
    /// When the base URL is not one, when the token, the user agent or a header holds characters
    /// that no header may have, when a limit is zero that no call could keep, when the retry policy
    /// is none, or when redirects are let to what is no host.
    pub fn build(self) -> Result<Client, Error> {
        let base = base_url(&self.base_url)?;
        self.limits.check()?;
        self.retry.check()?;
        let redirect_hosts = self.redirect_hosts.as_deref().map(RedirectHosts::to);
        let redirect_hosts = redirect_hosts.transpose()?.unwrap_or_default();
        let mut credentials = Credentials::default();
        if let Some(token) = &self.token {
            credentials.set_token(&self.scheme, token.expose_secret())?;
        }
        if let Some((name, key)) = self.key {
            credentials.set_key(&name, key)?;
        }
        let headers = headers(&self.user_agent, &self.headers)?;
        credentials.know(&headers);
        let mut authorized_headers = headers.clone();
        if let Some(authorization) = credentials.authorization() {
            authorized_headers.insert(header::AUTHORIZATION, authorization.clone());
        }
        let connector = Connector {
            limits: self.limits,
            layers: self.layers,
            resolver: self.resolver,
            proxies: self.proxies && base.scheme() == "https",
        };
        let (transport, connector) = match self.transport {
            Some(transport) => (connector.stack(transport), None),
            None => (connector.transport()?, Some(connector)),
        };
        Ok(Client(Arc::new(Shared {
            base,
            transport,
            connector,
            credentials,
            headers: headers.into(),
            authorized_headers: authorized_headers.into(),
            limits: self.limits,
            retry: self.retry,
            redirect_hosts,
            rebase_pages: self.rebase_pages,
            reset_time: self.reset_time,
            time: self.time,
            budget: Arc::new(Budget::new(self.limits.retry_budget)),
            places: Arc::new(Semaphore::new(
                self.limits.concurrency.min(Semaphore::MAX_PERMITS),
            )),
            #[cfg(feature = "blocking")]
            blocking: std::sync::OnceLock::new(),
        })))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}

fn base_url(text: &str) -> Result<Url, Error> {
    // A user may have a password, a query a key: neither is shown.
    let wrong = |reason: &str| {
        let shown = match text.split(['?', '#']).next().unwrap_or_default() {
            "" => String::new(),
            _ if text.contains('@') => String::new(),
            shown => format!(" `{}`", shown.escape_debug()),
        };
        Error::config(format!("the base URL{shown} {reason}"))
    };
    if text.is_empty() {
        return Err(wrong("is empty; write `https://host`"));
    }
    let url = Url::parse(text).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => {
            wrong("has no scheme; write `https://host` or `http://host`")
        }
        error => wrong(&format!("is none: {error}")),
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        // `localhost:8080` is a URL, of the scheme `localhost`.
        return Err(wrong(
            "begins with neither `https://` nor `http://`; write one of them before the host",
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong(
            "names a user; remove it, credentials are set by `token` or `api_key`",
        ));
    }
    if url.query().is_some() {
        return Err(wrong(
            "has a query; remove it, `api_key` or the endpoints' templates hold pairs",
        ));
    }
    if url.fragment().is_some() {
        return Err(wrong("has a fragment; remove it, it is never sent"));
    }
    Ok(url)
}

fn headers(user_agent: &str, own: &[(String, String)]) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static(ACCEPT));
    #[cfg(feature = "gzip")]
    headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    let user_agent = HeaderValue::from_str(user_agent)
        .map_err(|_| Error::config("the user agent holds characters that no header may have"))?;
    headers.insert(header::USER_AGENT, user_agent);
    for (name, value) in own {
        let key = HeaderName::try_from(name.as_str())
            .map_err(|_| Error::config(format!("`{}` is no header name", name.escape_debug())))?;
        let value = HeaderValue::try_from(value.as_str()).map_err(|_| {
            Error::config(format!(
                "the value of the header `{key}` holds characters that no header may have"
            ))
        })?;
        let value = mark(&key, value);
        headers.insert(key, value);
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(builder: ClientBuilder) -> String {
        builder.build().expect_err("is refused").to_string()
    }

    #[test]
    fn a_base_url_is_checked_when_the_client_is_built() {
        for (url, word) in [
            ("shop.example", "https://host"),
            ("ftp://shop.example", "neither `https://` nor"),
            ("localhost:8080", "neither `https://` nor"),
            ("https://u:p4ss@shop.example", "names a user"),
            ("https://shop.example?a=1", "has a query"),
            ("https://shop.example/#a", "has a fragment"),
            ("", "https://host"),
        ] {
            let text = refused(Client::builder(url));
            assert!(text.contains(word), "{text}");
            assert!(!text.contains("p4ss"), "{text}");
        }
    }

    #[test]
    fn what_no_header_may_hold_is_refused_without_showing_it() {
        for builder in [
            Client::builder("https://h").token("c4nary\r\nX: y"),
            Client::builder("https://h").token("c4nary with space"),
            Client::builder("https://h").token(""),
            Client::builder("https://h").user_agent("c4nary\n"),
            Client::builder("https://h").header("x-a", "c4nary\0"),
        ] {
            let text = refused(builder);
            assert!(!text.contains("c4nary"), "{text}");
        }
        assert!(refused(Client::builder("https://h").header("x a", "v")).contains("`x a`"));
    }

    #[test]
    fn the_debug_text_has_no_secret() {
        let client = Client::builder("https://h")
            .token("c4nary")
            .api_key("consumer_key", "c4nary")
            .build()
            .expect("a client");
        assert!(!format!("{client:#?}").contains("c4nary"));
    }
}

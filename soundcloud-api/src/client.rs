//! The client: what all calls to one API share.

#[cfg(any(feature = "blocking", feature = "multipart"))]
use std::sync::OnceLock;
use std::{
    fmt,
    sync::{Arc, LazyLock},
    time::Duration,
};

use http::{HeaderMap, HeaderName, HeaderValue, header};
use reqwest::{Request, Response, Url};
use secrecy::SecretString;
use tower::{Layer, Service};

use crate::{
    credentials::Credentials,
    error::{BoxError, Error},
    redact::{RedactedUrl, is_secret_header},
    transport::{BoxTransport, Transport},
};

/// How long a connection may take, TLS included.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How much of a response is read into memory, in bytes.
const BODY_LIMIT: u64 = 16 * 1024 * 1024;

/// What this crate calls itself.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// What a response may be decoded from.
#[cfg(feature = "xml")]
const ACCEPT: &str = "application/json, application/xml;q=0.9";
#[cfg(not(feature = "xml"))]
const ACCEPT: &str = "application/json";

/// An API that calls go to: base URL, credentials, limits and the transport.
///
/// It is cheap to clone; clones share connections. A trait whose methods are declared by
/// [`endpoint`](crate::endpoint) becomes callable on it by an empty implementation:
///
/// ```
/// use soundcloud_api::{Api, Call, Client, endpoint};
///
/// trait Shop: Api {
///     #[endpoint(GET, "/items/<id>")]
///     fn item(&self, id: u32) -> Call<String>;
/// }
///
/// impl Shop for Client {}
///
/// let shop = Client::builder("https://shop.example/v1").token("t0k3n").build()?;
/// assert_eq!(shop.item(7).request()?.url().as_str(), "https://shop.example/v1/items/7");
/// # Ok::<(), soundcloud_api::Error>(())
/// ```
#[derive(Clone)]
pub struct Client(Arc<Shared>);

#[derive(Clone)]
struct Shared {
    base: Url,
    transport: Transport,
    credentials: Credentials,
    headers: Headers,
    /// The same with the token.
    authorized_headers: Headers,
    timeout: Option<Duration>,
    body_limit: u64,
    /// How to make another transport, unless it is the caller's own.
    #[cfg(feature = "blocking")]
    connector: Option<Connector>,
    #[cfg(feature = "blocking")]
    blocking: OnceLock<Client>,
}

/// What calls start from, made once so that a call copies what it would else put together.
#[derive(Clone, Default)]
pub(crate) struct Headers {
    pub(crate) bare: HeaderMap,
    /// With `Content-Length: 0`: hyper does not say of an empty body that it is empty, and some
    /// servers refuse a `POST` or `PUT` that has no length (RFC 9110 §8.6).
    pub(crate) empty_body: HeaderMap,
}

impl From<HeaderMap> for Headers {
    fn from(bare: HeaderMap) -> Self {
        let mut empty_body = bare.clone();
        empty_body.insert(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        Self { bare, empty_body }
    }
}

impl Client {
    /// Starts a client for the API at this URL.
    ///
    /// The URL may have a path, which every call keeps: `https://host/v1` and `https://host/v1/`
    /// are the same. A query, a fragment, a user and other schemes than `http` and `https` are
    /// errors of [`build`](ClientBuilder::build).
    pub fn builder(base_url: impl AsRef<str>) -> ClientBuilder {
        ClientBuilder::new(base_url.as_ref())
    }

    /// A client that sends nothing: every call fails and says which endpoint it was.
    ///
    /// For hand-written fakes of a trait, which need a client by their supertrait [`Api`](crate::Api)
    /// and answer by [`Call::ready`](crate::Call::ready):
    ///
    /// ```
    /// use soundcloud_api::{Api, Call, Client, endpoint};
    ///
    /// trait Shop: Api {
    ///     #[endpoint(GET, "/items/<id>")]
    ///     fn item(&self, id: u32) -> Call<String>;
    /// }
    ///
    /// struct Fake;
    ///
    /// impl Api for Fake {
    ///     fn client(&self) -> &Client {
    ///         Client::offline()
    ///     }
    /// }
    ///
    /// impl Shop for Fake {
    ///     fn item(&self, id: u32) -> Call<String> {
    ///         Call::ready(format!("item {id}"))
    ///     }
    /// }
    /// # futures_util::FutureExt::now_or_never(async {
    /// let shop: &dyn Shop = &Fake;
    /// assert_eq!(shop.item(7).await?, "item 7");
    /// # Ok::<(), soundcloud_api::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn offline() -> &'static Self {
        static OFFLINE: LazyLock<Client> = LazyLock::new(|| {
            Client(Arc::new(Shared {
                base: Url::parse("http://offline.invalid").expect("a valid URL"),
                transport: Transport::offline(),
                credentials: Credentials::default(),
                headers: Headers::default(),
                authorized_headers: Headers::default(),
                timeout: None,
                body_limit: BODY_LIMIT,
                #[cfg(feature = "blocking")]
                connector: None,
                #[cfg(feature = "blocking")]
                blocking: OnceLock::new(),
            }))
        });
        &OFFLINE
    }

    /// The URL that every path is appended to.
    #[must_use]
    pub fn base_url(&self) -> &Url {
        &self.0.base
    }

    pub(crate) fn transport(&self) -> &Transport {
        &self.0.transport
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.0.credentials
    }

    pub(crate) fn headers(&self) -> &Headers {
        &self.0.headers
    }

    pub(crate) fn authorized_headers(&self) -> &Headers {
        &self.0.authorized_headers
    }

    /// The headers that a foreign server may see: others may hold secrets.
    pub(crate) fn public_headers(&self) -> HeaderMap {
        [header::ACCEPT, header::USER_AGENT]
            .into_iter()
            .filter_map(|name| Some((name.clone(), self.0.headers.bare.get(name)?.clone())))
            .collect()
    }

    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.0.timeout
    }

    pub(crate) fn body_limit(&self) -> u64 {
        self.0.body_limit
    }

    /// Whether a URL is of the origin that credentials are for.
    pub(crate) fn is_own(&self, url: &Url) -> bool {
        let base = &self.0.base;
        base.scheme() == url.scheme()
            && base.host() == url.host()
            && base.port_or_known_default() == url.port_or_known_default()
    }

    /// The same client with connections of its own, for blocking calls: a connection is driven by
    /// the runtime that made it, which may stand still while a thread waits.
    #[cfg(feature = "blocking")]
    pub(crate) fn blocking(&self) -> Result<Self, Error> {
        let Some(connector) = &self.0.connector else {
            return Ok(self.clone());
        };
        if let Some(client) = self.0.blocking.get() {
            return Ok(client.clone());
        }
        let client = Self(Arc::new(Shared {
            transport: connector.transport()?,
            connector: None,
            ..Shared::clone(&self.0)
        }));
        Ok(self.0.blocking.get_or_init(|| client).clone())
    }

    /// A reqwest client, for what only its request builder does.
    #[cfg(feature = "multipart")]
    pub(crate) fn reqwest(&self) -> Result<reqwest::Client, Error> {
        static BUILDER: OnceLock<reqwest::Client> = OnceLock::new();
        if let Transport::Reqwest(client) = &self.0.transport {
            return Ok(client.clone());
        }
        if let Some(client) = BUILDER.get() {
            return Ok(client.clone());
        }
        let client = reqwest::Client::builder()
            .build()
            .map_err(|error| Error::transport(error.into()))?;
        Ok(BUILDER.get_or_init(|| client).clone())
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &RedactedUrl(&self.0.base))
            .field("transport", &self.0.transport)
            .field("credentials", &self.0.credentials)
            .field("timeout", &self.0.timeout)
            .field("body_limit", &self.0.body_limit)
            .finish_non_exhaustive()
    }
}

/// How connections are made, and what is stacked on them.
#[derive(Clone)]
struct Connector {
    timeout: Duration,
    layers: Vec<Stack>,
}

type Stack = Arc<dyn Fn(BoxTransport) -> BoxTransport + Send + Sync>;

impl Connector {
    fn transport(&self) -> Result<Transport, Error> {
        Ok(self.stack(Transport::Reqwest(reqwest_client(self.timeout)?)))
    }

    fn stack(&self, transport: Transport) -> Transport {
        self.layers.iter().fold(transport, |inner, layer| {
            Transport::Service(layer(inner.into_service()))
        })
    }
}

/// Settings of a [`Client`]; [`build`](Self::build) checks them.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    base_url: String,
    scheme: String,
    token: Option<SecretString>,
    key: Option<(String, SecretString)>,
    headers: Vec<(String, String)>,
    user_agent: String,
    timeout: Option<Duration>,
    body_limit: u64,
    transport: Option<Transport>,
    connector: Connector,
}

impl ClientBuilder {
    fn new(base_url: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            scheme: "Bearer".to_owned(),
            token: None,
            key: None,
            headers: Vec::new(),
            user_agent: USER_AGENT.to_owned(),
            timeout: None,
            body_limit: BODY_LIMIT,
            transport: None,
            connector: Connector {
                timeout: CONNECT_TIMEOUT,
                layers: Vec::new(),
            },
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

    /// How long a connection may take, TLS included: 5 seconds, unless set.
    ///
    /// It has no effect on a [`transport`](Self::transport) or [`reqwest`](Self::reqwest) client
    /// of your own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connector.timeout = timeout;
        self
    }

    /// How long a call may take in all, its body included: without limit, unless set here or by
    /// [`Call::timeout`](crate::Call::timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How many bytes of a response are read into memory, after decompression: 16 MiB, unless set.
    ///
    /// [`Call::stream`](crate::Call::stream) and [`Call::save`](crate::Call::save) have no limit.
    pub fn body_limit(mut self, bytes: u64) -> Self {
        self.body_limit = bytes;
        self
    }

    /// A reqwest client of your own.
    ///
    /// Build it with `redirect(Policy::none())`: redirects are this crate's business, which knows
    /// where credentials may go.
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
        self.connector.layers.push(Arc::new(move |inner| {
            Transport::service(layer.layer(inner)).into_service()
        }));
        self
    }

    /// Checks the settings and makes the client.
    ///
    /// # Errors
    ///
    /// When the base URL is not one, when the token, the user agent or a header holds characters
    /// that no header may have, or when a limit is zero.
    pub fn build(self) -> Result<Client, Error> {
        let base = base_url(&self.base_url)?;
        if self.body_limit == 0 || self.timeout == Some(Duration::ZERO) {
            return Err(Error::config("a limit of zero would fail every call"));
        }
        let mut credentials = Credentials::default();
        if let Some(token) = &self.token {
            let token = secrecy::ExposeSecret::expose_secret(token);
            credentials.set_token(&self.scheme, token)?;
        }
        if let Some((name, key)) = self.key {
            credentials.set_key(&name, key);
        }
        let headers = headers(&self.user_agent, &self.headers)?;
        let mut authorized_headers = headers.clone();
        if let Some(authorization) = credentials.authorization() {
            authorized_headers.insert(header::AUTHORIZATION, authorization.clone());
        }
        #[cfg(feature = "blocking")]
        let connector = self.transport.is_none().then(|| self.connector.clone());
        let transport = match self.transport {
            Some(transport) => self.connector.stack(transport),
            None => self.connector.transport()?,
        };
        Ok(Client(Arc::new(Shared {
            base,
            transport,
            credentials,
            headers: headers.into(),
            authorized_headers: authorized_headers.into(),
            timeout: self.timeout,
            body_limit: self.body_limit,
            #[cfg(feature = "blocking")]
            connector,
            #[cfg(feature = "blocking")]
            blocking: OnceLock::new(),
        })))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}

fn reqwest_client(connect_timeout: Duration) -> Result<reqwest::Client, Error> {
    let mut builder = reqwest::Client::builder()
        .connect_timeout(connect_timeout)
        .redirect(reqwest::redirect::Policy::none());
    if !may_have_proxy() {
        // A client without proxies does not look for one at each call.
        builder = builder.no_proxy();
    }
    builder
        .build()
        .map_err(|error| Error::transport(error.into()))
}

/// Whether reqwest may find a proxy: in the environment, or in the system's settings, which it
/// only reads on these two.
fn may_have_proxy() -> bool {
    const VARIABLES: [&str; 6] = [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    ];
    let is_set = |name: &&str| std::env::var_os(name).is_some();
    cfg!(any(target_os = "macos", windows)) || VARIABLES.iter().any(is_set)
}

fn base_url(text: &str) -> Result<Url, Error> {
    // A user may have a password, a query a key: neither is shown.
    let wrong = |reason: &str| {
        let shown = if text.contains('@') {
            "the base URL"
        } else {
            text.split(['?', '#']).next().unwrap_or_default()
        };
        Error::config(format!("base URL: {shown}: {reason}"))
    };
    let url = Url::parse(text).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => {
            wrong("it has no scheme; write `https://host` or `http://host`")
        }
        error => wrong(&error.to_string()),
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong("write `https://host` or `http://host`"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong(
            "remove the user; credentials are set by `token` or `api_key`",
        ));
    }
    if url.query().is_some() {
        return Err(wrong(
            "remove the query; `api_key` or the endpoints' templates hold pairs",
        ));
    }
    if url.fragment().is_some() {
        return Err(wrong("remove the fragment, which is never sent"));
    }
    Ok(url)
}

fn headers(user_agent: &str, own: &[(String, String)]) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static(ACCEPT));
    let user_agent = HeaderValue::from_str(user_agent)
        .map_err(|_| Error::config("the user agent holds characters that no header may have"))?;
    headers.insert(header::USER_AGENT, user_agent);
    for (name, value) in own {
        let key = HeaderName::try_from(name.as_str())
            .map_err(|_| Error::config(format!("`{}` is no header name", name.escape_debug())))?;
        let mut value = HeaderValue::try_from(value.as_str()).map_err(|_| {
            Error::config(format!(
                "the value of the header `{key}` holds characters that no header may have"
            ))
        })?;
        value.set_sensitive(is_secret_header(&key, &value));
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
            ("ftp://shop.example", "https://host"),
            ("https://u:p4ss@shop.example", "remove the user"),
            ("https://shop.example?a=1", "remove the query"),
            ("https://shop.example/#a", "remove the fragment"),
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

//! The client: what all calls to one API share.

mod builder;
mod connector;
mod redirect_hosts;

#[cfg(any(feature = "blocking", feature = "multipart"))]
use std::sync::OnceLock;
use std::{
    fmt,
    sync::{Arc, LazyLock},
    time::SystemTime,
};

use http::{HeaderMap, HeaderValue, header};
use reqwest::Url;
use tokio::sync::Semaphore;

pub use self::builder::ClientBuilder;
use self::{connector::Connector, redirect_hosts::RedirectHosts};
use crate::{
    clock::Time,
    credentials::Credentials,
    error::{ApiError, Error},
    limits::Limits,
    redact::RedactedUrl,
    retry::{Budget, RetryPolicy},
    transport::Transport,
};

/// How a server's answer tells when a limit of its ends.
pub(crate) type ResetTime = fn(&ApiError) -> Option<SystemTime>;

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
    /// How to make another transport, unless it is the caller's own.
    connector: Option<Connector>,
    credentials: Credentials,
    headers: Headers,
    /// The same with the token.
    authorized_headers: Headers,
    limits: Limits,
    retry: RetryPolicy,
    redirect_hosts: RedirectHosts,
    rebase_pages: bool,
    reset_time: Option<ResetTime>,
    time: Time,
    /// What clones have in common, blocking ones too.
    budget: Arc<Budget>,
    places: Arc<Semaphore>,
    #[cfg(feature = "blocking")]
    blocking: OnceLock<Client>,
}

#[expect(clippy::expect_used, reason = "a URL that is known")]
fn offline_url() -> Url {
    Url::parse("http://offline.invalid").expect("a valid URL")
}

impl Shared {
    /// A client that sends nothing.
    fn offline() -> Self {
        let limits = Limits::default();
        Self {
            base: offline_url(),
            transport: Transport::offline(),
            connector: None,
            credentials: Credentials::default(),
            headers: Headers::default(),
            authorized_headers: Headers::default(),
            limits,
            retry: RetryPolicy::never(),
            redirect_hosts: RedirectHosts::default(),
            rebase_pages: false,
            reset_time: None,
            time: Time::default(),
            budget: Arc::new(Budget::new(limits.retry_budget)),
            places: Arc::new(Semaphore::new(limits.concurrency)),
            #[cfg(feature = "blocking")]
            blocking: OnceLock::new(),
        }
    }
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
        static OFFLINE: LazyLock<Client> = LazyLock::new(|| Client(Arc::new(Shared::offline())));
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

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn retry(&self) -> &RetryPolicy {
        &self.0.retry
    }

    pub(crate) fn time(&self) -> &Time {
        &self.0.time
    }

    pub(crate) fn budget(&self) -> &Budget {
        &self.0.budget
    }

    /// Places for calls under way.
    pub(crate) fn places(&self) -> &Arc<Semaphore> {
        &self.0.places
    }

    pub(crate) fn redirect_hosts(&self) -> &RedirectHosts {
        &self.0.redirect_hosts
    }

    /// Whether a link to a page elsewhere is taken onto the API's origin.
    pub(crate) fn rebases_pages(&self) -> bool {
        self.0.rebase_pages
    }

    pub(crate) fn reset_time(&self) -> Option<ResetTime> {
        self.0.reset_time
    }

    /// The same client with new connections, where they are not the caller's own.
    pub(crate) fn reconnected(&self) -> Result<Option<Self>, Error> {
        let Some(connector) = &self.0.connector else {
            return Ok(None);
        };
        Ok(Some(Self(Arc::new(Shared {
            transport: connector.transport()?,
            ..Shared::clone(&self.0)
        }))))
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
        if let Some(client) = self.0.blocking.get() {
            return Ok(client.clone());
        }
        let Some(client) = self.reconnected()? else {
            return Ok(self.clone());
        };
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
            .field("base_url", &RedactedUrl(&self.0.base, Vec::new()))
            .field("transport", &self.0.transport)
            .field("credentials", &self.0.credentials)
            .field("limits", &self.0.limits)
            .field("retry", &self.0.retry)
            .finish_non_exhaustive()
    }
}

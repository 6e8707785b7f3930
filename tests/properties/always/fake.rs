//! A client whose network is a function. All that it would have sent is kept.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt as _;
use http::{HeaderMap, HeaderValue, Method, Response};
use soundcloud_api::{
    BoxError, Client, ClientBuilder,
    reqwest::{Request, Url},
};

/// What is in every credential that a client has, and nowhere else.
pub(crate) const CANARY: &str = "c4nary";

/// The headers that carry something of the caller's own.
const OWN: [&str; 4] = [
    "authorization",
    "cookie",
    "proxy-authorization",
    "x-api-secret",
];

/// A request as the network would have seen it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
}

impl Seen {
    /// Whether the caller's credentials are on it.
    pub(crate) fn has_credentials(&self) -> bool {
        OWN.iter().all(|name| {
            let value = self.headers.get(*name).map(HeaderValue::as_bytes);
            value.is_some_and(|value| value.ends_with(CANARY.as_bytes()))
        })
    }

    /// Whether anything of them is.
    pub(crate) fn has_any_credential(&self) -> bool {
        let values = self.headers.values().map(HeaderValue::as_bytes);
        let mut all = values.chain([self.url.as_str().as_bytes()]);
        all.any(|text| {
            text.windows(CANARY.len())
                .any(|part| part == CANARY.as_bytes())
        })
    }
}

/// A client with credentials of every kind, and what it has sent.
pub(crate) struct Fake {
    pub(crate) client: Client,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Fake {
    /// The function answers each request; it is told how many have come before.
    pub(crate) fn new(
        base: &str,
        answer: impl Fn(usize) -> Response<Vec<u8>> + Send + Sync + 'static,
    ) -> Self {
        Self::with(base, answer, |builder| builder)
    }

    /// The same, with more settings.
    pub(crate) fn with(
        base: &str,
        answer: impl Fn(usize) -> Response<Vec<u8>> + Send + Sync + 'static,
        more: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Self {
        let seen = Arc::<Mutex<Vec<Seen>>>::default();
        let (kept, answer) = (Arc::clone(&seen), Arc::new(answer));
        let transport = tower::service_fn(move |request: Request| {
            let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
            async move {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                let before = kept.len();
                kept.push(Seen {
                    method: request.method().clone(),
                    url: request.url().clone(),
                    headers: request.headers().clone(),
                });
                Ok::<_, BoxError>(answer(before).into())
            }
        });
        let builder = Client::builder(base)
            .token(CANARY)
            .api_key("consumer_key", CANARY)
            .header("cookie", CANARY)
            .header("proxy-authorization", CANARY)
            .header("x-api-secret", CANARY)
            .transport(transport);
        Self {
            client: more(builder).build().expect("a client"),
            seen,
        }
    }

    /// What was sent since the last time.
    pub(crate) fn sent(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What a call gives: over such a network it is ready at once.
pub(crate) fn ready<F: IntoFuture>(future: F) -> F::Output {
    let ready = future.into_future().now_or_never();
    ready.expect("nothing to wait for")
}

/// An answer in JSON.
pub(crate) fn json(text: impl Into<Vec<u8>>) -> Response<Vec<u8>> {
    let response = Response::builder().header("content-type", "application/json");
    response.body(text.into()).expect("a response")
}

/// Whether two URLs are of one origin.
pub(crate) fn is_same_origin(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

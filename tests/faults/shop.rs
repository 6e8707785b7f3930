//! The API that the rows call: an endpoint of each kind, and a secret wherever a caller may have
//! one, so that a row which shows anything of the request fails.

use std::error::Error as StdError;

use http::Method;
use soundcloud_api::{Api, Body, Call, Client, ClientBuilder, Error, ErrorKind, Sent, endpoint};
use soundcloud_tests::log::{CANARY, tells_a_secret, watch};

/// A secret.
pub(crate) const SECRET: &str = "c4n4ry-5";

/// An argument in the path: traces tell it, errors do not.
pub(crate) const ID: &str = "1tem-77";

pub(crate) trait Shop: Api {
    #[endpoint(GET, "/items/<id>", auth = key)]
    fn item(&self, id: &str) -> Call<u64>;

    #[endpoint(HEAD, "/items/<id>", auth = key)]
    fn head(&self, id: &str) -> Call<()>;

    #[endpoint(PUT, "/items/<id>", auth = key, json = item)]
    fn replace(&self, id: &str, item: &str) -> Call<u64>;

    #[endpoint(DELETE, "/items/<id>", auth = key)]
    fn delete(&self, id: &str) -> Call<u64>;

    #[endpoint(POST, "/items/<id>", auth = key, json = item)]
    fn add(&self, id: &str, item: &str) -> Call<u64>;

    #[endpoint(PATCH, "/items/<id>", auth = key, json = item)]
    fn change(&self, id: &str, item: &str) -> Call<u64>;

    /// A POST that may be repeated.
    #[endpoint(POST, "/items/<id>/search", auth = key, json = item, retry = always)]
    fn search(&self, id: &str, item: &str) -> Call<u64>;

    /// A PUT that may not.
    #[endpoint(PUT, "/items/<id>/secret", auth = key, json = item, retry = never)]
    fn renew(&self, id: &str, item: &str) -> Call<u64>;

    #[endpoint(PUT, "/items/<id>/file", auth = key, body = content)]
    fn upload(&self, id: &str, content: Body) -> Call<u64>;

    #[endpoint(GET, "/items/<id>/list", auth = key)]
    fn list(&self, id: &str) -> Call<Vec<u64>>;

    #[endpoint(GET, "/items/<id>/text", auth = key)]
    fn text(&self, id: &str) -> Call<Vec<String>>;

    #[endpoint(GET, "/items/<id>/any", auth = key)]
    fn any(&self, id: &str) -> Call<()>;
}

impl Shop for Client {}

/// A client with secrets; whatever is logged from here on is searched for them.
pub(crate) fn builder(url: impl AsRef<str>) -> ClientBuilder {
    watch();
    Client::builder(url)
        .token(SECRET)
        .api_key("key", SECRET)
        .header("x-session-token", SECRET)
}

/// A call of one of six methods, all of whose bodies can be sent again. The value of a `HEAD` is 7.
pub(crate) async fn call(client: &Client, method: &Method) -> Result<u64, Error> {
    match *method {
        Method::GET => client.item(ID).await,
        Method::HEAD => client.head(ID).await.map(|()| 7),
        Method::PUT => client.replace(ID, SECRET).await,
        Method::DELETE => client.delete(ID).await,
        Method::POST => client.add(ID, SECRET).await,
        Method::PATCH => client.change(ID, SECRET).await,
        _ => unreachable!("there are six"),
    }
}

/// What may have had its effect is sent again with these.
pub(crate) const IDEMPOTENT: [Method; 4] = [Method::GET, Method::HEAD, Method::PUT, Method::DELETE];

/// And not with these.
pub(crate) const OTHER: [Method; 2] = [Method::POST, Method::PATCH];

pub(crate) fn all() -> impl Iterator<Item = Method> {
    IDEMPOTENT.into_iter().chain(OTHER)
}

/// Holds an error against what the row promises, and against what no error may ever tell.
pub(crate) fn expect(error: &Error, kind: ErrorKind, sent: Sent, attempts: u32) {
    assert_eq!(error.kind(), kind, "{error:?}");
    assert_eq!(error.was_sent(), sent, "{error:?}");
    assert_eq!(error.attempts(), attempts, "{error:?}");
    clean(error);
}

/// An error tells its endpoint by the template, and nothing that the caller would keep to himself.
pub(crate) fn clean(error: &Error) {
    let text = error.to_string();
    assert!(text.contains("/items/<id>"), "{text}");
    let mut next: Option<&dyn StdError> = Some(error);
    while let Some(cause) = next {
        for text in [
            format!("{cause}"),
            format!("{cause:#}"),
            format!("{cause:?}"),
            format!("{cause:#?}"),
        ] {
            assert!(!tells_a_secret(&text), "a text of an error has {CANARY}");
            assert!(!text.contains(ID), "an error tells the path: {text}");
        }
        next = cause.source();
    }
}

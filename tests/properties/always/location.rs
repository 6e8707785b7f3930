//! Wherever a server redirects to: only plain web addresses are asked, and credentials go to none
//! but the API's own origin.

use std::net::IpAddr;

use http::{HeaderValue, Response};
use soundcloud_api::{Api, Call, Client, Error, ErrorKind, Sent, endpoint, reqwest::Url};

use super::fake::{CANARY, Fake, Seen, is_same_origin, json, ready};

trait Redirected: Api {
    #[endpoint(GET, "/v1/items/<id>", auth = key)]
    fn item(&self, id: u8) -> Call<u8>;

    #[endpoint(POST, "/v1/items", json = item)]
    fn add(&self, item: u8) -> Call<u8>;
}

impl Redirected for Client {}

const BASES: [&str; 2] = ["https://api.example", "http://127.0.0.1:8080"];

/// What a client of this crate asks of one call at most: the first, and five more.
const MOST: usize = 6;

/// Redirects to this place, once and for ever.
pub(crate) fn check(location: &[u8]) {
    let Ok(location) = HeaderValue::from_bytes(location) else {
        return;
    };
    for base in BASES {
        for status in [302, 303, 307] {
            for (times, is_get) in [(1, true), (1, false), (usize::MAX, true)] {
                let to = location.clone();
                let fake = Fake::new(base, move |before| {
                    if before < times {
                        redirect(status, &to)
                    } else {
                        json("8")
                    }
                });
                let result = if is_get {
                    ready(fake.client.item(7))
                } else {
                    ready(fake.client.add(7))
                };
                let sent = fake.sent();
                check_requests(&sent, &location);
                check_result(&sent, times, &result);
                if !is_get {
                    let posts = sent.iter().filter(|request| request.method == "POST");
                    assert_eq!(posts.count(), 1, "{sent:?}");
                    assert!(status == 303 || sent.len() == 1, "{sent:?}");
                }
            }
        }
    }
}

fn redirect(status: u16, location: &HeaderValue) -> Response<Vec<u8>> {
    let response = Response::builder().status(status);
    let response = response.header("location", location.clone());
    response.body(b"elsewhere".to_vec()).expect("a response")
}

fn check_requests(sent: &[Seen], location: &HeaderValue) {
    let own = &sent.first().expect("the first request").url;
    assert!(sent.len() <= MOST, "{sent:?}");
    let mut secure = false;
    for request in sent {
        let Seen { url, headers, .. } = request;
        assert!(matches!(url.scheme(), "http" | "https"), "{url}");
        assert!(url.has_host(), "{url}");
        assert!(
            url.username().is_empty() && url.password().is_none(),
            "{url}"
        );
        // What was encrypted once is not asked for in the clear.
        assert!(!secure || url.scheme() == "https", "{sent:?}");
        secure = url.scheme() == "https";
        if is_same_origin(own, url) {
            assert!(request.has_credentials(), "{request:?}");
            continue;
        }
        assert!(is_inside(own) || !is_inside(url), "{sent:?}");
        let allowed = |name: &str| matches!(name, "accept" | "user-agent");
        assert!(
            headers.keys().all(|name| allowed(name.as_str())),
            "{request:?}"
        );
        let is_told = String::from_utf8_lossy(location.as_bytes()).contains(CANARY);
        assert!(is_told || !request.has_any_credential(), "{request:?}");
    }
}

fn check_result(sent: &[Seen], times: usize, result: &Result<u8, Error>) {
    match result {
        Ok(value) => {
            assert_eq!(*value, 8);
            assert_eq!(sent.len(), times + 1, "{sent:?}");
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Redirect, "{error:?}");
            assert_eq!((error.was_sent(), error.attempts()), (Sent::Yes, 1));
            let status = error.status().map(|status| status.is_redirection());
            assert_eq!(status, Some(true), "{error:?}");
            assert!(!error.is_retryable(), "{error:?}");
            assert!(!error.to_string().contains(char::is_control), "{error}");
            assert!(sent.len() == 1 || sent.len() == MOST, "{sent:?}");
        }
    }
}

/// Whether a URL is of this machine or a network that is nobody else's, as far as the standard
/// library tells.
fn is_inside(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let name = host.trim_matches(['[', ']']);
    match name.parse() {
        Ok(IpAddr::V4(address)) => {
            address.is_loopback()
                || address.is_private()
                || address.is_link_local()
                || address.is_unspecified()
        }
        Ok(IpAddr::V6(address)) => {
            let mapped = address.to_ipv4_mapped();
            mapped.is_some_and(|address| address.is_loopback() || address.is_private())
                || address.is_loopback()
                || address.is_unspecified()
                || address.is_unique_local()
                || address.is_unicast_link_local()
        }
        Err(_) => name == "localhost",
    }
}

//! Secrets go to the API where nobody else looks: in headers and bodies, not in addresses.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use futures_util::TryStreamExt as _;
use http::HeaderMap;
use soundcloud_api::{BoxTransport, Client};
use soundcloud_tests::{
    log::CANARY,
    wait::ends,
    wire::{Request, Wire, json, pool, redirect},
};
use tower::ServiceExt as _;

use super::calls::{GRANT, Shop as _, TOKEN, secretive, signed};

/// Holds that the token stands in one header and nowhere else.
fn is_in_one_header(request: &Request) {
    let bearer = format!("Bearer {TOKEN}");
    assert_eq!(request.header_all("authorization"), [&*bearer]);
    // However it would be written there.
    let parts = ["c4n4ry/token", "c4n4ry%2Ftoken", "c4n4ry%2ftoken"];
    let others = request
        .headers
        .iter()
        .filter(|(name, _)| name != "authorization");
    let others = others.map(|(_, value)| &**value);
    for text in others.chain([&*request.target, request.text()]) {
        assert!(parts.iter().all(|part| !text.contains(part)));
    }
}

#[tokio::test]
async fn s06_a_token_is_in_one_header_and_never_in_an_address() {
    let wire = Wire::start(|request| match request.path() {
        "/items/7" => redirect(302, "/items?page=1"),
        "/items" if request.target.contains("page=1") => {
            json(r#"{"collection":[1],"next":"/items?page=2&consumer_key=server"}"#)
        }
        _ => json(r#"{"collection":[2],"next":null}"#),
    });
    let client = secretive(wire.builder()).reqwest(pool()).build();
    let client = client.expect("a client");
    ends(client.token(&GRANT)).await.expect("a success");
    ends(client.replace(&GRANT)).await.expect("a success");
    ends(client.items()).await.expect("a success");
    let all: Vec<_> = ends(signed(&client).items().try_collect())
        .await
        .expect("two pages");
    assert_eq!(all, [1, 2]);
    let requests = wire.requests();
    assert_eq!(requests.len(), 6);
    requests.iter().for_each(is_in_one_header);
    // What is exchanged for tokens is in the body.
    let [form, document] = [&requests[0], &requests[1]];
    for request in [form, document] {
        assert_eq!(request.target, "/token");
        for secret in ["id", "secret", "code", "verifier", "refresh", "password"] {
            assert!(request.text().contains(&format!("{CANARY}-{secret}")));
        }
    }
}

#[tokio::test]
async fn s06_a_call_without_credentials_has_none() {
    let wire = Wire::always(json(r#"{"collection":[],"next":null}"#));
    let client = secretive(wire.builder()).reqwest(pool()).build();
    ends(client.expect("a client").public())
        .await
        .expect("a success");
    let request = wire.only();
    assert_eq!(request.target, "/public");
    assert!(request.header_all("authorization").is_empty());
}

#[tokio::test]
async fn s06_a_token_of_one_call_takes_the_place_of_the_clients() {
    let wire = Wire::always(json(r#"{"collection":[],"next":null}"#));
    let builder = secretive(wire.builder()).header("authorization", "Bearer c4n4ry-other");
    let client = builder.reqwest(pool()).build().expect("a client");
    ends(client.items()).await.expect("a success");
    is_in_one_header(&wire.last());
    let call = signed(&client).header("Authorization", "Bearer c4n4ry-own");
    ends(call).await.expect("a success");
    assert_eq!(
        wire.last().header("authorization"),
        Some("Bearer c4n4ry-own")
    );
}

/// How many of the headers hold a secret; all of them have to be marked.
fn marked(headers: &HeaderMap) -> usize {
    let mut count = 0;
    for (name, value) in headers {
        if value
            .as_bytes()
            .windows(CANARY.len())
            .any(|part| part == CANARY.as_bytes())
        {
            assert!(value.is_sensitive(), "{name}");
            count += 1;
        }
    }
    count
}

#[tokio::test]
async fn s06_headers_with_secrets_are_marked() {
    let wire = Wire::always(json(r#"{"collection":[],"next":null}"#));
    let count = Arc::<AtomicUsize>::default();
    let seen = Arc::clone(&count);
    let look = tower::layer::layer_fn(move |inner: BoxTransport| {
        let seen = Arc::clone(&seen);
        inner.map_request(move |request: reqwest::Request| {
            seen.fetch_add(marked(request.headers()), Ordering::SeqCst);
            request
        })
    });
    let builder = secretive(wire.builder()).reqwest(pool()).layer(look);
    let client: Client = builder.build().expect("a client");
    ends(signed(&client)).await.expect("a success");
    // The token, three of the client's, one of the endpoint's and one of the call's.
    assert_eq!(count.load(Ordering::SeqCst), 6);
    // The request as it is shown beforehand has no credentials, and the same marks.
    let request = signed(&client).request().expect("a request");
    assert_eq!(marked(request.headers()), 5);
}

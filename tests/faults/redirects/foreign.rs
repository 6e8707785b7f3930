//! Redirects to other origins, which get nothing that is not theirs.

use futures_util::stream;
use http::Method;
use soundcloud_api::{Body, Client, Error, ErrorKind, ManualClock, Sent, TransportPhase};
use soundcloud_tests::{
    names::Names,
    port::Port,
    tls::{Authority, Fault},
    wait::ends,
    wire::{Answer, Wire, answer, json, redirect},
};

use super::{client, expect_redirect, is_bare};
use crate::shop::{ID, IDEMPOTENT, OTHER, SECRET, Shop as _, all, builder, call, expect};

const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

/// A success of `GET` and `HEAD`.
fn seven(method: &str) -> Answer {
    if method == "HEAD" {
        answer(200, &[], "")
    } else {
        json("7")
    }
}

/// Calls with all that a caller may add, and no less than the client has.
async fn tell_all(client: &Client) -> Result<u64, Error> {
    let call = client
        .item(ID)
        .query("secret_token", SECRET)
        .header("cookie", SECRET)
        .header("proxy-authorization", SECRET)
        .header("x-credential", SECRET);
    ends(call).await
}

#[tokio::test]
async fn r01_a_redirect_elsewhere_carries_no_secret() {
    let elsewhere = Wire::start(|request| seven(&request.method));
    let port = elsewhere.address().port();
    for status in STATUSES {
        for place in [
            "http://cdn.example/x?a=1".to_owned(),
            "//cdn.example/x?a=1".to_owned(),
            format!("http://api.example:{port}/x?a=1"),
        ] {
            let wire = Wire::always(redirect(status, &place));
            let names = Names::new().with("cdn.example", elsewhere.address());
            let client = client(&wire, names);
            let before = elsewhere.count();
            assert_eq!(tell_all(&client).await.expect("a success"), 7);
            ends(client.head(ID)).await.expect("a success");
            let requests = elsewhere.requests().split_off(before);
            let [get, head] = requests.try_into().expect("two requests");
            assert_eq!((&*get.method, &*head.method), ("GET", "HEAD"));
            for request in [get, head] {
                assert_eq!(request.target, "/x?a=1");
                is_bare(&request);
            }
            // The API itself has seen it all.
            let [get, _] = wire.requests().try_into().expect("two requests");
            assert_eq!(get.header("cookie"), Some(SECRET));
            assert!(get.header("authorization").is_some() && get.target.contains(SECRET));
        }
    }
}

#[tokio::test]
async fn r01_what_was_led_elsewhere_and_back_carries_no_secret_either() {
    let elsewhere = Wire::always(redirect(302, "http://api.example/back"));
    let wire = Wire::start(|request| match request.path() {
        "/back" => json("7"),
        _ => redirect(302, "http://cdn.example/x"),
    });
    let names = Names::new().with("cdn.example", elsewhere.address());
    let client = client(&wire, names);
    assert_eq!(tell_all(&client).await.expect("a success"), 7);
    is_bare(&elsewhere.only());
    assert_eq!((wire.count(), &*wire.last().target), (2, "/back"));
    is_bare(&wire.last());
}

#[tokio::test]
async fn r01_another_scheme_is_another_origin_and_http_is_none_for_https() {
    let authority = Authority::new();
    let plain = Wire::start(|request| seven(&request.method));
    let location = plain.url();
    for status in STATUSES {
        let secure = authority.server(Fault::None, |request| seven(&request.method));
        let upward = Wire::always(redirect(status, &secure.url()));
        let location = location.clone();
        let downward = authority.server(Fault::None, move |_| redirect(status, &location));
        let client = |url: String| {
            let trusting = authority.trusted().build().expect("a client");
            let client = builder(url).reqwest(trusting).clock(ManualClock::new());
            client.build().expect("a client")
        };
        assert_eq!(tell_all(&client(upward.url())).await.expect("a success"), 7);
        is_bare(&secure.only());
        assert_eq!(upward.count(), 1);

        let error = tell_all(&client(downward.url())).await;
        expect_redirect(&error.expect_err("is refused"), status);
        assert_eq!(downward.count(), 1);
    }
    assert_eq!(plain.connections(), 0);
}

/// Holds that calls of these methods end at these redirects, to wherever they lead.
async fn is_not_followed(statuses: &[u16], methods: &[Method]) {
    let elsewhere = Wire::always(json("7"));
    for &status in statuses {
        for place in ["http://cdn.example/x", "https://cdn.example/x", "/x"] {
            let wire = Wire::always(redirect(status, place));
            let names = Names::new().with("cdn.example", elsewhere.address());
            let client = client(&wire, names);
            for (index, method) in methods.iter().enumerate() {
                let error = ends(call(&client, method)).await;
                let error = error.expect_err("is not followed");
                expect_redirect(&error, status);
                assert!(error.to_string().contains(method.as_str()), "{error}");
                assert_eq!(wire.count(), index + 1, "{method} {status} {place}");
                assert_eq!(wire.last().method, method.as_str());
            }
        }
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn r02_a_body_never_follows_a_redirect() {
    let writing = [Method::POST, Method::PUT, Method::PATCH];
    is_not_followed(&[307, 308], &writing).await;

    // Nor does one that is a stream, or one that the endpoint lets be repeated.
    let elsewhere = Wire::always(json("7"));
    for status in [307, 308] {
        let wire = Wire::always(redirect(status, "http://cdn.example/x"));
        let names = Names::new().with("cdn.example", elsewhere.address());
        let client = client(&wire, names);
        let pieces = stream::iter([Ok::<_, std::io::Error>(SECRET)]);
        let upload = client.upload(ID, Body::stream(pieces, None));
        for call in [upload, client.search(ID, SECRET)] {
            expect_redirect(&ends(call).await.expect_err("is refused"), status);
        }
        assert_eq!(wire.count(), 2);
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn r02_after_303_another_origin_is_asked_without_the_body() {
    for method in all() {
        let elsewhere = Wire::start(|request| seven(&request.method));
        let wire = Wire::always(redirect(303, "http://cdn.example/x"));
        let names = Names::new().with("cdn.example", elsewhere.address());
        let value = ends(call(&client(&wire, names), &method)).await;
        assert_eq!(value.expect("a success"), 7);
        let request = elsewhere.only();
        let expected = if method == Method::HEAD {
            "HEAD"
        } else {
            "GET"
        };
        assert_eq!((&*request.method, &*request.target), (expected, "/x"));
        is_bare(&request);
        assert_eq!(wire.count(), 1, "{method}");
    }
}

#[tokio::test]
async fn r02_what_a_redirect_has_answered_is_not_sent_again_for_where_it_led() {
    let asks = |status: u16| Wire::always(answer(status, &[("retry-after", "1")], ""));
    let (limited, busy, closed) = (asks(429), asks(503), Port::closed_address());
    for (kind, address) in [
        (ErrorKind::RateLimited, limited.address()),
        (ErrorKind::Api, busy.address()),
        (ErrorKind::Transport(TransportPhase::Connect), closed),
        (ErrorKind::Transport(TransportPhase::Dns), closed),
    ] {
        let is_known = !matches!(kind, ErrorKind::Transport(TransportPhase::Dns));
        let wire = Wire::always(redirect(303, "http://cdn.example/x"));
        let names = Names::new();
        let names = if is_known {
            names.with("cdn.example", address)
        } else {
            names
        };
        let client = client(&wire, names);
        let mut sent = 0;
        let mut failed = |error: Error, attempts: u32| {
            expect(&error, kind, Sent::Yes, attempts);
            let is_of_network = matches!(kind, ErrorKind::Transport(_));
            assert_eq!(
                error.to_string().contains("cdn.example"),
                is_of_network,
                "{error}"
            );
            sent += attempts as usize;
            assert_eq!(wire.count(), sent);
        };
        for method in IDEMPOTENT {
            failed(
                ends(call(&client, &method)).await.expect_err("no success"),
                3,
            );
        }
        failed(
            ends(client.search(ID, SECRET))
                .await
                .expect_err("no success"),
            3,
        );
        for method in OTHER {
            failed(
                ends(call(&client, &method)).await.expect_err("no success"),
                1,
            );
        }
        failed(
            ends(client.renew(ID, SECRET))
                .await
                .expect_err("no success"),
            1,
        );
    }
}

#[tokio::test]
async fn r03_a_change_never_follows_a_redirect() {
    let changing = [Method::DELETE, Method::PUT, Method::PATCH, Method::POST];
    is_not_followed(&[301, 302], &changing).await;
    is_not_followed(&[307, 308], &[Method::DELETE]).await;
}

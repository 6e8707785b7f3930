//! Where redirects must not lead: in circles, and to what is no address; and their bodies.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use soundcloud_api::{Client, ErrorKind, ManualClock, Sent};
use soundcloud_tests::{
    child::{self, Child, Usage},
    names::Names,
    wait::{ends, until},
    wire::{Answer, End, Wire, json, pool, redirect},
};

use super::{client, expect_redirect, led_to};
use crate::shop::{ID, SECRET, Shop as _, builder, expect};

#[tokio::test]
async fn r05_what_leads_in_circles_ends_after_five_redirects() {
    for status in [301, 302, 303, 307, 308] {
        for location in [
            format!("/items/{ID}"),
            "http://api.example/x".to_owned(),
            "?a=1".to_owned(),
            "#here".to_owned(),
            "deeper/and/deeper".to_owned(),
        ] {
            let wire = Wire::always(redirect(status, &location));
            let client = client(&wire, Names::new());
            for (index, call) in [client.item(ID), client.item(ID)].into_iter().enumerate() {
                let error = ends(call).await.expect_err("a circle");
                expect_redirect(&error, status);
                assert_eq!(wire.count(), 6 * (index + 1), "{location}");
            }
            let error = ends(client.head(ID)).await.expect_err("a circle");
            expect_redirect(&error, status);
            assert_eq!(wire.count(), 18);
        }
    }
}

#[tokio::test]
async fn r05_two_servers_that_lead_to_each_other_see_six_requests_together() {
    let elsewhere = Wire::always(redirect(302, "http://api.example/x"));
    let wire = Wire::always(redirect(302, "http://cdn.example/x"));
    let names = Names::new().with("cdn.example", elsewhere.address());
    let error = ends(client(&wire, names).item(ID)).await;
    expect_redirect(&error.expect_err("a circle"), 302);
    assert_eq!((wire.count(), elsewhere.count()), (3, 3));
}

#[tokio::test]
async fn r05_as_many_redirects_are_followed_as_the_client_allows() {
    for (allowed, hops) in [(None, 5), (Some(0), 0), (Some(1), 1), (Some(7), 7)] {
        let hop = |hop: usize| redirect(302, &format!("/hop/{hop}"));
        let limited = |wire: &Wire| {
            let builder = builder(wire.url()).reqwest(pool());
            let builder = match allowed {
                Some(redirects) => builder.redirects(redirects),
                None => builder,
            };
            builder.build().expect("a client")
        };
        let wire = Wire::script((0..hops).map(hop).chain([json("7")]));
        let value = ends(limited(&wire).item(ID)).await;
        assert_eq!(value.expect("a success"), 7, "{hops}");
        assert_eq!(wire.count(), hops + 1);

        let wire = Wire::script((0..=hops).map(hop).chain([json("7")]));
        let error = ends(limited(&wire).item(ID)).await;
        expect_redirect(&error.expect_err("one too many"), 302);
        assert_eq!(wire.count(), hops + 1);
    }
}

#[tokio::test]
async fn r06_a_redirect_to_what_is_no_plain_url_is_refused() {
    let elsewhere = Wire::always(json("7"));
    let host = "cdn.example";
    let names = Names::new().with(host, elsewhere.address());
    let long = |length: usize| format!("/{}", "x".repeat(length)).into_bytes();
    let mut places: Vec<Vec<u8>> = [
        "",
        " ",
        "http://",
        "//",
        "http://[",
        "http://a b/",
        "http://{host}:80:80/",
        "file:///etc/hostname",
        "file://{host}/x",
        "data:application/json,7",
        "javascript:alert(1)",
        "ftp://{host}/x",
        "ws://{host}/x",
        "mailto:a@{host}",
        "blob:http://{host}/x",
        "http://{canary}@{host}/",
        "http://:{canary}@{host}/",
        "http://{canary}:{canary}@{host}/",
        "//{canary}@{host}/",
        "http://{canary}%40x@{host}/",
    ]
    .map(|place| {
        let place = place.replace("{host}", host).replace("{canary}", SECRET);
        place.into_bytes()
    })
    .into();
    places.extend([b"/\xff".to_vec(), b"/\xc3\xa4".to_vec(), long(100_000)]);
    for place in places {
        let shown = String::from_utf8_lossy(place.get(..60).unwrap_or(&place)).into_owned();
        let wire = Wire::always(led_to(&place));
        let error = ends(client(&wire, names.clone()).item(ID)).await;
        expect_redirect(&error.expect_err(&shown.replace(ID, "")), 302);
        assert_eq!((wire.count(), wire.connections()), (1, 1));
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn r06_a_redirect_that_is_no_http_is_refused_with_its_whole_answer() {
    let long = format!("/{}", "x".repeat(1024 * 1024)).into_bytes();
    let control = |byte: u8| [b"/a", &[byte][..], b"b"].concat();
    let places = [0, 1, 8, 11, 27, 127].map(control).into_iter();
    for place in places.chain([long, b"/a\rb".to_vec()]) {
        let wire = Wire::always(led_to(&place).then(End::Close));
        let error = ends(client(&wire, Names::new()).item(ID)).await;
        let error = error.expect_err("no HTTP");
        expect(&error, ErrorKind::Protocol, error.was_sent(), 1);
        assert_ne!(error.was_sent(), Sent::No);
        assert_eq!(wire.count(), 1, "{:?}", place.get(..5));
    }
}

#[tokio::test]
async fn r06_a_plain_url_in_any_spelling_is_followed() {
    for (place, target) in [
        ("/x?a=1", "/x?a=1"),
        ("x", "/items/x"),
        ("../x", "/x"),
        ("?a=1", "/items/1?a=1"),
        ("//api.example/x", "/x"),
        ("HTTP://API.EXAMPLE:80/x", "/x"),
        ("http:/x", "/x"),
        ("/a b", "/a%20b"),
        (" /x ", "/x"),
        ("/a\tb", "/ab"),
        ("\\x", "/x"),
        ("/%2e%2e/x#part", "/x"),
    ] {
        let wire = Wire::start(move |request| match request.path() {
            "/items/1"
                if request
                    .query()
                    .is_none_or(|query| query.starts_with("key=")) =>
            {
                led_to(place.as_bytes())
            }
            _ => json("7"),
        });
        let value = ends(client(&wire, Names::new()).item("1")).await;
        assert_eq!(value.expect(place), 7);
        assert_eq!((wire.count(), &*wire.last().target), (2, target), "{place}");
        assert!(wire.last().header("authorization").is_some());
    }
}

/// A mebibyte that is a gibibyte once it is unpacked.
fn bomb() -> Vec<u8> {
    let mut member = GzEncoder::new(Vec::new(), Compression::best());
    member.write_all(&vec![0; 1024 * 1024]).expect("memory");
    member.finish().expect("memory").repeat(1024)
}

/// A redirect whose body is encoded, or is said to be.
fn encoded(head: &str, body: &[u8]) -> Answer {
    let length = body.len();
    let head = format!("HTTP/1.1 {head}\r\ncontent-encoding: gzip\r\ncontent-length: {length}\r\n");
    Answer::raw([head.as_bytes(), b"\r\n", body].concat())
}

#[tokio::test]
async fn r08_the_body_of_a_redirect_is_not_unpacked() {
    const TEST: &str = "redirects::target::r08_the_body_of_a_redirect_is_not_unpacked";
    if let Some(url) = child::argument() {
        let client = builder(url).clock(ManualClock::new());
        return calls_by_bombs(&client.build().expect("a client")).await;
    }
    if !child::is_told() {
        return;
    }
    let bomb = bomb();
    assert!(bomb.len() < 2 * 1024 * 1024);
    let wire = Wire::start(move |request| match request.path() {
        "/items/bomb" => encoded("302 Found\r\nlocation: /end", &bomb),
        "/items/torn" => encoded("302 Found\r\nlocation: /end", b"this is no gzip"),
        "/items/nowhere" => encoded("302 Found", &bomb),
        "/items/choice" => encoded("300 Multiple Choices", &bomb),
        _ => json("7"),
    });
    Child::run(TEST, &wire.url()).usage();
    // Nothing is read to the end for the sake of the connection.
    until(|| wire.closed() == wire.connections()).await;
    assert!(wire.connections() >= 30, "{}", wire.connections());
}

async fn calls_by_bombs(client: &Client) {
    let call = async |id: &str| ends(client.item(id)).await;
    assert_eq!(call("warm").await.expect("a success"), 7);
    let before = Usage::now();
    for _ in 0..10 {
        assert_eq!(call("bomb").await.expect("a success"), 7);
        assert_eq!(call("torn").await.expect("a success"), 7);
        expect_redirect(&call("nowhere").await.expect_err("nowhere"), 302);
        expect_redirect(&call("choice").await.expect_err("a choice"), 300);
    }
    let after = Usage::now();
    let (memory, time) = (
        after.peak - before.peak,
        after.cpu.saturating_sub(before.cpu),
    );
    assert!(memory < 4 * 1024 * 1024, "{memory} bytes more");
    assert!(time.as_secs() < 2, "{time:?} for what would be 30 GiB");
    child::report();
}

#[tokio::test]
async fn r08_an_endless_body_of_a_redirect_is_not_waited_for() {
    let head = "HTTP/1.1 302 Words\r\nlocation: /end\r\ncontent-encoding: gzip\r\n";
    let whole = format!("{head}content-length: 1073741824\r\n\r\n");
    let wire = Wire::start(move |request| match request.path() {
        "/end" => json("7"),
        "/items/stuck" => Answer::raw(&whole).then(End::Silence),
        _ => Answer::raw(&whole).then(End::Endless(vec![0x1f; 64 * 1024])),
    });
    let client = client(&wire, Names::new());
    for id in ["stuck", "endless"] {
        assert_eq!(ends(client.item(id)).await.expect("a success"), 7);
    }
    assert_eq!(wire.count(), 4);
}

//! Bodies that are encoded otherwise than one would like.

use std::time::Duration;

use soundcloud_api::{
    ErrorKind::{Decode, Protocol, TooLarge},
    Sent,
};
use soundcloud_tests::{
    child::{self, Child},
    wait::{ends, until},
    wire::{Answer, End, Wire, answer, json},
};

use super::{
    Documents as _, ID, MIB, SECRET, Track, bomb, client, computes_less, expect, growth,
    gzip::gzip, own_client,
};

const TRACK: &str = r#"{"id":7}"#;

/// An answer in JSON with these encodings, a header each.
fn encoded(encodings: &[&str], body: impl AsRef<[u8]>) -> Answer {
    let mut headers = vec![("content-type", "application/json")];
    headers.extend(
        encodings
            .iter()
            .map(|encoding| ("content-encoding", *encoding)),
    );
    answer(200, &headers, body)
}

#[tokio::test]
async fn b05_a_body_that_unfolds_to_a_thousand_times_its_size_stops_at_the_limit() {
    const LIMIT: u64 = 16 * MIB;
    if let Some(url) = child::argument() {
        let client = super::builder(url).build().expect("a client");
        assert_eq!(ends(client.document::<u8>("good")).await.expect("7"), 7);
        for id in ["measured", "chunked"] {
            let read = async || {
                let error = ends(client.document::<u8>(id)).await.expect_err("a bomb");
                expect(&error, TooLarge, Sent::Yes, 1);
                assert_eq!(error.limit(), Some(LIMIT));
                assert!(!error.is_retryable());
            };
            let grown = growth(computes_less(Duration::from_secs(1), read)).await;
            assert!(grown <= LIMIT + 8 * MIB, "{id}: {grown} bytes more");
        }
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    // White space, which a reader of JSON would skip to the end.
    let bomb = bomb(b' ');
    assert!(bomb.len() < 1_100_000, "{}", bomb.len());
    let wire = Wire::start(move |request| match request.path() {
        "/items/good" => encoded(&["gzip"], gzip("7")),
        "/items/measured" => encoded(&["gzip"], &bomb),
        _ => {
            let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked";
            let mut bytes = format!("{head}\r\n\r\n{:x}\r\n", bomb.len()).into_bytes();
            bytes.extend(&bomb);
            bytes.extend(b"\r\n0\r\n\r\n");
            Answer::raw(bytes)
        }
    });
    let test =
        "bodies::encoded::b05_a_body_that_unfolds_to_a_thousand_times_its_size_stops_at_the_limit";
    Child::run(test, &wire.url()).usage();
    assert!(wire.count() >= 3);
    until(|| wire.closed() == wire.connections()).await;
}

#[tokio::test]
async fn b06_a_body_that_is_encoded_more_than_once_is_refused() {
    let twice = gzip(gzip("\"c\""));
    let hundred = vec!["gzip"; 100].join(", ");
    let many: Vec<&str> = vec!["gzip"; 50];
    let mut wrong = Vec::new();
    for (encodings, body) in [
        (&["gzip, gzip"][..], twice.clone()),
        (&["gzip", "gzip"], twice.clone()),
        (&["gzip,gzip"], gzip("\"c\"")),
        (&["gzip", "gzip"], gzip("\"c\"")),
        (&["deflate, gzip"], gzip("\"c\"")),
        (&["gzip", "br"], gzip("\"c\"")),
        (&["br", "gzip"], gzip("\"c\"")),
        (&["gzip, identity, gzip"], twice.clone()),
        (&[&hundred], twice.clone()),
        (&many, twice),
    ] {
        let wire = Wire::always(encoded(encodings, body));
        let client = own_client(&wire);
        for result in [
            // Of what is no longer encoded, each of these would make a value.
            ends(client.document::<String>(ID)).await.map(|_| ()),
            ends(client.document::<()>(ID)).await,
            ends(client.posted::<String>(ID, SECRET)).await.map(|_| ()),
            ends(client.document::<()>(ID).bytes()).await.map(|_| ()),
        ] {
            match result {
                Err(error) if error.kind() == Protocol => {
                    expect(&error, Protocol, Sent::Yes, 1);
                    assert!(!error.is_retryable());
                    assert!(error.to_string().len() < 300, "{error}");
                }
                other => wrong.push(format!("{encodings:?}: {other:?}")),
            }
        }
        assert_eq!(wire.count(), 4, "{encodings:?}");
    }
    assert_eq!(wrong, [""; 0]);
}

#[tokio::test]
async fn b06_a_body_that_is_encoded_once_as_was_asked_for_is_read() {
    // "As it is" is no encoding.
    for (encodings, body) in [
        (&["gzip"][..], gzip(TRACK)),
        (&["identity"], TRACK.into()),
        (&[], TRACK.into()),
    ] {
        let track = super::received::<Track>(encoded(encodings, body)).await;
        assert_eq!(track.expect("a success"), Track { id: 7 }, "{encodings:?}");
    }
    // Nor is nothing encoded, be it said of what would be there.
    let head = "content-encoding: br\r\ncontent-type: application/json\r\n";
    let wire = Wire::start(move |request| match &*request.method {
        "HEAD" => Answer::raw(format!(
            "HTTP/1.1 200 OK\r\n{head}content-length: 9\r\n\r\n"
        )),
        _ => Answer::raw(format!("HTTP/1.1 204 No Content\r\n{head}\r\n")),
    });
    let client = client(&wire);
    ends(client.nothing(ID)).await.expect("no body");
    ends(client.document::<()>(ID)).await.expect("no content");
    assert_eq!(wire.count(), 2);
}

#[tokio::test]
async fn b07_a_body_that_is_not_encoded_as_it_says_is_refused() {
    let whole = gzip("1234567890");
    let mut wrong_sum = whole.clone();
    let sum = whole.len() - 8;
    wrong_sum[sum] ^= 1;
    let mut wrong_length = whole.clone();
    wrong_length[sum + 4] ^= 1;
    let mut wrong = Vec::new();
    let behind = |more: &[u8]| [&whole[..], more].concat();
    for (encoding, body) in [
        ("gzip", b"1234567890".to_vec()),
        ("gzip", b"\x1f\x8b".to_vec()),
        // Cut in the head, in the middle, and within the sum at the end.
        ("gzip", whole[..5].to_vec()),
        ("gzip", whole[..15].to_vec()),
        ("gzip", whole[..sum].to_vec()),
        ("gzip", whole[..sum + 3].to_vec()),
        ("gzip", whole[..whole.len() - 1].to_vec()),
        ("gzip", wrong_sum),
        ("gzip", wrong_length),
        ("gzip", behind(b"garbage")),
        ("gzip", behind(b"\x1f\x8b")),
        ("gzip", behind(&gzip("1")[..12])),
        ("br", b"1234567890".to_vec()),
        ("deflate", b"1234567890".to_vec()),
        ("zstd", b"1234567890".to_vec()),
        ("nonsense", b"1234567890".to_vec()),
        ("", b"1234567890".to_vec()),
    ] {
        for answer in [
            encoded(&[encoding], &body),
            Answer::raw(
                [
                    format!(
                        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: {encoding}\r\n\r\n"
                    )
                    .as_bytes(),
                    &body,
                ]
                .concat(),
            )
            .then(End::Close),
        ] {
            let wire = Wire::always(answer);
            let client = client(&wire);
            for result in [
                ends(client.document::<u64>(ID)).await.map(|_| ()),
                ends(client.posted::<u64>(ID, SECRET)).await.map(|_| ()),
                ends(client.posted::<()>(ID, SECRET)).await,
            ] {
                match result {
                    Err(error) if matches!(error.kind(), Decode | Protocol) => {
                        expect(&error, error.kind(), Sent::Yes, 1);
                        assert!(!error.is_retryable(), "{encoding}: {error:?}");
                    }
                    other => wrong.push(format!("{encoding} {}: {other:?}", body.escape_ascii())),
                }
            }
            assert_eq!(wire.count(), 3, "{encoding}: {body:?}");
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[tokio::test]
async fn b07_two_bodies_that_are_whole_are_the_one_that_they_make_together() {
    // RFC 1952 §2.2.
    let whole = gzip("1234567890");
    let behind = |more: &[u8]| [&whole[..], more].concat();
    let value = super::received::<u64>(encoded(&["gzip"], behind(&gzip("1")))).await;
    assert_eq!(value.expect("a success"), 12_345_678_901);
    let value = super::received::<u64>(json("1234567890")).await;
    assert_eq!(value.expect("a success"), 1_234_567_890);
}

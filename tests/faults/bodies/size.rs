//! Bodies larger than allowed, or said to be.

use soundcloud_api::{
    Client, Error,
    ErrorKind::{TooLarge, Transport},
    ManualClock, Sent,
    TransportPhase::Read,
};
use soundcloud_tests::{
    child::{self, Child},
    wait::{ends, until},
    wire::{Answer, End, Wire, json},
};

use super::{Documents as _, ID, MIB, SECRET, Track, builder, expect, growth};

/// What is said of a body's length.
#[derive(Debug, Clone, Copy)]
enum Told {
    Length,
    Chunks,
    Nothing,
}

fn sent(told: Told, body: &[u8]) -> Answer {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    let (head, tail) = match told {
        Told::Length => (format!("{head}content-length: {}\r\n\r\n", body.len()), ""),
        Told::Chunks => (
            format!(
                "{head}transfer-encoding: chunked\r\n\r\n{:x}\r\n",
                body.len()
            ),
            "\r\n0\r\n\r\n",
        ),
        Told::Nothing => (format!("{head}\r\n"), ""),
    };
    let answer = Answer::raw([head.as_bytes(), body, tail.as_bytes()].concat());
    match told {
        Told::Nothing => answer.then(End::Close),
        _ => answer,
    }
}

fn limited(wire: &Wire, limit: u64) -> Client {
    let builder = builder(wire.url()).clock(ManualClock::new());
    builder.body_limit(limit).build().expect("a client")
}

fn expect_too_large(error: &Error, limit: u64) {
    expect(error, TooLarge, Sent::Yes, 1);
    assert_eq!(error.limit(), Some(limit));
    assert!(error.to_string().contains(&limit.to_string()), "{error}");
    assert!(!error.is_retryable() && error.path().is_none());
}

#[tokio::test]
async fn b08_a_body_over_the_limit_is_too_large_and_one_at_it_is_not() {
    for told in [Told::Length, Told::Chunks, Told::Nothing] {
        for (length, fits) in [(999, true), (1000, true), (1001, false), (300_000, false)] {
            let body = format!("\"{}\"", "x".repeat(length - 2));
            let wire = Wire::always(sent(told, body.as_bytes()));
            let client = limited(&wire, 1000);
            let get = ends(client.document::<String>(ID)).await;
            let post = ends(client.posted::<String>(ID, SECRET)).await;
            let bytes = ends(client.document::<()>(ID).bytes()).await;
            assert_eq!(wire.count(), 3, "{told:?} {length}");
            for result in [
                get.map(|text| text.len() + 2),
                post.map(|text| text.len() + 2),
                bytes.map(|bytes| bytes.len()),
            ] {
                match result {
                    Ok(read) => assert!(fits && read == length, "{told:?} {length}"),
                    Err(error) if !fits => expect_too_large(&error, 1000),
                    Err(error) => unreachable!("{told:?} {length}: {error}"),
                }
            }
            // A body that is streamed has no limit.
            let mut stream = ends(client.document::<()>(ID).stream())
                .await
                .expect("a body");
            let mut read = 0;
            while let Some(chunk) = ends(stream.chunk()).await.expect("a chunk") {
                read += chunk.len();
            }
            assert_eq!(read, length);
        }
    }
}

#[tokio::test]
async fn b08_a_length_that_is_too_large_is_refused_before_the_body() {
    for length in [16 * MIB + 1, 10_u64.pow(13), 1 << 63] {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
        let wire = Wire::always(Answer::raw(head).then(End::Silence));
        let client = super::own_client(&wire);
        let error = ends(client.document::<Track>(ID))
            .await
            .expect_err("too large");
        expect_too_large(&error, 16 * MIB);
        assert_eq!(wire.count(), 1);
        until(|| wire.closed() == wire.connections()).await;
    }
}

#[tokio::test]
async fn b08_a_length_is_a_promise_that_costs_no_memory() {
    if let Some(url) = child::argument() {
        let builder = builder(url).clock(ManualClock::new());
        let client = builder.body_limit(u64::MAX).build().expect("a client");
        assert_eq!(ends(client.document::<u8>("good")).await.expect("7"), 7);
        let grown = growth(async {
            for _ in 0..3 {
                let call = client.posted::<Track>("ten-terabytes", SECRET);
                let error = ends(call).await.expect_err("is cut");
                expect(&error, Transport(Read), Sent::Yes, 1);
            }
        });
        let grown = grown.await;
        assert!(grown < 8 * MIB, "{grown} bytes more");
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let wire = Wire::start(|request| match request.path() {
        "/items/good" => json("7"),
        // Enough that its reader believes in it, and wants all of it.
        _ => Answer::raw(format!(
            "HTTP/1.1 200 OK\r\ncontent-length: 10000000000000\r\n\r\n[{}",
            " ".repeat(300_000)
        ))
        .then(End::Close),
    });
    let test = "bodies::size::b08_a_length_is_a_promise_that_costs_no_memory";
    Child::run(test, &wire.url()).usage();
    assert_eq!(wire.count(), 4);
}

//! Heads of responses that are no HTTP, or without end.

use std::time::{Duration, Instant};

use http::Method;
use soundcloud_api::{
    ErrorKind::{self, Protocol},
    RetryPolicy, Sent, TimeoutPhase,
};
use soundcloud_tests::{
    child::{self, Child, Usage},
    wait::{ends, until},
    wire::{Answer, End, Wire, json},
};

use super::client;
use crate::shop::{ID, SECRET, Shop as _, all, builder, call, clean, expect};

const MIB: u64 = 1024 * 1024;

/// A limit that has to run out.
const LIMIT: Duration = Duration::from_millis(500);

/// In a child: calls of a server that does what the id says, each with its error, and how much
/// memory they take beyond what a call takes that succeeds.
async fn fits(url: String, calls: &[(&str, ErrorKind)]) {
    let client = builder(url).response_timeout(LIMIT);
    let client = client.retry(RetryPolicy::never()).build();
    let client = client.expect("a client");
    for _ in 0..10 {
        assert_eq!(ends(client.item("good")).await.expect("a success"), 7);
    }
    Usage::forget_peak();
    let before = Usage::now();
    for (id, kind) in calls {
        let start = Instant::now();
        let error = ends(client.item(id)).await.expect_err("no answer");
        let took = start.elapsed();
        assert!(took < 10 * LIMIT, "{id}: {took:?}");
        assert_eq!(error.kind(), *kind, "{id}: {error:?}");
        assert_ne!(error.was_sent(), Sent::No);
        assert_eq!(error.attempts(), 1);
        clean(&error);
    }
    let growth = Usage::now().peak.saturating_sub(before.memory);
    assert!(growth < 4 * MIB, "{growth} bytes more");
    child::report();
}

#[tokio::test]
async fn h01_responses_before_the_response_end_at_its_limit() {
    const TEST: &str = "http::heads::h01_responses_before_the_response_end_at_its_limit";
    if let Some(url) = child::argument() {
        let late = ErrorKind::Timeout(TimeoutPhase::Response);
        return fits(url, &[("100", late), ("102", late), ("103", late)]).await;
    }
    if !child::is_told() {
        return;
    }
    let wire = Wire::start(|request| {
        let id = request.segments().pop().expect("an id");
        if id == "good" {
            // Once is no harm.
            let mut answer = b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n".to_vec();
            answer.extend(json("7").into_bytes());
            return Answer::raw(answer);
        }
        // Without a pause, an hyper that was not optimized is so busy with what has come that a
        // runtime of one thread hardly looks at the time.
        let early = format!("HTTP/1.1 {id} Words\r\nx: 1\r\n\r\n").repeat(100);
        let pause = Duration::from_millis(1);
        Answer::raw("").then(End::Drip(early.into_bytes(), pause))
    });
    Child::run(TEST, &wire.url()).usage();
    assert_eq!(wire.count(), 10 + 3);
    until(|| wire.closed() == wire.connections()).await;
}

#[tokio::test]
async fn h02_a_switch_of_protocols_that_nobody_asked_for_is_refused() {
    for head in [
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    ] {
        let wire = Wire::always(Answer::raw(head).then(End::Silence));
        let (client, _) = client(&wire);
        for (index, method) in all().enumerate() {
            let error = ends(call(&client, &method)).await.expect_err("is refused");
            expect(&error, Protocol, Sent::Yes, 1);
            assert_eq!(wire.count(), index + 1);
            until(|| wire.closed() == wire.connections()).await;
        }
    }
}

/// Each of these answers to a `GET` and a `POST` is no HTTP, is not tried again, and its
/// connection is given up.
async fn are_no_http(answers: impl IntoIterator<Item = Vec<u8>>) {
    for answer in answers {
        let shown = String::from_utf8_lossy(&answer).into_owned();
        let wire = Wire::always(Answer::raw(&answer).then(End::Silence));
        let (client, clock) = client(&wire);
        for (index, method) in [Method::GET, Method::POST].into_iter().enumerate() {
            let error = ends(call(&client, &method)).await.expect_err("no HTTP");
            assert_eq!(error.kind(), Protocol, "{shown:?}: {error:?}");
            assert_ne!(error.was_sent(), Sent::No, "{shown:?}");
            assert_eq!(error.attempts(), 1);
            assert!(!error.is_retryable() && !error.is_timeout());
            clean(&error);
            assert_eq!(wire.count(), index + 1, "{shown:?}");
            until(|| wire.closed() == wire.connections()).await;
        }
        assert!(clock.waits().is_empty());
    }
}

fn head(lines: &str) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{lines}\r\n\r\n7");
    head.into_bytes()
}

#[tokio::test]
async fn h04_a_status_that_is_no_number_of_three_digits_is_no_http() {
    let statuses = ["099", "99", "000", "1000", "abc", "2x0", "-20", "", "200.0"];
    are_no_http(statuses.map(|status| {
        let head = format!("HTTP/1.1 {status} Words\r\ncontent-length: 1\r\n\r\n7");
        head.into_bytes()
    }))
    .await;
}

#[tokio::test]
async fn h07_lengths_that_contradict_each_other_are_no_http() {
    are_no_http([
        head("content-length: 1\r\ncontent-length: 2"),
        head("content-length: 1, 2"),
        head("content-length: -1"),
        head("content-length: +1"),
        head("content-length: 1.0"),
        head("content-length: 18446744073709551616"),
        head("content-length: 99999999999999999999999"),
        head("content-length:"),
    ])
    .await;

    // Of a length and chunks, the chunks are right.
    let wire = Wire::always(both_lengths());
    let (client, _) = client(&wire);
    for calls in 1..=2 {
        assert_eq!(ends(client.add(ID, SECRET)).await.expect("a success"), 7);
        assert_eq!(wire.count(), calls);
    }
}

fn both_lengths() -> Answer {
    Answer::raw(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\
        content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n1\r\n7\r\n0\r\n\r\n",
    )
}

#[tokio::test]
#[ignore = "hyper keeps a connection on which a response had both a length and chunks"]
async fn h07_a_connection_with_both_lengths_is_not_used_again() {
    let wire = Wire::always(both_lengths());
    let (client, _) = client(&wire);
    for calls in 1..=2 {
        assert_eq!(ends(client.add(ID, SECRET)).await.expect("a success"), 7);
        until(|| wire.closed() == calls).await;
    }
}

#[tokio::test]
async fn h08_headers_that_no_header_may_be_are_no_http() {
    are_no_http([
        head("x: a\r\n b\r\ncontent-length: 1"),
        head("x: a\r\n\tb\r\ncontent-length: 1"),
        head(" x: a\r\ncontent-length: 1"),
        head("x y: a\r\ncontent-length: 1"),
        head("x : a\r\ncontent-length: 1"),
        head("x: a\0b\r\ncontent-length: 1"),
        head("x\0: a\r\ncontent-length: 1"),
        head(": a\r\ncontent-length: 1"),
        head("x\r\ncontent-length: 1"),
        head("x: a\rb\r\ncontent-length: 1"),
        head("x: a\x7f\r\ncontent-length: 1"),
    ])
    .await;
}

#[tokio::test]
async fn h09_a_head_or_a_trailer_without_end_is_no_http_and_takes_no_memory() {
    const TEST: &str =
        "http::heads::h09_a_head_or_a_trailer_without_end_is_no_http_and_takes_no_memory";
    if let Some(url) = child::argument() {
        let ids = ["many", "line", "name", "reason", "trailer", "trailers"];
        return fits(url, &ids.map(|id| (id, Protocol))).await;
    }
    if !child::is_told() {
        return;
    }
    let wire = Wire::start(|request| {
        let endless = |start: &str, piece: &str| {
            let piece = piece.repeat(10_000).into_bytes();
            Answer::raw(start).then(End::Endless(piece))
        };
        let chunk = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n7\r\n0\r\n";
        match &*request.segments().pop().expect("an id") {
            // As many as are taken, with the two that are always there.
            "good" => {
                let more = (0..98).map(|number| format!("x-{number}: 1\r\n"));
                let more: String = more.collect();
                Answer::raw(format!(
                    "HTTP/1.1 200 OK\r\n{more}content-type: text/json\r\ncontent-length: 1\r\n\r\n7"
                ))
            }
            "many" => {
                let many = (0..101).map(|number| format!("x-{number}: 1\r\n"));
                let many: String = many.collect();
                Answer::raw(format!(
                    "HTTP/1.1 200 OK\r\n{many}content-length: 1\r\n\r\n7"
                ))
            }
            "line" => endless("HTTP/1.1 200 OK\r\nx: ", "x"),
            "name" => endless("HTTP/1.1 200 OK\r\n", "x"),
            "reason" => {
                let reason = "x".repeat(2 * 1024 * 1024);
                Answer::raw(format!(
                    "HTTP/1.1 200 {reason}\r\ncontent-length: 1\r\n\r\n7"
                ))
            }
            "trailer" => endless(&format!("{chunk}x: "), "x"),
            _ => endless(chunk, "x: y\r\n"),
        }
    });
    Child::run(TEST, &wire.url()).usage();
    assert_eq!(wire.count(), 10 + 6);
}

#[tokio::test]
async fn h10_a_header_that_is_no_text_is_as_if_it_was_not_there() {
    let with = |status: &str, name: &str| {
        let mut answer = format!("HTTP/1.1 {status} Words\r\n{name}: ").into_bytes();
        answer.extend(b"\xff\xfe\xc3\x28");
        answer.extend(b"\r\ncontent-length: 1\r\n\r\n7");
        Answer::raw(answer)
    };
    for name in [
        "content-type",
        "content-encoding",
        "retry-after",
        "location",
        "etag",
        "content-range",
        "date",
        "set-cookie",
        "www-authenticate",
        "x-request-id",
    ] {
        let wire = Wire::always(with("200", name));
        let (client, _) = client(&wire);
        let value = ends(client.item(ID)).await;
        assert_eq!(value.expect("a success"), 7, "{name}");
        let file = std::env::temp_dir().join(format!("h10-{}-{name}", std::process::id()));
        let saved = ends(client.item(ID).save(&file)).await;
        assert_eq!(saved.expect("a success"), 1, "{name}");
        std::fs::remove_file(file).expect("was there");
    }

    let wire = Wire::always(with("302", "location"));
    let error = ends(client(&wire).0.item(ID)).await.expect_err("no place");
    expect(&error, ErrorKind::Redirect, Sent::Yes, 1);

    let wire = Wire::always(with("429", "retry-after"));
    let (client, clock) = client(&wire);
    let error = ends(client.item(ID)).await.expect_err("too many");
    expect(&error, ErrorKind::RateLimited, Sent::Yes, 3);
    assert_eq!(error.retry_after(), None);
    // A wait of its own.
    assert!(clock.waits()[0] <= Duration::from_millis(500));
}

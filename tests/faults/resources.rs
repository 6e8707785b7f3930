//! Rows L: memory, sockets, files and computing stay within bounds, whatever a server does, and
//! however many calls there are.

mod many;
mod soak;
mod streams;

use std::time::Duration;

use soundcloud_api::{
    ErrorKind::{Api, TooLarge},
    Sent, reqwest,
};
use soundcloud_tests::{
    child::{self, Child, Usage},
    wait::{ends, until},
    wire::{Answer, End, Wire, answer, json},
};

use crate::{
    bodies::{Documents as _, MIB, bomb, computes_less, growth},
    shop::{SECRET, builder, expect},
};

/// What is sent for ever, after a head.
fn endless(head: &str, piece: &[u8]) -> Answer {
    Answer::raw(head).then(End::Endless(piece.to_vec()))
}

#[tokio::test]
async fn l01_a_body_without_end_is_too_large() {
    const LIMIT: u64 = 16 * MIB;
    if let Some(url) = child::argument() {
        let client = builder(url).build().expect("a client");
        assert_eq!(ends(client.document::<u8>("good")).await.expect("7"), 7);
        for id in ["closed", "chunked", "measured"] {
            let grown = growth(async {
                let error = ends(client.document::<u8>(id)).await.expect_err("no end");
                expect(&error, TooLarge, Sent::Yes, 1);
                assert_eq!(error.limit(), Some(LIMIT));
                assert!(!error.is_retryable());
            });
            let grown = grown.await;
            assert!(grown <= LIMIT + 8 * MIB, "{id}: {grown} bytes more");
        }
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let wire = Wire::start(|request| {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json";
        match request.path() {
            "/items/closed" => endless(&format!("{head}\r\n\r\n"), &[b' '; 16_000]),
            "/items/chunked" => {
                let chunk = format!("4000\r\n{}\r\n", " ".repeat(0x4000));
                let head = format!("{head}\r\ntransfer-encoding: chunked\r\n\r\n");
                endless(&head, chunk.as_bytes())
            }
            "/items/measured" => {
                let head = format!("{head}\r\ncontent-length: 9223372036854775807\r\n\r\n");
                endless(&head, &[b' '; 16_000])
            }
            _ => json("7"),
        }
    });
    Child::run(
        "resources::l01_a_body_without_end_is_too_large",
        &wire.url(),
    )
    .usage();
    assert_eq!(wire.count(), 4);
    until(|| wire.closed() == wire.connections()).await;
}

#[tokio::test]
async fn l02_the_body_of_a_failure_is_kept_up_to_its_limit_and_dropped() {
    const KEPT: usize = 64 * 1024;
    if let Some(url) = child::argument() {
        let client = builder(url).build().expect("a client");
        assert_eq!(ends(client.document::<u8>("good")).await.expect("7"), 7);
        for id in ["closed", "chunked", "bomb", "chunked-bomb"] {
            let grown = growth(async {
                let error = ends(client.posted::<u8>(id, SECRET))
                    .await
                    .expect_err("500");
                expect(&error, Api, Sent::Yes, 1);
                let api = error.api().expect("an answer");
                assert_eq!(
                    (api.status().as_u16(), api.body().len()),
                    (500, KEPT),
                    "{id}"
                );
                assert!(api.body().iter().all(|byte| *byte == b'x'), "{id}");
                assert!(error.to_string().len() < 300, "{error}");
            });
            let grown = grown.await;
            assert!(grown <= 4 * MIB, "{id}: {grown} bytes more");
        }
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let bomb = bomb(b'x');
    let wire = Wire::start(move |request| {
        let head = "HTTP/1.1 500 Words\r\ncontent-type: text/plain";
        match request.path() {
            "/items/closed" => endless(&format!("{head}\r\n\r\n"), &[b'x'; 16_000]),
            "/items/chunked" => {
                let chunk = format!("4000\r\n{}\r\n", "x".repeat(0x4000));
                let head = format!("{head}\r\ntransfer-encoding: chunked\r\n\r\n");
                endless(&head, chunk.as_bytes())
            }
            "/items/bomb" => answer(500, &[("content-encoding", "gzip")], &bomb),
            "/items/chunked-bomb" => {
                let head =
                    format!("{head}\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked");
                let head = format!("{head}\r\n\r\n{:x}\r\n", bomb.len());
                endless(&head, &bomb)
            }
            _ => json("7"),
        }
    });
    let test = "resources::l02_the_body_of_a_failure_is_kept_up_to_its_limit_and_dropped";
    Child::run(test, &wire.url()).usage();
    assert_eq!(wire.count(), 5);
    until(|| wire.closed() == wire.connections()).await;
}

/// How long a body is that comes byte by byte: code that is not optimized takes ten times as long.
const BYTES: usize = if cfg!(debug_assertions) {
    1 << 16
} else {
    1 << 20
};

#[tokio::test]
async fn l04_a_mebibyte_in_chunks_of_one_byte_takes_little_computing() {
    if let Some(url) = child::argument() {
        let client = builder(&url).build().expect("a client");
        assert_eq!(ends(client.document::<u8>("good")).await.expect("7"), 7);
        // What the same takes by hand.
        let before = Usage::now().cpu;
        let response = ends(reqwest::get(format!("{url}/items/bytes"))).await;
        let bytes = ends(response.expect("a response").bytes()).await;
        let by_hand = Usage::now().cpu.saturating_sub(before);
        assert_eq!(bytes.expect("a body").len(), BYTES);
        println!("\n{BYTES} bytes by hand: {by_hand:?}");
        let most = by_hand * 3 / 2 + Duration::from_millis(100);
        let read = async || {
            let text = ends(client.document::<String>("bytes")).await;
            assert_eq!(text.expect("a text").len(), BYTES - 2);
        };
        computes_less(most, read).await;
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let mut bytes = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n".to_vec();
    bytes.extend(b"transfer-encoding: chunked\r\n\r\n1\r\n\"\r\n");
    bytes.extend(b"1\r\nx\r\n".repeat(BYTES - 2));
    bytes.extend(b"1\r\n\"\r\n0\r\n\r\n");
    let wire = Wire::start(move |request| match request.path() {
        "/items/bytes" => Answer::raw(&bytes),
        _ => json("7"),
    });
    let test = "resources::l04_a_mebibyte_in_chunks_of_one_byte_takes_little_computing";
    let child = Child::run(test, &wire.url());
    println!("{}", child.printed);
    child.usage();
    assert!(wire.count() >= 3);
}

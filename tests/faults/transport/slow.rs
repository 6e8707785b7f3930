//! The connection is there, and what comes on it is late, or comes in pieces.

use std::time::{Duration, Instant};

use futures_util::{future::join_all, stream};
use http::Method;
use soundcloud_api::{Body, Client, Clock as _, Error, ErrorKind, ManualClock, RetryPolicy, Sent};
use soundcloud_tests::{
    gate::Gate,
    proxy::{Dice, Line, Proxy, Toxic},
    wait::{ends, until},
    wire::{Answer, End, Wire, answer, json},
};

use super::{NO_RESPONSE, TOTAL};
use crate::shop::{ID, IDEMPOTENT, OTHER, SECRET, Shop as _, builder, call, expect};

/// A limit that has to run out.
const SHORT: Duration = Duration::from_millis(500);

/// What a call that is tried again need not wait for.
fn at_once() -> RetryPolicy {
    RetryPolicy::default().first_delay(Duration::from_millis(1))
}

const HEAD: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n";

/// A server and its client: to make one takes so long that a limit must not run meanwhile.
type Pair = (Wire, Client);

#[tokio::test]
async fn t13_a_response_that_never_begins_ends_at_its_limit() {
    let pair = |method: Method| {
        let wire = Wire::always(Answer::silence());
        let client = builder(wire.url()).response_timeout(SHORT);
        let client = client.retry(at_once()).build().expect("a client");
        (method, (wire, client))
    };
    let silence = async |(method, (wire, client)): (Method, Pair), attempts: u32| {
        let start = Instant::now();
        let error = ends(call(&client, &method)).await.expect_err("silence");
        assert!(start.elapsed() >= attempts * SHORT, "{method}");
        expect(&error, NO_RESPONSE, Sent::Maybe, attempts);
        assert!(error.is_timeout() && error.is_retryable() && !error.is_connect());
        assert_eq!(wire.count(), attempts as usize, "{method}");
        assert_eq!(wire.connections(), attempts as usize, "{method}");
    };
    let (idempotent, other) = (IDEMPOTENT.map(pair), OTHER.map(pair));
    let repeated = join_all(idempotent.map(|pair| silence(pair, 3)));
    let others = join_all(other.map(|pair| silence(pair, 1)));
    tokio::join!(repeated, others);

    let clock = ManualClock::new();
    let wire = Wire::always(Answer::silence());
    let client = builder(wire.url()).clock(clock.clone()).build();
    let client = client.expect("a client");
    let advance = async {
        until(|| wire.count() == 1).await;
        clock.advance(Duration::from_millis(29_900));
        tokio::time::sleep(Duration::from_millis(20)).await;
        clock.advance(Duration::from_millis(200));
    };
    let start = clock.now();
    let called = async { (ends(client.add(ID, SECRET)).await, clock.now()) };
    let ((error, end), ()) = tokio::join!(called, advance);
    expect(&error.expect_err("silence"), NO_RESPONSE, Sent::Maybe, 1);
    let took = end.duration_since(start);
    assert_eq!(took, Duration::from_millis(30_100), "and not before");
}

#[tokio::test]
async fn t14_a_body_that_never_comes_is_a_stall_and_its_connection_is_given_up() {
    let pair = |policy| {
        let silent = Answer::raw(HEAD).then(End::Silence);
        let wire = Wire::script([silent, json("7")]);
        let client = builder(wire.url()).stall_timeout(SHORT).retry(policy);
        let client = client.build().expect("a client");
        (wire, client)
    };
    let stalls = async |(method, (wire, client)): (Method, Pair)| {
        let start = Instant::now();
        let error = ends(call(&client, &method)).await.expect_err("stalls");
        assert!(start.elapsed() >= SHORT);
        expect(&error, ErrorKind::Stalled, Sent::Yes, 1);
        assert!(error.is_timeout() && error.is_retryable() && !error.is_connect());
        until(|| wire.closed() == 1).await;
        assert_eq!(ends(call(&client, &method)).await.expect("a success"), 7);
        assert_eq!(wire.last().connection, 1, "{method}");
        assert_eq!(wire.count(), 2, "{method}");
    };
    // A HEAD has no body that could be late.
    let methods = [
        Method::GET,
        Method::PUT,
        Method::DELETE,
        Method::POST,
        Method::PATCH,
    ];
    let pairs = methods.map(|method| (method, pair(RetryPolicy::never())));
    join_all(pairs.map(stalls)).await;

    let (wire, client) = pair(at_once());
    assert_eq!(ends(client.item(ID)).await.expect("a success"), 7);
    assert_eq!(wire.count(), 2);
    let (wire, client) = pair(at_once());
    let error = ends(client.add(ID, SECRET)).await.expect_err("stalls");
    expect(&error, ErrorKind::Stalled, Sent::Yes, 1);
    assert_eq!(wire.count(), 1);
}

#[tokio::test]
async fn t15_bytes_that_trickle_for_ever_end_at_the_limit_of_the_whole_call() {
    let limit = Duration::from_millis(2000);
    // Within the limit for a stall even where a thread gets late to its turn.
    let (stall, drip) = (Duration::from_secs(1), Duration::from_millis(200));
    let trickle = |head: &str| Answer::raw(head).then(End::Drip(b" ".to_vec(), drip));
    let in_body = Wire::always(trickle(HEAD));
    let client = builder(in_body.url()).stall_timeout(stall).timeout(limit);
    let client = client.retry(at_once()).build().expect("a client");
    // A head is no different, but that it has a limit of its own.
    let in_head = Wire::always(trickle("HTTP/1.1 200 OK\r\nx: "));
    let short = builder(in_head.url()).response_timeout(SHORT);
    let short = short.timeout(limit).retry(RetryPolicy::never()).build();
    let short = short.expect("a client");

    let start = Instant::now();
    let (body, head) = tokio::join!(ends(client.item(ID)), ends(short.item(ID)));
    assert!(start.elapsed() >= limit);
    let error = body.expect_err("takes too long");
    expect(&error, TOTAL, Sent::Yes, 1);
    assert!(error.is_timeout() && !error.is_connect());
    assert_eq!(in_body.count(), 1);
    until(|| in_body.closed() == 1).await;
    let error = head.expect_err("takes too long");
    expect(&error, NO_RESPONSE, Sent::Maybe, 1);

    // Unless it is set, the limit is a minute.
    let hour = Duration::from_secs(3600);
    let (wire, clock) = (Wire::always(trickle(HEAD)), ManualClock::new());
    let client = builder(wire.url()).stall_timeout(hour);
    let client = client.response_timeout(hour).clock(clock.clone());
    let client = client.build().expect("a client");
    let start = clock.now();
    let advance = async {
        until(|| wire.count() == 1).await;
        clock.advance(Duration::from_millis(59_900));
        tokio::time::sleep(Duration::from_millis(20)).await;
        clock.advance(Duration::from_millis(200));
    };
    let called = async { (ends(client.item(ID)).await, clock.now()) };
    let ((error, end), ()) = tokio::join!(called, advance);
    assert_eq!(error.expect_err("takes too long").kind(), TOTAL);
    let took = end.duration_since(start);
    assert_eq!(took, Duration::from_millis(60_100), "and not before");
}

/// Answers that trickle, and a call that ends when so much time has passed, by a clock that goes on
/// by a second each time that the server has sent something more.
async fn ends_after<T: std::fmt::Debug>(
    head: &str,
    time: Duration,
    call: impl AsyncFn(&Client) -> Result<T, Error>,
) -> Error {
    let (second, hour) = (Duration::from_secs(1), Duration::from_secs(3600));
    let drip = End::Drip(b" ".to_vec(), Duration::from_millis(5));
    let (wire, clock) = (
        Wire::always(Answer::raw(head).then(drip)),
        ManualClock::new(),
    );
    let client = builder(wire.url()).stall_timeout(hour);
    let client = client.clock(clock.clone()).build().expect("a client");
    let start = clock.now();
    let time_goes_on = async {
        until(|| wire.count() == 1).await;
        loop {
            tokio::time::sleep(Duration::from_millis(5)).await;
            clock.advance(second);
        }
    };
    let error = tokio::select! {
        result = ends(call(&client)) => result.expect_err("takes too long"),
        () = time_goes_on => unreachable!("time does not end"),
    };
    assert!(clock.now() - start >= time);
    assert_eq!(wire.count(), 1);
    until(|| wire.closed() == 1).await;
    error
}

#[tokio::test]
async fn t15_what_a_call_that_streams_keeps_in_memory_has_its_time_too() {
    let half_a_minute = Duration::from_secs(30);
    let refused = HEAD.replace("200", "404");
    let error = ends_after(&refused, half_a_minute, async |client| {
        client.item(ID).stream().await
    });
    expect(&error.await, ErrorKind::Api, Sent::Yes, 1);

    let upload = async |client: &Client| {
        let pieces = stream::iter([Ok::<_, std::io::Error>("piece")]);
        client.upload(ID, Body::stream(pieces, None)).await
    };
    let error = ends_after(HEAD, 2 * half_a_minute, upload).await;
    expect(&error, TOTAL, Sent::Yes, 1);
}

#[tokio::test]
async fn t16_a_slow_network_that_cuts_everything_gives_the_same_value() {
    let numbers: Vec<u64> = (0..2_000).collect();
    let text = format!("{numbers:?}");
    let wire = Wire::start(move |request| {
        assert_eq!(request.header("authorization"), Some("Bearer c4n4ry-5"));
        json(&text)
    });
    let proxy = Proxy::start(wire.address(), |_| {
        let toxics = || {
            vec![
                Toxic::Latency {
                    least: Duration::from_millis(50),
                    most: Duration::from_millis(350),
                },
                Toxic::Bandwidth(32 * 1024),
                Toxic::Slices(16),
            ]
        };
        Line {
            up: toxics(),
            down: toxics(),
        }
    });
    let client = builder(proxy.url()).build().expect("a client");
    for calls in 1..=2 {
        let value = ends(client.list(ID)).await.expect("a success");
        assert_eq!(value, numbers);
        assert_eq!(wire.count(), calls, "nothing is tried again");
    }
    assert_eq!(proxy.port().connections(), 1);
}

const TEXTS: [&str; 4] = ["é", "日本語", "𝄞", "plain"];

/// The same in JSON and gzip, in two blocks.
const ZIPPED: [u8; 58] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x8a, 0x56, 0x3a, 0xbc, 0x52, 0x49,
    0x47, 0xe9, 0xd9, 0xf4, 0xa5, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0x7b, 0x36, 0x67, 0xcd, 0x8b,
    0x55, 0xf3, 0x94, 0x74, 0x94, 0x3e, 0xcc, 0x6d, 0x01, 0x51, 0x05, 0x39, 0x89, 0x99, 0x79, 0x4a,
    0xb1, 0x00, 0xc1, 0x49, 0xee, 0xc7, 0x21, 0x00, 0x00, 0x00,
];

/// A body in chunks of so many bytes.
fn chunked(headers: &str, body: &[u8], size: usize) -> Answer {
    let head = format!("HTTP/1.1 200 OK\r\n{headers}transfer-encoding: chunked\r\n\r\n");
    let mut bytes = head.into_bytes();
    for chunk in body.chunks(size) {
        bytes.extend(format!("{:x};ext=\"1\"\r\n", chunk.len()).into_bytes());
        bytes.extend(chunk);
        bytes.extend(b"\r\n");
    }
    bytes.extend(b"0\r\nx-trailer: 1\r\n\r\n");
    Answer::raw(bytes)
}

/// One value, in all the forms that a response may have.
fn forms() -> [Answer; 4] {
    let plain = format!("{TEXTS:?}");
    let json = "content-type: application/json\r\n";
    let zipped = format!("{json}content-encoding: gzip\r\n");
    let headers = [
        ("content-type", "application/json"),
        ("content-encoding", "gzip"),
    ];
    [
        self::json(&plain),
        chunked(json, plain.as_bytes(), 11),
        answer(200, &headers, ZIPPED),
        chunked(&zipped, &ZIPPED, 17),
    ]
}

/// The form of the answer, and before which bytes it is cut.
async fn gives_the_same(form: &Answer, cuts: Vec<Vec<usize>>) {
    let script = cuts.iter().map(|places| form.clone().cut_at(places));
    let wire = Wire::script(script.collect::<Vec<_>>());
    let client = builder(wire.url()).build().expect("a client");
    for places in &cuts {
        let value = ends(client.text(ID)).await.expect("a success");
        assert_eq!(value, TEXTS, "cut at {places:?}");
    }
    assert_eq!(wire.count(), cuts.len(), "nothing is tried again");
    assert_eq!(wire.connections(), 1);
}

#[tokio::test]
async fn t17_a_response_cut_anywhere_is_the_same_value() {
    let forms = forms();
    let anywhere = forms.each_ref().map(|form| {
        let length = form.clone().into_bytes().len();
        let once = (1..length).map(|place| vec![place]);
        let everywhere = std::iter::once((1..length).collect());
        let mut dice = Dice(17);
        let several = (0..50).map(move |_| {
            let mut places: Vec<usize> = (0..8)
                .map(|_| 1 + usize::try_from(dice.below(length as u64 - 1)).expect("small"))
                .collect();
            places.sort_unstable();
            places.dedup();
            places
        });
        gives_the_same(form, once.chain(everywhere).chain(several).collect())
    });
    join_all(anywhere).await;
}

#[tokio::test]
async fn t20_a_body_is_complete_at_its_end_and_not_at_the_connections() {
    // The server never closes; it waits for a gate that opens when all is over.
    let gate = Gate::default();
    for form in forms() {
        let wire = Wire::always(form.gate(&gate).then(End::Close));
        let client = builder(wire.url()).build().expect("a client");
        let value = ends(client.text(ID)).await.expect("a success");
        assert_eq!(
            (value, wire.closed()),
            (TEXTS.map(str::to_owned).to_vec(), 0)
        );
    }
    gate.open();

    let close = [
        ("connection", "close"),
        ("content-type", "application/json"),
    ];
    let wire = Wire::always(answer(200, &close, "7").then(End::Close));
    let proxy = Proxy::start(wire.address(), |_| Line {
        up: Vec::new(),
        down: vec![Toxic::SlowClose(Duration::from_secs(60))],
    });
    let client = builder(proxy.url()).build().expect("a client");
    assert_eq!(ends(client.item(ID)).await.expect("a success"), 7);
    until(|| wire.closed() == 1).await;
    assert_eq!(proxy.port().closed(), 0);
}

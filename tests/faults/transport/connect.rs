//! There is no connection: nothing was sent, whatever the method.

use std::{
    io::{self, Read as _, Write as _},
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use http::Method;
use reqwest::dns::{Name, Resolve, Resolving};
use soundcloud_api::{Client, ManualClock, RetryPolicy, Sent};
use soundcloud_tests::{
    black_hole::BlackHole,
    child::{self, Child},
    port::Port,
    tls::{Authority, Fault},
    wait::ends,
    wire::{Answer, End, Wire, answer, json},
};

use super::{CONNECT, DNS, NO_CONNECTION, TLS};
use crate::shop::{ID, SECRET, Shop as _, all, builder, call, clean, expect};

/// A resolver of names that counts, and whose answer the test gives.
#[derive(Clone)]
struct Names {
    answer: Found,
    asked: Arc<AtomicUsize>,
}

#[derive(Clone, Copy)]
enum Found {
    At(SocketAddr),
    /// There the first time, and not found any more.
    Once(SocketAddr),
    Nothing,
    /// Not even that nothing is found.
    Never,
}

impl Names {
    fn new(answer: Found) -> Self {
        Self {
            answer,
            asked: Arc::default(),
        }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Resolve for Names {
    fn resolve(&self, _: Name) -> Resolving {
        let before = self.asked.fetch_add(1, Ordering::SeqCst);
        let answer = self.answer;
        Box::pin(async move {
            match answer {
                Found::Once(address) if before == 0 => Ok(Box::new(std::iter::once(address)) as _),
                Found::At(address) => Ok(Box::new(std::iter::once(address)) as Box<_>),
                Found::Nothing | Found::Once(_) => Err(io::Error::other("no such name").into()),
                Found::Never => std::future::pending().await,
            }
        })
    }
}

#[tokio::test]
async fn t01_a_refused_connection_is_tried_three_times_with_any_method() {
    let names = Names::new(Found::At(Port::closed_address()));
    let clock = ManualClock::new();
    let client = builder("http://shop.example")
        .dns_resolver(names.clone())
        .clock(clock.clone())
        .build()
        .expect("a client");
    for (index, method) in all().enumerate() {
        let error = ends(call(&client, &method)).await.expect_err("is refused");
        expect(&error, CONNECT, Sent::No, 3);
        assert!(error.is_retryable() && error.is_connect() && !error.is_timeout());
        // A name is asked for once a connection, here.
        assert_eq!(names.asked(), 3 * (index + 1), "{method}");
        assert_eq!(clock.waits().len(), 2 * (index + 1), "{method}");
    }
}

#[tokio::test]
async fn t02_a_connection_into_nothing_ends_in_time_and_is_tried_again() {
    const LIMIT: Duration = Duration::from_secs(2);
    let hole = BlackHole::start();
    let url = format!("http://{}", hole.address());
    let client = builder(&url).connect_timeout(LIMIT);
    let client = client.retry(RetryPolicy::never()).build();
    let client = client.expect("a client");
    let once = async {
        let start = Instant::now();
        let error = ends(client.add(ID, SECRET)).await.expect_err("nothing");
        let took = start.elapsed();
        expect(&error, NO_CONNECTION, Sent::No, 1);
        assert!(error.is_timeout() && error.is_connect() && error.is_retryable());
        assert!(took >= LIMIT && took <= LIMIT + LIMIT / 10, "{took:?}");
    };
    let clock = ManualClock::new();
    let again = builder(&url).connect_timeout(Duration::from_millis(100));
    let again = again.clock(clock.clone()).build().expect("a client");
    let thrice = async {
        for (index, method) in all().enumerate() {
            let error = ends(call(&again, &method)).await.expect_err("nothing");
            expect(&error, NO_CONNECTION, Sent::No, 3);
            assert_eq!(clock.waits().len(), 2 * (index + 1), "{method}");
        }
    };
    tokio::join!(once, thrice);
}

#[tokio::test]
async fn t03_a_host_without_a_route_is_no_connection_at_once() {
    const TEST: &str = "transport::connect::t03_a_host_without_a_route_is_no_connection_at_once";
    const NETWORK: &str = "ip link set lo up && ip route add unreachable 198.51.100.1 \
        && ip route add prohibit 198.51.100.2";
    if child::argument().is_none() {
        if let Some(child) = Child::run_apart(TEST, "apart", NETWORK) {
            child.usage();
        }
        return;
    }
    // Unreachable, forbidden, and without any route.
    for host in ["198.51.100.1", "198.51.100.2", "203.0.113.1"] {
        // Three times an hour: what ends at all, ends at once.
        let client = builder(format!("http://{host}"))
            .connect_timeout(Duration::from_secs(60 * 60))
            .clock(ManualClock::new())
            .build()
            .expect("a client");
        let error = ends(client.add(ID, SECRET)).await.expect_err("no way");
        expect(&error, CONNECT, Sent::No, 3);
    }
    child::report();
}

#[tokio::test]
async fn t04_a_name_that_is_not_found_or_never_answered_is_told_with_the_host() {
    for (found, kind) in [(Found::Nothing, DNS), (Found::Never, NO_CONNECTION)] {
        let names = Names::new(found);
        let client = builder("http://shop.example")
            .dns_resolver(names.clone())
            .connect_timeout(Duration::from_millis(80))
            .clock(ManualClock::new())
            .build()
            .expect("a client");
        for (index, method) in all().enumerate() {
            let error = ends(call(&client, &method)).await.expect_err("no host");
            expect(&error, kind, Sent::No, 3);
            assert!(error.to_string().contains("shop.example"), "{error}");
            assert!(!error.to_string().contains('?'), "{error}");
            assert_eq!(names.asked(), 3 * (index + 1), "{method}");
        }
    }
}

#[tokio::test]
async fn t05_tls_that_is_never_answered_counts_as_connecting() {
    const LIMIT: Duration = Duration::from_millis(100);
    let port = Port::silent();
    let client = builder(format!("https://{}", port.address()))
        .connect_timeout(LIMIT)
        .clock(ManualClock::new())
        .build()
        .expect("a client");
    for (index, method) in all().enumerate() {
        let start = Instant::now();
        let error = ends(call(&client, &method)).await.expect_err("silence");
        assert!(start.elapsed() >= 3 * LIMIT, "{method}");
        expect(&error, NO_CONNECTION, Sent::No, 3);
        assert_eq!(port.connections(), 3 * (index + 1), "{method}");
    }
}

/// A client of a server whose certificate its authority vouches for.
fn trusting(authority: &Authority, url: String) -> Client {
    let client = authority.trusted().build().expect("a client");
    let client = builder(url).reqwest(client).clock(ManualClock::new());
    client.build().expect("a client")
}

#[tokio::test]
async fn t06_a_wrong_certificate_ends_the_call_before_anything_is_sent() {
    let authority = Authority::new();
    let good = authority.server(Fault::None, |_| json("7"));
    let client = trusting(&authority, good.url());
    assert_eq!(ends(client.item(ID)).await.expect("a success"), 7);
    assert_eq!(good.count(), 1);

    // That authority is nobody to a client that was not told.
    let stranger = good.builder().token(SECRET).build().expect("a client");
    let error = ends(stranger.item(ID)).await.expect_err("unknown");
    expect(&error, TLS, Sent::No, 1);
    assert_eq!((good.count(), good.connections()), (1, 2));

    for fault in Fault::ALL {
        let server = authority.server(fault, |_| json("7"));
        let client = trusting(&authority, server.url());
        for (index, method) in all().enumerate() {
            let error = ends(call(&client, &method)).await.expect_err("wrong");
            expect(&error, TLS, Sent::No, 1);
            assert!(!error.is_retryable(), "{fault:?}");
            assert_eq!(server.connections(), index + 1, "{fault:?} {method}");
        }
        assert_eq!(server.count(), 0, "{fault:?}");
    }
}

/// The first that a server says which speaks this version of TLS and none after it.
fn old_server_hello(minor: u8) -> Vec<u8> {
    let mut hello = vec![22, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor];
    hello.extend([7; 32]);
    // No session; TLS_RSA_WITH_AES_128_CBC_SHA; no compression.
    hello.extend([0, 0, 0x2f, 0]);
    hello
}

#[tokio::test]
async fn t07_what_speaks_no_tls_of_today_is_no_secure_connection() {
    let too_old = vec![21, 3, 1, 0, 2, 2, 70];
    for answer in [
        b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n".to_vec(),
        b"SSH-2.0-OpenSSH_9.9\r\n".to_vec(),
        too_old,
        old_server_hello(1),
        old_server_hello(2),
    ] {
        let first = answer.clone();
        let port = Port::start(move |mut stream, _| {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(&answer);
            let _ = io::copy(&mut stream, &mut io::sink());
        });
        let client = builder(format!("https://{}", port.address()));
        let client = client.clock(ManualClock::new()).build().expect("a client");
        let error = ends(client.item(ID)).await.expect_err("no TLS");
        assert_eq!(error.kind(), TLS, "{first:?}: {error:?}");
        assert_eq!((error.was_sent(), error.attempts()), (Sent::No, 1));
        clean(&error);
        assert_eq!(port.connections(), 1, "{first:?}");
    }
}

#[tokio::test]
async fn t07_a_server_that_does_not_take_the_client_is_no_secure_connection() {
    let authority = Authority::new();
    let port = authority.port_for_clients();
    let client = trusting(&authority, format!("https://{}", port.address()));
    for (index, method) in all().enumerate() {
        let error = ends(call(&client, &method))
            .await
            .expect_err("no certificate");
        // It is told when the handshake is over for the client, who has sent the request then.
        expect(&error, TLS, Sent::Maybe, 1);
        assert!(!error.is_retryable());
        assert_eq!(port.connections(), index + 1, "{method}");
    }
}

#[tokio::test]
async fn t08_what_an_earlier_attempt_may_have_done_may_have_been_done() {
    // The next attempt needs a connection of its own.
    let close = ("connection", "close");
    let answered =
        |status: u16, wait: (&str, &str)| answer(status, &[close, wait], "").then(End::Close);
    for (first, may_be_sent, is_put_off) in [
        (Answer::raw("").then(End::Close), Sent::Maybe, false),
        (answered(500, ("x-wait", "1")), Sent::Yes, false),
        // These have not been looked at.
        (answered(429, ("x-wait", "1")), Sent::No, true),
        (answered(503, ("retry-after", "1")), Sent::No, true),
    ] {
        let wire = Wire::always(first);
        let lost = async |method: &Method| {
            let names = Names::new(Found::Once(wire.address()));
            let client = builder(format!("http://shop.example:{}", wire.address().port()));
            let client = client.dns_resolver(names).clock(ManualClock::new());
            let client = client.build().expect("a client");
            ends(call(&client, method)).await.expect_err("is lost")
        };
        expect(&lost(&Method::PUT).await, DNS, may_be_sent, 3);
        if is_put_off {
            expect(&lost(&Method::POST).await, DNS, may_be_sent, 3);
        }
    }
}

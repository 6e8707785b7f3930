//! How often and when calls are tried again, all of them together, and where.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::{future::join_all, stream};
use http::{Method, StatusCode};
use soundcloud_api::{
    Body, Client, Clock as _, ErrorKind, ManualClock, RetryPolicy, Sent, TimeoutPhase,
};
use soundcloud_tests::{
    gate::Gate,
    wait::{ends, until},
    wire::{Answer, Wire, answer, json},
};

use super::client;
use crate::shop::{ID, SECRET, Shop as _, builder, call, expect};

/// A thousand calls of fifty clones; how many succeed.
async fn a_thousand(client: &Client) -> usize {
    let clone = async |client: Client| {
        let mut successes = 0;
        for _ in 0..20 {
            successes += usize::from(ends(client.item(ID)).await.is_ok());
        }
        successes
    };
    let clones = (0..50).map(|_| clone(client.clone()));
    join_all(clones).await.into_iter().sum()
}

#[tokio::test]
async fn h21_a_server_that_fails_every_call_is_hardly_asked_more_than_once() {
    let is_down = Arc::new(AtomicBool::new(true));
    let down = Arc::clone(&is_down);
    let wire = Wire::start(move |_| {
        if down.load(Ordering::SeqCst) {
            answer(503, &[], "")
        } else {
            json("7")
        }
    });
    let (client, _) = client(&wire);
    let asked = async || {
        let before = wire.count();
        let successes = a_thousand(&client).await;
        (successes, wire.count() - before)
    };
    // What was saved up for a bad time is used up,
    assert_eq!(asked().await, (0, 1100));
    // then there is none,
    assert_eq!(asked().await, (0, 1000));
    // and successes save up again.
    is_down.store(false, Ordering::SeqCst);
    assert_eq!(asked().await, (1000, 1000));
    is_down.store(true, Ordering::SeqCst);
    assert_eq!(asked().await, (0, 1100));
}

#[tokio::test]
async fn h22_waits_are_random_within_bounds_and_none_is_begun_in_vain() {
    let wire = Wire::always(answer(503, &[], ""));
    let client = |clock: &ManualClock, total| {
        builder(wire.url())
            .retry(RetryPolicy::default().attempts(12))
            .retry_budget(1_000_000)
            .timeout(total)
            .clock(clock.clone())
            .build()
            .expect("a client")
    };
    let clock = ManualClock::new();
    let patient = client(&clock, Duration::from_secs(3600));
    for _ in 0..10 {
        let error = ends(patient.item(ID)).await.expect_err("503");
        expect(&error, ErrorKind::Api, Sent::Yes, 12);
    }
    assert_eq!(wire.count(), 120);
    let waits = clock.waits();
    assert_eq!(waits.len(), 110);
    for call in waits.chunks(11) {
        let mut longest = Duration::from_millis(500);
        for wait in call {
            assert!(*wait <= longest, "{call:?}");
            longest = (2 * longest).min(Duration::from_secs(20));
        }
    }
    let first: Vec<_> = waits.chunks(11).map(|call| call[0]).collect();
    assert!(first.iter().any(|wait| *wait != first[0]), "{first:?}");
    assert!(waits.iter().any(|wait| *wait > Duration::from_secs(5)));

    let total = Duration::from_secs(2);
    let clock = ManualClock::new();
    let hasty = client(&clock, total);
    let mut fewest = u32::MAX;
    for _ in 0..30 {
        let (start, before) = (clock.now(), clock.waits().len());
        let error = ends(hasty.item(ID)).await.expect_err("503");
        // The answer, not that there was no time for another one.
        let attempts = error.attempts();
        expect(&error, ErrorKind::Api, Sent::Yes, attempts);
        assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
        assert_eq!(clock.waits().len() - before, attempts as usize - 1);
        assert!(clock.now().duration_since(start) < total);
        fewest = fewest.min(attempts);
    }
    assert!(fewest < 12, "there is no time for all of them");
}

#[tokio::test]
async fn h23_the_limit_of_a_call_holds_for_its_attempts_and_waits_together() {
    let gates = [Gate::default(), Gate::default()];
    let (shown, next) = (gates.clone(), AtomicUsize::new(0));
    let wire = Wire::start(move |_| {
        let gate = shown.get(next.fetch_add(1, Ordering::SeqCst));
        let failed = answer(503, &[], "").into_bytes();
        gate.map_or(Answer::silence(), |gate| {
            Answer::raw("").gate(gate).more(failed)
        })
    });
    let clock = ManualClock::new();
    let client = builder(wire.url()).clock(clock.clone());
    let client = client.retry(RetryPolicy::default().first_delay(Duration::from_millis(1)));
    let client = client.build().expect("a client");
    let start = clock.now();
    let driven = async {
        for (index, gate) in gates.iter().enumerate() {
            until(|| wire.count() == index + 1).await;
            // Less than an attempt may take.
            clock.advance(Duration::from_secs(25));
            gate.open();
        }
        until(|| wire.count() == 3).await;
        // It may take no thirty seconds more: there are hardly ten.
        for millis in [9_900, 110] {
            clock.advance(Duration::from_millis(millis));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let called = async {
        let error = ends(client.item(ID)).await.expect_err("takes too long");
        (error, clock.now().duration_since(start))
    };
    let ((error, took), ()) = tokio::join!(called, driven);
    let total = ErrorKind::Timeout(TimeoutPhase::Total);
    expect(&error, total, Sent::Yes, 3);
    assert!(took >= Duration::from_secs(60), "{took:?}");
    assert!(took < Duration::from_secs(61), "{took:?}");
    assert_eq!(wire.count(), 3);

    // A wait that would go beyond it is not begun.
    let wire = Wire::always(answer(503, &[("retry-after", "20")], ""));
    let (client, clock) = super::client(&wire);
    let error = ends(client.item(ID).timeout(Duration::from_secs(15))).await;
    expect(&error.expect_err("503"), ErrorKind::Api, Sent::Yes, 1);
    assert_eq!((wire.count(), clock.waits().len()), (1, 0));
}

/// A client that makes its connections itself, and can make others.
fn connected(wire: &Wire) -> Client {
    let client = builder(wire.url()).clock(ManualClock::new());
    client.build().expect("a client")
}

#[tokio::test]
async fn h25_a_misdirected_request_is_sent_once_more_on_another_connection() {
    for method in [Method::GET, Method::POST] {
        let wire = Wire::start(|request| {
            if request.connection == 0 {
                answer(421, &[], "")
            } else {
                json("7")
            }
        });
        let client = connected(&wire);
        let value = ends(call(&client, &method)).await;
        assert_eq!(value.expect("a success"), 7, "{method}");
        assert_eq!((wire.count(), wire.connections()), (2, 2), "{method}");

        let wire = Wire::always(answer(421, &[], ""));
        let client = connected(&wire);
        let error = ends(call(&client, &method)).await.expect_err("421");
        expect(&error, ErrorKind::Api, Sent::Yes, 1);
        assert_eq!(error.status(), Some(StatusCode::MISDIRECTED_REQUEST));
        assert_eq!((wire.count(), wire.connections()), (2, 2), "{method}");
    }
    // What cannot be sent again is not.
    let wire = Wire::always(answer(421, &[], ""));
    let body = stream::iter([Ok::<_, std::io::Error>(SECRET)]);
    let upload = connected(&wire).upload(ID, Body::stream(body, None));
    let error = ends(upload).await.expect_err("421");
    expect(&error, ErrorKind::Api, Sent::Yes, 1);
    assert_eq!(wire.count(), 1);
}

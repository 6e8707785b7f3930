//! Bodies that nobody reads to their end.

use std::{
    future::IntoFuture as _,
    pin::pin,
    task::{Context, Poll, Waker},
};

use futures_util::{StreamExt as _, future::join_all};
use soundcloud_api::{Client, ManualClock};
use soundcloud_tests::{
    child::{self, Child, Usage},
    wait::{ends, until},
    wire::{Answer, End, Wire, json},
};
use tokio::runtime::Handle;

use crate::{bodies::Documents as _, shop::builder};

fn client(url: &str, places: usize) -> Client {
    let builder = builder(url).clock(ManualClock::new());
    builder.concurrency(places).build().expect("a client")
}

/// Looks at a future once.
fn polled<T>(future: impl Future<Output = T>) -> Poll<T> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

/// A server of bodies without end; of `good` ones, too.
fn server() -> Wire {
    Wire::start(|request| match request.path() {
        "/items/good" => json("7"),
        _ => Answer::raw("HTTP/1.1 200 OK\r\n\r\n").then(End::Endless(vec![0; 16_384])),
    })
}

#[tokio::test]
async fn l06_bodies_that_are_dropped_leave_nothing_behind() {
    if let Some(url) = child::argument() {
        ends(drop_all(&url)).await;
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let wire = server();
    let test = "resources::streams::l06_bodies_that_are_dropped_leave_nothing_behind";
    Child::run(test, &wire.url()).usage();
    assert!(wire.count() >= 200, "{}", wire.count());
    until(|| wire.closed() == wire.connections()).await;
}

/// Drops bodies at every point of their way, and looks at what is left.
async fn drop_all(url: &str) {
    const ROUNDS: usize = 200;
    let client = client(url, 4);
    assert_eq!(ends(client.document::<u8>("good")).await.expect("7"), 7);
    let files = Usage::now().files;
    for round in 0..ROUNDS {
        let mut body = ends(client.document::<()>("endless").stream())
            .await
            .expect("a body");
        match round % 4 {
            // Never looked at.
            0 => {}
            1 => drop(ends(body.chunk()).await.expect("a chunk")),
            2 => drop(ends(body.next()).await.expect("a chunk").expect("a chunk")),
            _ => {
                // While it waits for more.
                while let Poll::Ready(chunk) = polled(body.next()) {
                    assert!(chunk.expect("no end").is_ok());
                    if round % 8 == 3 {
                        break;
                    }
                }
            }
        }
        drop(body);
        // A call that is given up before it is answered.
        let call = client.document::<()>("endless").into_future();
        assert!(polled(call).is_pending());
    }
    // Every place is free again, and every connection but what may be used again is gone.
    let calls = (0..8).map(|_| client.document::<u8>("good").into_future());
    for value in join_all(calls).await {
        assert_eq!(value.expect("7"), 7);
    }
    until(|| Usage::now().files <= files + 4).await;
    let tasks = || Handle::current().metrics().num_alive_tasks();
    // One for each connection, and a few that look after them.
    until(|| tasks() <= 12).await;
    drop(client);
    until(|| tasks() == 0).await;
    assert!(Usage::now().files <= files);
}

#[tokio::test]
async fn l06_bodies_that_are_kept_are_as_many_as_there_are_places() {
    const PLACES: usize = 8;
    let wire = server();
    let client = client(&wire.url(), PLACES);
    let mut bodies = Vec::new();
    for _ in 0..PLACES {
        let body = ends(client.document::<()>("endless").stream()).await;
        bodies.push(body.expect("a body"));
    }
    assert_eq!((wire.connections(), wire.count()), (PLACES, PLACES));
    // Others wait, however many they are, and send nothing.
    let mut waiting: Vec<_> = (0..100)
        .map(|_| Box::pin(client.document::<u8>("good").into_future()))
        .collect();
    for call in &mut waiting {
        assert!(polled(call).is_pending());
    }
    assert_eq!((wire.connections(), wire.count()), (PLACES, PLACES));
    drop(bodies.pop());
    for call in waiting {
        assert_eq!(ends(call).await.expect("7"), 7);
    }
    assert_eq!(wire.count(), PLACES + 100);
    drop(bodies);
    drop(client);
    until(|| wire.closed() == wire.connections()).await;
}

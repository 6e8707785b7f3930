//! Many calls at once, calls that nobody waits for any more, and the runtimes they run on.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use futures_util::future;
use soundcloud_api::{
    Api, ApiError, Body, Call, Client, ClientBuilder, Download, Endpoint, Error, Items, Pages,
    Pending, Response, endpoint,
};
use tokio::runtime::Builder;

use crate::{
    ends, until,
    wire::{Answer, End, Wire, json},
};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: usize) -> Call<usize>;
}

impl Shop for Client {}

/// A server that gives every id back.
fn echo() -> Wire {
    Wire::start(|request| json(request.path().trim_start_matches("/items/")))
}

/// A server that answers nobody before this many wait.
fn together(count: usize) -> Wire {
    let barrier = Barrier::new(count);
    Wire::start(move |request| {
        barrier.wait();
        json(request.path().trim_start_matches("/items/"))
    })
}

async fn all_at_once(client: &Client, count: usize) {
    let calls = (0..count).map(|id| client.item(id).into_future());
    let values = ends(future::try_join_all(calls)).await.expect("successes");
    assert_eq!(values, (0..count).collect::<Vec<_>>());
}

#[tokio::test]
async fn two_hundred_calls_run_at_once() {
    let wire = together(200);
    all_at_once(&wire.client(), 200).await;
    assert_eq!(wire.count(), 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_calls_run_at_once_as_tasks_of_several_threads() {
    let wire = together(200);
    let client = wire.builder().build().expect("a client");
    let calls = (0..200).map(|id| tokio::spawn(client.clone().item(id).into_future()));
    let values = ends(future::try_join_all(calls)).await.expect("no panic");
    for (id, value) in values.into_iter().enumerate() {
        assert_eq!(value.expect("a success"), id);
    }
}

#[test]
fn a_client_is_made_anywhere_and_used_in_every_kind_of_runtime() {
    let wire = echo();
    let client = wire.builder().build().expect("a client");
    for builder in [Builder::new_current_thread, Builder::new_multi_thread] {
        let runtime = builder().enable_all().build().expect("a runtime");
        runtime.block_on(all_at_once(&client, 20));
        // The runtime goes, and its connections with it.
    }
    let local = tokio::task::LocalSet::new();
    let runtime = Builder::new_current_thread().enable_all().build();
    local.block_on(&runtime.expect("a runtime"), async {
        let client = client.clone();
        let task = tokio::task::spawn_local(async move { client.item(7).await });
        assert_eq!(ends(task).await.expect("no panic").expect("a success"), 7);
    });
}

#[test]
fn runtimes_on_several_threads_share_a_client() {
    const THREADS: usize = 4;
    let wire = echo();
    let client = wire.builder().build().expect("a client");
    let done = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let runtime = Builder::new_current_thread().enable_all().build();
                runtime.expect("a runtime").block_on(async {
                    all_at_once(&client, 20).await;
                    // A connection lives as long as its runtime, and others may be using it.
                    done.fetch_add(1, Ordering::SeqCst);
                    until(|| done.load(Ordering::SeqCst) == THREADS).await;
                });
            });
        }
    });
}

#[tokio::test]
async fn calls_that_are_dropped_in_flight_leave_nothing_behind() {
    let wire = Wire::start(|request| match request.path() {
        "/items/0" => json("0"),
        _ => Answer::silence(),
    });
    let client = wire.client();
    let tasks: Vec<_> = (1..=50)
        .map(|id| tokio::spawn(client.item(id).into_future()))
        .collect();
    until(|| wire.count() == 50).await;
    for task in &tasks {
        task.abort();
    }
    for task in tasks {
        assert!(ends(task).await.expect_err("is aborted").is_cancelled());
    }
    until(|| wire.closed() == 50).await;
    assert_eq!(ends(client.item(0)).await.expect("a success"), 0);
}

#[tokio::test]
async fn a_stream_that_is_dropped_half_way_is_given_up() {
    let head = "HTTP/1.1 200 OK\r\n\r\n";
    let wire = Wire::always(Answer::raw(head).then(End::Endless(vec![0; 10_000])));
    let mut stream = ends(wire.client().item(7).stream())
        .await
        .expect("a success");
    ends(stream.chunk())
        .await
        .expect("a piece")
        .expect("a piece");
    drop(stream);
    until(|| wire.closed() == 1).await;
}

#[tokio::test]
async fn a_call_dropped_at_any_poll_does_no_harm_to_the_next() {
    let wire = echo();
    let client = wire.client();
    for polls in 0..12 {
        let mut call = Box::pin(client.item(polls).into_future());
        let mut left = polls;
        // Polled this often, then dropped.
        let dropped = future::poll_fn(|context| {
            if left == 0 || call.as_mut().poll(context).is_ready() {
                return std::task::Poll::Ready(());
            }
            left -= 1;
            std::task::Poll::Pending
        });
        ends(dropped).await;
        drop(call);
        assert_eq!(ends(client.item(polls)).await.expect("a success"), polls);
    }
}

#[tokio::test]
async fn one_connection_is_used_again_and_again() {
    let wire = echo();
    let client = wire.builder().build().expect("a client");
    for id in 0..20 {
        let clone = client.clone();
        assert_eq!(ends(clone.item(id)).await.expect("a success"), id);
    }
    assert_eq!(wire.connections(), 1);
}

#[test]
fn what_is_handed_out_may_go_to_other_threads() {
    fn everywhere<T: Send + Sync + 'static>() {}
    fn elsewhere<T: Send + 'static>() {}
    everywhere::<Client>();
    everywhere::<Error>();
    everywhere::<ApiError>();
    everywhere::<Endpoint>();
    everywhere::<Response<usize>>();
    elsewhere::<ClientBuilder>();
    elsewhere::<Call<usize>>();
    elsewhere::<Pending<usize>>();
    elsewhere::<Download>();
    elsewhere::<Body>();
    elsewhere::<Pages<usize>>();
    elsewhere::<Items<usize>>();
    assert!(size_of_val(&Client::offline().item(7).into_future()) <= 128);
}

//! Calls by threads that have no runtime, and by threads that have one.

use std::{
    sync::{Arc, Barrier, mpsc},
    thread,
};

use soundcloud_api::{Api, Call, Client, Phase, endpoint};
use tokio::runtime::{Builder, Runtime};

use crate::{
    GUARD,
    wire::{Answer, Wire, answer, json},
};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: &str) -> Call<u32>;
}

impl Shop for Client {}

/// Runs something on a thread of its own, so that a call that never ends fails its test.
fn ends<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(work()));
    receiver.recv_timeout(GUARD).expect("ends at all")
}

/// A client with connections of its own.
fn client(wire: &Wire) -> Client {
    wire.builder().build().expect("a client")
}

fn current_thread() -> Runtime {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}

#[test]
fn a_blocking_call_gives_the_value_or_the_error() {
    let wire = Wire::script([json("42"), answer(404, &[], "no")]);
    let client = client(&wire);
    assert_eq!(client.item("7").blocking().expect("a success"), 42);
    let error = client.item("7").blocking().expect_err("404");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    let error = client.item("..").blocking().expect_err("is refused");
    assert_eq!(error.phase(), Phase::Build);
    assert_eq!(wire.count(), 2);
    assert_eq!(Call::ready(1).blocking().expect("a value"), 1);
}

#[test]
fn blocking_calls_share_their_connections() {
    let wire = Wire::always(json("42"));
    let client = client(&wire);
    for _ in 0..5 {
        client.item("7").blocking().expect("a success");
    }
    assert_eq!(wire.connections(), 1);
}

#[test]
fn blocking_calls_of_many_threads_run_at_once() {
    let barrier = Arc::new(Barrier::new(8));
    let wire = Wire::start(move |_| {
        barrier.wait();
        json("42")
    });
    let client = client(&wire);
    ends(move || {
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| client.item("7").blocking().expect("a success"));
            }
        });
    });
}

#[test]
fn a_blocking_call_may_be_made_inside_a_runtime() {
    for runtime in [current_thread(), Runtime::new().expect("a runtime")] {
        let wire = Wire::always(json("42"));
        let client = client(&wire);
        let value = ends(move || runtime.block_on(async { client.item("7").blocking() }));
        assert_eq!(value.expect("a success"), 42);
    }
}

#[test]
fn a_blocking_call_does_not_wait_for_the_runtime_that_it_stops() {
    let wire = Wire::always(json("42"));
    let client = client(&wire);
    let values = ends(move || {
        current_thread().block_on(async {
            let first = client.item("7").await?;
            let second = client.item("7").blocking()?;
            let third = client.item("7").await?;
            Ok::<_, soundcloud_api::Error>([first, second, third])
        })
    });
    assert_eq!(values.expect("a success"), [42; 3]);
}

#[test]
fn a_blocking_call_does_not_wait_for_a_runtime_that_stands_still() {
    let wire = Wire::always(json("42"));
    let client = client(&wire);
    ends(move || {
        let runtime = current_thread();
        runtime
            .block_on(client.item("7").into_future())
            .expect("a success");
        client.item("7").blocking().expect("a success");
        drop(runtime);
        client.item("7").blocking().expect("a success");
    });
}

#[test]
fn a_blocking_call_runs_out_of_time() {
    let wire = Wire::always(Answer::silence());
    let call = client(&wire)
        .item("7")
        .timeout(std::time::Duration::from_millis(20));
    assert!(
        ends(|| call.blocking())
            .expect_err("no answer")
            .is_timeout()
    );
}

#[test]
fn a_transport_that_panics_is_an_error_and_no_end_of_blocking_calls() {
    let panics = tower::service_fn(|request: reqwest::Request| async move {
        assert!(request.url().path().ends_with('7'), "an odd transport");
        Ok::<_, soundcloud_api::BoxError>(http::Response::new("42").into())
    });
    let client = Client::builder("http://shop.example")
        .transport(panics)
        .build();
    let client = client.expect("a client");
    let call = client.item("8");
    ends(|| call.blocking()).expect_err("a panic");
    assert_eq!(client.item("7").blocking().expect("a success"), 42);
}

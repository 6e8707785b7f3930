//! The runtime of a call ends before the call does.

use std::{
    pin::pin,
    process, thread,
    time::{Duration, Instant},
};

use futures_util::{StreamExt as _, TryStreamExt as _, future, stream};
use soundcloud_api::{Body, Client, Error};
use soundcloud_tests::{
    child::{self, Child},
    folder::Folder,
    log::watch,
    wait::{self, GUARD, ends},
    wire::{Answer, End, Wire},
};
use tokio::runtime::{Builder, Runtime};

use super::shop::{Shop as _, serve};

/// A server that begins an answer and never ends it; the item 0 is answered.
fn endless() -> Wire {
    Wire::start(|request| match request.path() {
        "/items/0" => serve(request, 0),
        "/items/1" => Answer::silence(),
        _ => Answer::raw("HTTP/1.1 200 OK\r\n\r\n{").then(End::Silence),
    })
}

/// Waits without a runtime.
fn until(condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < GUARD, "happens at all");
        thread::sleep(Duration::from_millis(2));
    }
}

fn runtimes() -> [fn() -> Runtime; 2] {
    [
        || {
            Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime")
        },
        || {
            Builder::new_multi_thread()
                .enable_all()
                .build()
                .expect("a runtime")
        },
    ]
}

/// Calls of each kind, under way; the number of their requests.
fn begin(runtime: &Runtime, client: &Client, folder: &Folder) -> usize {
    let forever = stream::iter([Ok::<_, Error>("piece")]).chain(stream::pending());
    runtime.spawn(client.item(1).into_future());
    runtime.spawn(client.item(1).send());
    runtime.spawn(client.item(1).bytes());
    let own = client.clone();
    runtime.spawn(async move { own.awaited(1).await });
    runtime.spawn(client.list(1).into_future());
    runtime.spawn(client.list(1).items().try_collect::<Vec<_>>());
    runtime.spawn(client.upload(1, Body::from(vec![0; 100_000])).into_future());
    runtime.spawn(client.file(1).save(folder.path("saved")));
    let file = client.file(1).stream();
    runtime.spawn(async { file.await?.try_collect::<Vec<_>>().await });
    // It never comes whole, and is no request.
    runtime.spawn(client.upload(2, Body::stream(forever, None)).into_future());
    9
}

/// Runtimes that end, in both ways, while calls are under way.
fn shut_down() {
    for runtime in runtimes() {
        for at_once in [false, true] {
            let (wire, folder) = (endless(), Folder::new());
            let client = wire.builder().concurrency(20).build().expect("a client");
            let first = runtime();
            let count = begin(&first, &client, &folder);
            first.block_on(wait::until(|| {
                wire.count() == count && !folder.names().is_empty()
            }));
            if at_once {
                first.shutdown_background();
            } else {
                drop(first);
            }
            // No file is left, no connection, and no place.
            until(|| folder.names().is_empty());
            until(|| wire.closed() == wire.connections());
            let all = (0..20).map(|_| client.item(0).into_future());
            let all = runtime().block_on(ends(future::try_join_all(all)));
            assert_eq!(all.expect("successes"), [0; 20]);
        }
    }
}

/// What was begun in one runtime is awaited in the next.
fn carried_over() {
    for runtime in runtimes() {
        let wire = endless();
        let client = wire.builder().concurrency(2).build().expect("a client");
        let (first, second) = (runtime(), runtime());
        let mut download = first
            .block_on(ends(client.file(1).stream()))
            .expect("a success");
        first.block_on(ends(download.chunk())).expect("a piece");
        let other = first.spawn(client.item(1).into_future());
        let mut sent = client.item(1).timeout(GUARD).into_future();
        let mut waits = client.item(0).timeout(GUARD).into_future();
        first.block_on(async {
            wait::until(|| wire.count() == 2).await;
            // Both places are taken: these wait, and each has a timer.
            let all = pin!(future::join3(download.chunk(), &mut waits, &mut sent));
            future::select(pin!(tokio::task::yield_now()), all).await;
        });
        drop(first);
        drop(other);
        // Its connection is gone.
        let cut = second.block_on(ends(download.chunk())).expect_err("is cut");
        assert!(!cut.is_timeout(), "{cut:?}");
        drop(download);
        // They had not begun, and begin now.
        let value = second.block_on(ends(&mut waits)).expect("a success");
        assert_eq!(value, 0);
        second.block_on(async {
            let begun = pin!(wait::until(|| wire.count() == 4));
            future::select(begun, &mut sent).await;
        });
        assert_eq!(wire.count(), 4);
    }
}

/// Runs a part in a process of its own, which must end as if nothing were.
fn in_a_child(test: &str, part: fn()) {
    watch();
    if child::argument().is_none() {
        let child = Child::run(&format!("concurrency::shut_down::{test}"), "");
        assert!(child.status.success(), "{}", child.printed);
        assert!(!child.printed.contains("panicked"), "{}", child.printed);
        return;
    }
    thread::spawn(|| {
        thread::sleep(2 * GUARD);
        println!("it hangs");
        process::abort();
    });
    part();
}

#[test]
fn c02_a_runtime_may_end_while_calls_are_under_way() {
    in_a_child("c02_a_runtime_may_end_while_calls_are_under_way", shut_down);
}

#[test]
fn c02_a_call_may_be_carried_to_the_next_runtime() {
    in_a_child(
        "c02_a_call_may_be_carried_to_the_next_runtime",
        carried_over,
    );
}

#[test]
fn c02_a_program_may_end_while_calls_are_under_way() {
    in_a_child("c02_a_program_may_end_while_calls_are_under_way", || {
        let (wire, folder) = (endless(), Folder::new());
        let client = wire.builder().build().expect("a client");
        let call = client.item(1);
        thread::spawn(move || call.blocking());
        until(|| wire.count() == 1);
        let runtime = runtimes()[1]();
        let count = begin(&runtime, &client, &folder);
        until(|| wire.count() == 1 + count && !folder.names().is_empty());
        // Nothing of it is put in order.
        std::mem::forget(runtime);
        process::exit(0);
    });
}

//! Calls that wait for a place get it in the order in which they came.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use futures_util::future;
use soundcloud_api::{BoxTransport, Client};
use soundcloud_tests::{
    gate::Gate,
    log::watch,
    wait::{ends, until},
    wire::Wire,
};
use tower::ServiceExt as _;

use super::shop::{Shop as _, serve};

const PLACES: usize = 8;
const WAITERS: usize = 1000;

/// When a call was begun: its number, and how many had ended by then.
#[derive(Debug, Clone, Copy)]
struct Begun {
    id: usize,
    ended: usize,
}

/// A client that notes when its calls are begun.
fn noted(wire: &Wire, ended: &Arc<AtomicUsize>) -> (Client, Arc<Mutex<Vec<Begun>>>) {
    let begun = Arc::<Mutex<Vec<Begun>>>::default();
    let (notes, ended) = (Arc::clone(&begun), Arc::clone(ended));
    let note = tower::layer::layer_fn(move |inner: BoxTransport| {
        let (notes, ended) = (Arc::clone(&notes), Arc::clone(&ended));
        inner.map_request(move |request: reqwest::Request| {
            let id = request.url().path().rsplit('/').next().unwrap_or_default();
            let (id, ended) = (id.parse().expect("a number"), ended.load(Ordering::SeqCst));
            notes.lock().expect("no panic").push(Begun { id, ended });
            request
        })
    });
    let client = wire.builder().concurrency(PLACES).layer(note).build();
    (client.expect("a client"), begun)
}

/// A server that answers nobody before the gate is open.
fn behind(gate: &Gate) -> Wire {
    let gate = gate.clone();
    Wire::start(move |request| {
        gate.pass();
        serve(request, 0)
    })
}

#[tokio::test]
async fn c07_a_thousand_calls_get_their_places_in_order() {
    watch();
    let gate = Gate::default();
    let (wire, ended) = (behind(&gate), Arc::default());
    let (client, begun) = noted(&wire, &ended);
    let total = PLACES + WAITERS;
    let calls = (0..total).map(async |id| {
        let value = client.item(id).await.expect("a success");
        ended.fetch_add(1, Ordering::SeqCst);
        value
    });
    let all = async {
        let values = ends(future::join_all(calls)).await;
        assert!(values.into_iter().eq(0..total), "each has its own answer");
    };
    // All of them wait before the first has ended.
    let open = async {
        until(|| wire.count() == PLACES).await;
        assert_eq!(begun.lock().expect("no panic").len(), PLACES);
        gate.open();
    };
    tokio::join!(all, open);
    let begun = begun.lock().expect("no panic").clone();
    assert!(
        begun.iter().map(|begun| begun.id).eq(0..total),
        "first come, first served"
    );
    // How many turns each of those that had to wait has waited for.
    let turns = |waiter: usize| {
        let place = begun.iter().position(|begun| begun.id == waiter);
        place.expect("it has begun") - PLACES + 1
    };
    let waits: Vec<_> = (PLACES..total).map(turns).collect();
    let longest = waits.iter().max().expect("a wait");
    let sum: usize = waits.iter().sum();
    assert!(
        longest * WAITERS <= 2 * sum,
        "{longest} is more than twice the mean"
    );
    // A call begins when one has ended, and no sooner.
    for (index, begun) in begun.iter().enumerate().skip(PLACES) {
        assert!(begun.ended > index - PLACES, "{begun:?}");
    }
}

#[tokio::test]
async fn c07_those_who_leave_the_queue_hold_up_nobody() {
    watch();
    let gate = Gate::default();
    let (wire, ended) = (behind(&gate), Arc::default());
    let (client, begun) = noted(&wire, &ended);
    let mut tasks: Vec<_> = (0..100)
        .map(|id| tokio::spawn(client.item(id).into_future()))
        .collect();
    until(|| wire.count() == PLACES).await;
    // Every other one that waits, and one of those that do not.
    let (left, rest): (Vec<_>, Vec<_>) = tasks
        .drain(..)
        .enumerate()
        .partition(|(id, _)| *id == 0 || (*id >= PLACES && id % 2 == 0));
    for (_, task) in &left {
        task.abort();
    }
    for (_, task) in left {
        assert!(ends(task).await.expect_err("is aborted").is_cancelled());
    }
    gate.open();
    let mut expected = vec![0];
    for (id, task) in rest {
        let value = ends(task).await.expect("no panic");
        assert_eq!(value.expect("a success"), id);
        expected.push(id);
    }
    let begun = begun.lock().expect("no panic").clone();
    assert!(begun.iter().map(|begun| begun.id).eq(expected));
}

//! Many calls at once.

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::future::join_all;
use soundcloud_api::ManualClock;
use soundcloud_tests::{
    child::{self, Child, Usage},
    gate::Gate,
    wait::{ends, until},
    wire::{Answer, Wire, json},
};

use crate::{bodies::Documents as _, shop::builder};

const CALLS: usize = 2_000;

/// How many of them may be under way.
const PLACES: usize = 32;

/// Calls all at once, and looks at the open files until all have ended.
async fn call_all(url: &str) {
    let builder = builder(url).clock(ManualClock::new());
    let client = builder.concurrency(PLACES).build().expect("a client");
    let before = Usage::now().files;
    let calls = (0..CALLS).map(|id| {
        let client = client.clone();
        tokio::spawn(async move { client.document::<usize>(&id.to_string()).await })
    });
    let calls: Vec<_> = calls.collect();
    while calls.iter().any(|call| !call.is_finished()) {
        let opened = Usage::now().files.saturating_sub(before);
        // And a few that are only just being closed, or are nobody's.
        assert!(opened <= PLACES + 8, "{opened} files");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    for (id, call) in join_all(calls).await.into_iter().enumerate() {
        assert_eq!(call.expect("no panic").expect("a success"), id);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn l03_two_thousand_calls_at_once_share_a_few_connections() {
    if let Some(url) = child::argument() {
        ends(call_all(&url)).await;
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let (gate, waiting) = (Gate::default(), Arc::new(AtomicUsize::new(0)));
    let (shut, counted) = (gate.clone(), Arc::clone(&waiting));
    let wire = Wire::start(move |request| {
        counted.fetch_add(1, Ordering::SeqCst);
        let id = request.segments().pop().expect("an id");
        Answer::raw("").gate(&shut).more(json(id).into_bytes())
    });
    let url = wire.url();
    let test = "resources::many::l03_two_thousand_calls_at_once_share_a_few_connections";
    let child = tokio::task::spawn_blocking(move || Child::run(test, &url));
    // As many as may be are under way, and no more, however long the server takes.
    until(|| waiting.load(Ordering::SeqCst) == PLACES || child.is_finished()).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!((wire.connections(), wire.count()), (PLACES, PLACES));
    gate.open();
    child.await.expect("no panic").usage();
    assert_eq!(wire.count(), CALLS);
    assert!(wire.connections() <= PLACES, "{}", wire.connections());
    let requests = wire.requests();
    let targets: HashSet<_> = requests.iter().map(|request| &request.target).collect();
    assert_eq!(targets.len(), CALLS);
    until(|| wire.closed() == wire.connections()).await;
}

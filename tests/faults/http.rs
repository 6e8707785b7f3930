//! Rows H: responses that are no HTTP, or HTTP that one might wish were different.

mod again;
mod heads;
mod later;
mod statuses;

use soundcloud_api::{Client, ManualClock};
use soundcloud_tests::wire::{Wire, pool};

use crate::shop::builder;

/// A client that waits in no time, and the clock that says how long it would have; its connections
/// are of the pool of all tests, as most rows ask nothing of how they are made.
fn client(wire: &Wire) -> (Client, ManualClock) {
    let clock = ManualClock::new();
    let client = builder(wire.url()).reqwest(pool()).clock(clock.clone());
    (client.build().expect("a client"), clock)
}

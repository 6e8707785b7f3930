//! Rows H: responses that are no HTTP, or HTTP that one might wish were different.

mod again;
mod heads;
mod later;
mod statuses;

use soundcloud_api::{Client, ManualClock};
use soundcloud_tests::wire::Wire;

use crate::shop::builder;

/// A client that waits in no time, and the clock that says how long it would have.
fn client(wire: &Wire) -> (Client, ManualClock) {
    let clock = ManualClock::new();
    let client = builder(wire.url()).clock(clock.clone()).build();
    (client.expect("a client"), clock)
}

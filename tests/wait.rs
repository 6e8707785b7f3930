//! Waiting that cannot last for ever.

use std::time::{Duration, Instant};

/// How long anything may take before its test has failed; nothing ever waits that long.
pub const GUARD: Duration = Duration::from_secs(20);

/// A call or future that has to end.
pub async fn ends<F: IntoFuture>(future: F) -> F::Output {
    tokio::time::timeout(GUARD, future)
        .await
        .expect("ends at all")
}

/// Waits for what another task or thread is about to do.
pub async fn until(condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < GUARD, "happens at all");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

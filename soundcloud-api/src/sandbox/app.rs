//! What all requests share: the world, the files, the faults.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use tokio::sync::watch;

use super::{fault::Faults, store::Store, world::World};

#[derive(Debug)]
pub(crate) struct App {
    /// Where the sandbox answers, without a trailing slash.
    pub(crate) url: String,
    pub(crate) store: Store,
    pub(crate) faults: Faults,
    world: Mutex<World>,
    requests: AtomicU64,
    stopped: watch::Sender<bool>,
}

impl App {
    pub(crate) fn new(url: String, store: Store, world: World) -> Self {
        Self {
            url,
            store,
            faults: Faults::default(),
            world: Mutex::new(world),
            requests: AtomicU64::new(0),
            stopped: watch::Sender::new(false),
        }
    }

    /// The guard must not live across an `await`.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn count_request(&self) {
        self.requests.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    pub(crate) fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Returns once the sandbox is told to stop.
    pub(crate) async fn stopped(&self) {
        // An error would mean that the sender is gone, which `self` holds.
        let _ = self.stopped.subscribe().wait_for(|stopped| *stopped).await;
    }
}

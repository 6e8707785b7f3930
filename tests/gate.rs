//! A gate that a server's thread stands before until the test opens it: order without sleeping.

use std::sync::{Arc, Condvar, Mutex};

use crate::wait::GUARD;

/// A gate, closed at first; clones are the same gate.
#[derive(Debug, Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Lets everybody through, now and later.
    pub fn open(&self) {
        *self.0.0.lock().expect("no panic") = true;
        self.0.1.notify_all();
    }

    /// Waits until the gate is open, or the test has failed anyway.
    pub fn pass(&self) {
        let closed = self.0.0.lock().expect("no panic");
        let waited = self.0.1.wait_timeout_while(closed, GUARD, |open| !*open);
        drop(waited.expect("no panic"));
    }
}

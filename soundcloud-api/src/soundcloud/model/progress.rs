//! How far an upload is.

use std::sync::atomic::{AtomicU64, Ordering};

/// How far an upload is, in bytes of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The bytes that were handed to the connection so far.
    pub sent: u64,
    /// The bytes of all files together.
    pub total: u64,
}

impl Progress {
    /// From 0 to 1.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "close enough for a progress bar"
    )]
    pub fn fraction(self) -> f64 {
        if self.total == 0 {
            1.0
        } else {
            self.sent as f64 / self.total as f64
        }
    }
}

pub(super) type Listener = Box<dyn Fn(Progress) + Send + Sync>;

/// Adds up what all files of an upload have sent.
pub(super) struct Meter {
    sent: AtomicU64,
    total: u64,
    listener: Option<Listener>,
}

impl Meter {
    pub(super) const fn new(total: u64, listener: Option<Listener>) -> Self {
        Self {
            sent: AtomicU64::new(0),
            total,
            listener,
        }
    }

    pub(super) fn add(&self, bytes: u64) {
        let before = self.sent.fetch_add(bytes, Ordering::Relaxed);
        let sent = before.saturating_add(bytes);
        if let Some(listener) = &self.listener {
            listener(Progress {
                sent,
                total: self.total,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_between_nothing_and_all() {
        let fraction = |sent, total| Progress { sent, total }.fraction();
        assert!((fraction(1, 4) - 0.25).abs() < f64::EPSILON);
        assert!((fraction(0, 0) - 1.0).abs() < f64::EPSILON);
    }
}

//! How many retries all calls of a client may make together.

use std::sync::atomic::{AtomicU32, Ordering};

/// What a retry costs. A success gives one back, so that in the long run there is one retry to so
/// many successes.
const PRICE: u32 = 5;

/// A bucket of tokens: retries take them out, successes put them back.
///
/// A server that fails every call would else be asked `attempts` times as much, just when it can
/// bear it least.
#[derive(Debug)]
pub(crate) struct Budget {
    tokens: AtomicU32,
    capacity: u32,
}

impl Budget {
    /// A full bucket, for so many retries.
    pub(crate) fn new(retries: u32) -> Self {
        let capacity = retries.saturating_mul(PRICE);
        Self {
            tokens: capacity.into(),
            capacity,
        }
    }

    /// Takes what a retry costs, if there is enough.
    pub(crate) fn take(&self) -> bool {
        let taken = |tokens: u32| tokens.checked_sub(PRICE);
        self.tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken)
            .is_ok()
    }

    /// Puts back what a success gives.
    pub(crate) fn refill(&self) {
        if self.tokens.load(Ordering::Relaxed) < self.capacity {
            let filled = |tokens: u32| (tokens < self.capacity).then(|| tokens.saturating_add(1));
            // A bucket that is full by now has all it can hold.
            let _ = self
                .tokens
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, filled);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_runs_dry_and_successes_fill_it_again() {
        let budget = Budget::new(2);
        assert!(budget.take() && budget.take() && !budget.take());
        (1..PRICE).for_each(|_| budget.refill());
        assert!(!budget.take());
        budget.refill();
        assert!(budget.take() && !budget.take());
        (0..1000).for_each(|_| budget.refill());
        assert!(budget.take() && budget.take() && !budget.take());
    }

    #[test]
    fn no_budget_is_no_retry_and_an_endless_one_does_not_overflow() {
        assert!(!Budget::new(0).take());
        let endless = Budget::new(u32::MAX);
        endless.refill();
        assert!(endless.take());
        endless.refill();
    }
}

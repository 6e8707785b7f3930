//! How often a call is tried, and how long it waits in between.

use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBuilder};

use crate::error::Error;

/// How often a call is tried, and how long it waits in between.
///
/// Only what does no harm is repeated, whatever the policy: a call that was provably not sent; a
/// call that may have had its effect only where its endpoint is idempotent, which `GET`, `HEAD`,
/// `PUT` and `DELETE` are (RFC 9110 §9.2.2) unless the attribute says `retry = never`, and others
/// by `retry = always`. Of answers, 408, 429, 500, 502, 503 and 504 are followed by another
/// attempt, after `Retry-After` where the server tells it; with other methods only 429, and 503
/// with `Retry-After`. A body that is a stream is never sent twice.
///
/// ```
/// # use std::time::Duration;
/// use soundcloud_api::{Client, RetryPolicy};
///
/// let patient = RetryPolicy::default().attempts(5).longest_retry_after(Duration::from_secs(300));
/// let client = Client::builder("https://shop.example").retry(patient).build()?;
/// # Ok::<(), soundcloud_api::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use = "a policy is given to a client or a call"]
pub struct RetryPolicy {
    pub(crate) attempts: u32,
    first_delay: Duration,
    longest_delay: Duration,
    factor: f32,
    pub(crate) longest_retry_after: Duration,
}

impl Default for RetryPolicy {
    /// Three attempts; a random wait of up to 0.5 s, then 1 s, and so on up to 20 s; `Retry-After`
    /// up to 30 s.
    fn default() -> Self {
        Self {
            attempts: 3,
            first_delay: Duration::from_millis(500),
            longest_delay: Duration::from_secs(20),
            factor: 2.0,
            longest_retry_after: Duration::from_secs(30),
        }
    }
}

impl RetryPolicy {
    /// One attempt, and no other.
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// How many requests are sent at most, the first included.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The longest wait after the first failure; the wait is random, from nothing to this.
    pub fn first_delay(mut self, delay: Duration) -> Self {
        self.first_delay = delay;
        self
    }

    /// What the longest wait never exceeds, however many failures there were.
    pub fn longest_delay(mut self, delay: Duration) -> Self {
        self.longest_delay = delay;
        self
    }

    /// By how much the longest wait grows with each failure.
    pub fn factor(mut self, factor: f32) -> Self {
        self.factor = factor;
        self
    }

    /// The longest `Retry-After` that is waited for. A server that asks for more is not asked
    /// again: the call fails at once, and the error tells how long.
    pub fn longest_retry_after(mut self, time: Duration) -> Self {
        self.longest_retry_after = time;
        self
    }

    /// Refuses what is no policy.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let reason = if self.attempts == 0 {
            "`attempts` is zero, which would fail every call"
        } else if !self.factor.is_finite() || self.factor < 1.0 {
            "`factor` is not a number of at least 1"
        } else if self.first_delay > self.longest_delay {
            "`first_delay` is longer than `longest_delay`"
        } else {
            return Ok(());
        };
        Err(Error::config(format!("the retry policy's {reason}")))
    }

    /// A wait after so many failures: random, so that clients that failed together do not come
    /// back together.
    pub(crate) fn backoff(&self, failures: u32) -> Duration {
        let longest = ExponentialBuilder::new()
            .with_min_delay(self.first_delay)
            .with_max_delay(self.longest_delay)
            .with_factor(self.factor)
            .without_max_times()
            .build()
            .nth(failures.saturating_sub(1).min(Self::GROWN) as usize);
        longest
            .unwrap_or(self.longest_delay)
            .min(self.longest_delay)
            .mul_f64(fastrand::f64())
    }

    /// After so many failures the wait has grown as far as it will.
    const GROWN: u32 = 256;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_within_its_bound_and_they_differ() {
        let policy = RetryPolicy::default();
        for (failures, longest) in [
            (1, 500),
            (2, 1000),
            (3, 2000),
            (7, 20_000),
            (u32::MAX, 20_000),
        ] {
            let waits: Vec<_> = (0..50).map(|_| policy.backoff(failures)).collect();
            let longest = Duration::from_millis(longest);
            assert!(waits.iter().all(|wait| *wait <= longest), "{waits:?}");
            assert!(waits.iter().any(|wait| *wait != waits[0]));
            assert!(waits.iter().any(|wait| *wait > longest / 2), "{waits:?}");
        }
    }

    #[test]
    fn the_longest_waits_are_waits() {
        let policy = RetryPolicy::default()
            .first_delay(Duration::MAX)
            .longest_delay(Duration::MAX)
            .factor(f32::MAX);
        for failures in [1, 2, u32::MAX] {
            let waits: Vec<_> = (0..50).map(|_| policy.backoff(failures)).collect();
            assert!(
                waits.iter().any(|wait| wait.as_secs() > u64::MAX / 2),
                "{waits:?}"
            );
        }
    }

    #[test]
    fn what_is_no_policy_is_refused() {
        let policy = RetryPolicy::default();
        for wrong in [
            policy.attempts(0),
            policy.factor(f32::NAN),
            policy.factor(f32::INFINITY),
            policy.factor(0.5),
            policy.first_delay(Duration::from_secs(21)),
        ] {
            assert!(wrong.check().is_err(), "{wrong:?}");
        }
        for right in [
            policy,
            RetryPolicy::never(),
            policy.factor(1.0).attempts(u32::MAX),
            policy
                .longest_delay(Duration::MAX)
                .first_delay(Duration::MAX),
        ] {
            assert!(right.check().is_ok(), "{right:?}");
            right.backoff(1);
            right.backoff(u32::MAX);
        }
    }
}

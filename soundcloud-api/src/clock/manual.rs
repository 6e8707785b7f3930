//! A clock that stands still until a test moves it.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Poll, Waker},
    time::{Duration, Instant, SystemTime},
};

use super::{Clock, Sleep};

/// A clock for tests: time stands still until it is told to go on.
///
/// Waits between attempts do not take any time: they move this clock on, and are listed. Limits
/// run out only when the clock has passed them, so that it goes together with real connections,
/// which take real time.
///
/// ```
/// use std::time::Duration;
/// use soundcloud_api::{Clock, ManualClock};
///
/// # futures_util::FutureExt::now_or_never(async {
/// let clock = ManualClock::new();
/// let start = clock.now();
/// clock.wait(Duration::from_secs(30)).await;          // at once
/// assert_eq!(clock.now() - start, Duration::from_secs(30));
/// assert_eq!(clock.waits(), [Duration::from_secs(30)]);
/// # }).unwrap();
/// ```
#[derive(Debug, Clone)]
pub struct ManualClock(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    now: Instant,
    system_time: SystemTime,
    waits: Vec<Duration>,
    sleepers: Vec<Waker>,
}

impl ManualClock {
    /// A clock that stands at the present moment.
    #[must_use]
    pub fn new() -> Self {
        Self::at(SystemTime::now())
    }

    /// A clock that stands at this moment of the calendar.
    #[must_use]
    pub fn at(system_time: SystemTime) -> Self {
        Self(Arc::new(Mutex::new(State {
            now: Instant::now(),
            system_time,
            waits: Vec::new(),
            sleepers: Vec::new(),
        })))
    }

    /// Moves the time on, and wakes whatever waited for it.
    pub fn advance(&self, time: Duration) {
        let mut state = self.state();
        state.now = super::after(state.now, time);
        state.system_time = state
            .system_time
            .checked_add(time)
            .unwrap_or(state.system_time);
        let sleepers = std::mem::take(&mut state.sleepers);
        drop(state);
        sleepers.into_iter().for_each(Waker::wake);
    }

    /// The waits between attempts so far, in their order.
    #[must_use]
    pub fn waits(&self) -> Vec<Duration> {
        self.state().waits.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for ManualClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        self.state().now
    }

    fn system_time(&self) -> SystemTime {
        self.state().system_time
    }

    fn sleep_until(&self, deadline: Instant) -> Sleep {
        let clock = self.clone();
        Box::pin(std::future::poll_fn(move |context| {
            let mut state = clock.state();
            if state.now >= deadline {
                return Poll::Ready(());
            }
            if !state
                .sleepers
                .iter()
                .any(|waker| waker.will_wake(context.waker()))
            {
                state.sleepers.push(context.waker().clone());
            }
            Poll::Pending
        }))
    }

    fn wait(&self, time: Duration) -> Sleep {
        self.state().waits.push(time);
        self.advance(time);
        Box::pin(std::future::ready(()))
    }
}

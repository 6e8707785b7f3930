//! What time it is, and waiting: the machine's clock, or one that a test drives.

mod manual;

use std::{
    fmt,
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use tokio::runtime::Handle;

pub use self::manual::ManualClock;

/// A wait that a [`Clock`] gives.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What a client takes its time from: limits, waits between attempts, dates of servers.
///
/// Without one, a client uses tokio's. [`ManualClock`] is for tests. The time for a connection is
/// the transport's to keep, by the machine's clock.
pub trait Clock: Send + Sync + 'static {
    /// The time that only goes forward, for limits.
    fn now(&self) -> Instant;

    /// The time of the calendar, for dates that servers give.
    fn system_time(&self) -> SystemTime;

    /// Waits for a limit to run out. It may end early: then [`now`](Self::now) is asked, and another
    /// wait for what is left. One that always ends at once never lets its call rest.
    fn sleep_until(&self, deadline: Instant) -> Sleep;

    /// Waits before the next attempt, which is made when this ends, be it early.
    fn wait(&self, time: Duration) -> Sleep {
        self.sleep_until(after(self.now(), time))
    }
}

/// The clock of a client.
#[derive(Clone, Default)]
pub(crate) enum Time {
    #[default]
    Tokio,
    Own(Arc<dyn Clock>),
}

impl Time {
    pub(crate) fn now(&self) -> Instant {
        match self {
            Self::Tokio => tokio::time::Instant::now().into_std(),
            Self::Own(clock) => clock.now(),
        }
    }

    pub(crate) fn system_time(&self) -> SystemTime {
        match self {
            Self::Tokio => SystemTime::now(),
            Self::Own(clock) => clock.system_time(),
        }
    }

    /// Whether there is a way to wait: tokio's clock stands still where no runtime is.
    pub(crate) fn can_wait(&self) -> bool {
        match self {
            Self::Tokio => Handle::try_current().is_ok(),
            Self::Own(_) => true,
        }
    }

    pub(crate) async fn wait(&self, time: Duration) {
        match self {
            Self::Tokio => tokio::time::sleep(time).await,
            Self::Own(clock) => clock.wait(time).await,
        }
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tokio => "tokio",
            Self::Own(_) => "own",
        })
    }
}

/// How far away a moment is that never comes: far enough, and not too far to be counted.
const NEVER: Duration = Duration::from_secs(60 * 60 * 24 * 365 * 30);

/// A moment after another; one too far away to be counted is thirty years away.
pub(crate) fn after(start: Instant, time: Duration) -> Instant {
    start.checked_add(time.min(NEVER)).unwrap_or(start)
}

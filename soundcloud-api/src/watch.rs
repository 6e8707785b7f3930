//! Watches over what a call waits for: each wait has a limit, and all of them together.

use std::{
    future::poll_fn,
    ops::DerefMut,
    pin::{Pin, pin},
    task::{Context, Poll},
    time::{Duration, Instant},
};

use tokio::{
    runtime::{self, Handle},
    time,
};

use crate::{
    clock::{Sleep, Time, after},
    error::{Error, Kind, TimeoutPhase},
};

/// Where a timer of tokio's has its place: in the future of the call, so that it needs no box.
pub(crate) type Slot = Option<time::Sleep>;

/// One timer for all waits of a call.
///
/// It is made when something has to be waited for at all, and moved only when it would run out too
/// late: to move a timer costs more than to let it run out once too early and look again.
pub(crate) struct Watch<P> {
    time: Time,
    slot: Pin<P>,
    sleep: Option<Sleep>,
    /// Whose timer is in the slot: it panics when it is asked after the end of its runtime.
    runtime: Option<runtime::Id>,
    /// When the timer runs out.
    armed: Option<Instant>,
    /// What all waits may take together.
    total: Option<Duration>,
    start: Option<Instant>,
}

/// When a wait has to be over, and what it is else.
pub(crate) struct Deadline {
    pub(crate) at: Instant,
    pub(crate) over: Kind,
}

impl Deadline {
    pub(crate) fn new(start: Instant, time: Duration, over: Kind) -> Self {
        Self {
            at: after(start, time),
            over,
        }
    }
}

impl<P: DerefMut<Target = Slot>> Watch<P> {
    pub(crate) fn new(time: Time, slot: Pin<P>, total: Option<Duration>) -> Self {
        Self {
            time,
            slot,
            sleep: None,
            runtime: None,
            armed: None,
            total,
            start: None,
        }
    }

    /// Work that is over when the time for the whole call is.
    pub(crate) async fn within_total<T>(
        &mut self,
        work: impl Future<Output = T>,
    ) -> Result<T, Error> {
        let mut work = pin!(work);
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Ok(done)),
            Poll::Pending => self.poll_total(context).map(Err),
        })
        .await
    }

    /// Work that has to be over by a deadline, which is asked for anew whenever it has passed:
    /// it is told when the wait began.
    pub(crate) async fn within<T>(
        &mut self,
        deadline: impl Fn(Instant) -> Deadline,
        work: impl Future<Output = T>,
    ) -> Result<T, Error> {
        let mut work = pin!(work);
        let mut began = None;
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Ok(done)),
            Poll::Pending => self.poll(context, &mut began, &deadline).map(Err),
        })
        .await
    }

    fn poll_total(&mut self, context: &mut Context<'_>) -> Poll<Error> {
        let Some(total) = self.total else {
            return Poll::Pending;
        };
        self.poll(context, &mut None, &|start| {
            Deadline::new(start, total, Kind::Timeout(TimeoutPhase::Total))
        })
    }

    /// Looks at the time; what is ready is the error that it has run out.
    pub(crate) fn poll(
        &mut self,
        context: &mut Context<'_>,
        began: &mut Option<Instant>,
        deadline: &impl Fn(Instant) -> Deadline,
    ) -> Poll<Error> {
        if self.runtime.is_some() && self.runtime != current() {
            self.slot.set(None);
            (self.runtime, self.armed) = (None, None);
        }
        if began.is_none() || self.armed.is_none() {
            let now = self.time.now();
            began.get_or_insert(now);
            self.start.get_or_insert(now);
        }
        loop {
            let until = self.earliest(began.as_ref(), deadline);
            let Some(Deadline { at, over }) = until else {
                return Poll::Pending;
            };
            if !self.arm(at) {
                return Poll::Pending;
            }
            std::task::ready!(self.poll_timer(context));
            let was_for_this = self.armed.take() == Some(at);
            if self.time.now() >= at {
                return Poll::Ready(Error::new(over));
            }
            if was_for_this {
                // A clock that ends its sleeps early, each of them: others have their turn.
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
        }
    }

    /// The deadline of this wait, or that of the whole call.
    fn earliest(
        &self,
        began: Option<&Instant>,
        deadline: &impl Fn(Instant) -> Deadline,
    ) -> Option<Deadline> {
        let own = deadline(*began?);
        let total = self.total_deadline();
        Some(match total {
            Some(total) if total <= own.at => Deadline {
                at: total,
                over: Kind::Timeout(TimeoutPhase::Total),
            },
            _ => own,
        })
    }

    fn total_deadline(&self) -> Option<Instant> {
        Some(after(self.start?, self.total?))
    }

    /// From now on, all waits have this time together, unless they have a limit already.
    pub(crate) fn limit_rest(&mut self, time: Duration) {
        if self.total.is_none() {
            (self.start, self.total) = (Some(self.time.now()), Some(time));
        }
    }

    /// Whether a wait of this length ends before the time for the whole call does, which counts
    /// from now on where nothing had to be waited for so far.
    pub(crate) fn has_time_for(&mut self, wait: Duration) -> bool {
        let now = self.time.now();
        self.start.get_or_insert(now);
        self.total_deadline()
            .is_none_or(|total| after(now, wait) < total)
    }

    /// Sees to it that the timer runs out by then. Without a runtime there is none.
    fn arm(&mut self, at: Instant) -> bool {
        if self.armed.is_some_and(|armed| armed <= at) {
            return true;
        }
        match &self.time {
            Time::Own(clock) => self.sleep = Some(clock.sleep_until(at)),
            Time::Tokio => {
                let Some(runtime) = current() else {
                    return false;
                };
                match self.slot.as_mut().as_pin_mut() {
                    Some(sleep) => sleep.reset(at.into()),
                    None => self.slot.set(Some(time::sleep_until(at.into()))),
                }
                self.runtime = Some(runtime);
            }
        }
        self.armed = Some(at);
        true
    }

    fn poll_timer(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match (&mut self.sleep, self.slot.as_mut().as_pin_mut()) {
            (Some(sleep), _) => sleep.as_mut().poll(context),
            (None, Some(sleep)) => sleep.poll(context),
            (None, None) => Poll::Pending,
        }
    }
}

/// The runtime that the work is driven by: another one than before, where its caller has carried
/// it there.
fn current() -> Option<runtime::Id> {
    Some(Handle::try_current().ok()?.id())
}

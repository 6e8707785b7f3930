//! What is set on a client: clock, resolver, transport, layers.

use std::{
    iter,
    net::SocketAddr,
    pin::Pin,
    sync::atomic::{AtomicBool, Ordering},
    task::{Context, Poll},
    time::{Duration, Instant, SystemTime},
};

use reqwest::dns::{Name, Resolve, Resolving};
use soundcloud_api::{ApiError, BoxError, BoxTransport, Clock, ManualClock, Sent, Sleep};
use soundcloud_tests::{wait::ends, wire::pool};
use tower::Service;

use super::{Bomb, End, Shop as _, bang, is_as_new, scarce, serve};

/// A clock that panics in one of its methods, or in what they give.
#[derive(Clone)]
struct Ticking {
    clock: ManualClock,
    bomb: Bomb,
    at: At,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Now,
    SystemTime,
    SleepUntil,
    Sleep,
    Wait,
    Waiting,
}

impl Ticking {
    fn pass(&self, at: At) {
        if self.at == at {
            self.bomb.pass();
        }
    }

    fn later(&self, at: At, sleep: Sleep) -> Sleep {
        let own = self.clone();
        Box::pin(async move {
            own.pass(at);
            sleep.await;
        })
    }
}

impl Clock for Ticking {
    fn now(&self) -> Instant {
        self.pass(At::Now);
        self.clock.now()
    }

    fn system_time(&self) -> SystemTime {
        self.pass(At::SystemTime);
        self.clock.system_time()
    }

    fn sleep_until(&self, deadline: Instant) -> Sleep {
        self.pass(At::SleepUntil);
        self.later(At::Sleep, self.clock.sleep_until(deadline))
    }

    fn wait(&self, time: Duration) -> Sleep {
        self.pass(At::Wait);
        self.later(At::Waiting, self.clock.wait(time))
    }
}

#[tokio::test]
async fn c04_a_clock_may_panic() {
    let wire = serve();
    for at in [
        At::Now,
        At::SystemTime,
        At::SleepUntil,
        At::Sleep,
        At::Wait,
        At::Waiting,
    ] {
        let (clock, bomb) = (ManualClock::new(), Bomb::default());
        let ticking = Ticking {
            clock: clock.clone(),
            bomb: bomb.clone(),
            at,
        };
        let client = scarce(&wire).clock(ticking).build().expect("a client");
        // It needs the time, the time of the calendar, and to wait.
        let end = bang(&bomb, client.limited(1)).await;
        assert!(matches!(end, End::Unwound), "{at:?}: {end:?}");
        clock.advance(Duration::from_secs(1));
        // That retry was paid for, and had no success.
        for id in 0..5 {
            assert_eq!(ends(client.item(id)).await.expect("a success"), id);
        }
        let waits = clock.waits().len();
        is_as_new(&client).await;
        assert_eq!(clock.waits().len(), waits + 1, "{at:?}");
    }
}

/// A resolver that panics at once, or when its answer is awaited.
struct Resolver {
    bomb: Bomb,
    later: bool,
    address: SocketAddr,
}

impl Resolve for Resolver {
    fn resolve(&self, _: Name) -> Resolving {
        let (bomb, address) = (self.bomb.clone(), self.address);
        if !self.later {
            bomb.pass();
        }
        Box::pin(async move {
            bomb.pass();
            Ok(Box::new(iter::once(address)) as Box<_>)
        })
    }
}

#[tokio::test]
async fn c04_a_resolver_may_panic() {
    let wire = serve();
    for later in [false, true] {
        let bomb = Bomb::default();
        let resolver = Resolver {
            bomb: bomb.clone(),
            later,
            address: wire.address(),
        };
        let url = format!("http://shop.example:{}", wire.address().port());
        let client = scarce(&wire).base_url(url).dns_resolver(resolver);
        let client = client.clock(ManualClock::new()).build().expect("a client");
        let end = bang(&bomb, client.item(1)).await;
        assert!(matches!(end, End::Unwound), "{end:?}");
        is_as_new(&client).await;
    }
}

/// A transport that panics: when it is asked whether it is ready, when it is called, or later.
#[derive(Clone)]
struct Fragile {
    bomb: Bomb,
    at: &'static str,
    inner: BoxTransport,
}

impl Fragile {
    fn pass(&self, at: &str) {
        if self.at == at {
            self.bomb.pass();
        }
    }
}

impl Service<reqwest::Request> for Fragile {
    type Response = reqwest::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<reqwest::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.pass("ready");
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: reqwest::Request) -> Self::Future {
        self.pass("call");
        let (own, response) = (self.clone(), self.inner.call(request));
        Box::pin(async move {
            own.pass("before");
            let response = response.await;
            own.pass("after");
            response
        })
    }
}

#[tokio::test]
async fn c04_a_transport_or_layer_may_panic() {
    let wire = serve();
    for at in ["ready", "call", "before", "after"] {
        let bomb = Bomb::default();
        let own = bomb.clone();
        let fragile = tower::layer::layer_fn(move |inner| Fragile {
            bomb: own.clone(),
            at,
            inner,
        });
        let client = scarce(&wire).layer(fragile).clock(ManualClock::new());
        let client = client.build().expect("a client");
        let end = bang(&bomb, client.item(1)).await;
        assert!(matches!(end, End::Unwound), "{at}: {end:?}");
        is_as_new(&client).await;
        // A blocking call does not unwind: it was driven by another thread.
        bomb.arm();
        let call = client.item(1);
        let ended = tokio::task::spawn_blocking(|| call.blocking());
        let error = ends(ended).await.expect("no panic").expect_err("fails");
        assert_eq!(error.was_sent(), Sent::Maybe, "{error:?}");
        is_as_new(&client).await;
    }
    let bomb = Bomb::default();
    let own = bomb.clone();
    let transport = tower::service_fn(move |request| {
        own.pass();
        pool().execute(request)
    });
    let client = scarce(&wire).transport(transport).clock(ManualClock::new());
    let client = client.build().expect("a client");
    let end = bang(&bomb, client.item(1)).await;
    assert!(matches!(end, End::Unwound), "{end:?}");
    is_as_new(&client).await;
}

#[tokio::test]
async fn c04_who_reads_the_time_of_a_reset_may_panic() {
    static BOMB: AtomicBool = AtomicBool::new(true);
    let wire = serve();
    let read: fn(&ApiError) -> Option<SystemTime> = |_| {
        assert!(!BOMB.swap(false, Ordering::SeqCst), "the caller's own code");
        None
    };
    let client = scarce(&wire).reset_time(read).clock(ManualClock::new());
    let client = client.build().expect("a client");
    let ended = tokio::spawn(client.limited(1).into_future());
    assert!(ends(ended).await.expect_err("unwinds").is_panic());
    is_as_new(&client).await;
}

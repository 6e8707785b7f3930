//! Code of the caller's panics, wherever this crate calls it: the call is over, and nothing else.

mod around;
mod values;

use std::{
    collections::HashSet,
    fmt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use soundcloud_api::{Api, Body, Call, Client, ClientBuilder, Error, endpoint};
use soundcloud_tests::{
    log::watch,
    wait::ends,
    wire::{Request, Wire, answer, json},
};

/// Panics once, when it is told to.
#[derive(Clone, Default)]
struct Bomb(Arc<AtomicBool>);

impl Bomb {
    fn arm(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    fn is_armed(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    fn pass(&self) {
        assert!(
            !self.0.swap(false, Ordering::SeqCst),
            "the caller's own code"
        );
    }
}

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: usize) -> Call<usize>;

    #[endpoint(GET, "/busy/<id>")]
    fn busy(&self, id: usize) -> Call<usize>;

    #[endpoint(GET, "/limited/<id>")]
    fn limited(&self, id: usize) -> Call<usize>;

    #[endpoint(PUT, "/items/1", body = content)]
    fn upload(&self, content: Body) -> Call<usize>;
}

impl Shop for Client {}

/// What is busy is so once.
fn serve() -> Wire {
    let seen = Mutex::new(HashSet::new());
    Wire::start(move |request: &Request| match request.path() {
        "/list" => json("[1]"),
        "/missing" => answer(404, &[], ""),
        path if path.starts_with("/limited") => answer(429, &[], ""),
        path if path.starts_with("/busy")
            && seen.lock().expect("no panic").insert(path.to_owned()) =>
        {
            answer(503, &[], "")
        }
        path => json(path.rsplit('/').next().unwrap_or_default()),
    })
}

/// One place and one retry: what a panic kept of them, the next call would miss.
fn scarce(wire: &Wire) -> ClientBuilder {
    watch();
    wire.builder().concurrency(1).retry_budget(1)
}

/// How a call has ended whose caller's code has panicked.
#[derive(Debug)]
enum End {
    Unwound,
    Failed(Error),
}

/// Sends a call whose caller's code panics.
async fn bang<T: fmt::Debug + Send + 'static>(
    bomb: &Bomb,
    call: impl IntoFuture<Output = Result<T, Error>, IntoFuture: Send + 'static>,
) -> End {
    bomb.arm();
    let ended = ends(tokio::spawn(call.into_future())).await;
    assert!(!bomb.is_armed(), "it was called");
    match ended {
        Err(lost) => {
            assert!(lost.is_panic());
            End::Unwound
        }
        Ok(failed) => End::Failed(failed.expect_err("fails")),
    }
}

/// Holds that a client is as good as new: its place is free, and it has its retry.
async fn is_as_new(client: &Client) {
    static NEXT: AtomicUsize = AtomicUsize::new(100);
    for id in 0..2 {
        assert_eq!(ends(client.item(id)).await.expect("a success"), id);
    }
    let id = NEXT.fetch_add(1, Ordering::SeqCst);
    assert_eq!(ends(client.busy(id)).await.expect("a success"), id);
    // Five successes pay for the next retry.
    for id in 0..5 {
        assert_eq!(ends(client.item(id)).await.expect("a success"), id);
    }
    let call = client.item(9);
    let blocking = tokio::task::spawn_blocking(|| call.blocking());
    assert_eq!(
        ends(blocking).await.expect("no panic").expect("a success"),
        9
    );
}

//! Rows B: what a response carries. It is the value that was sent, or an error that says why not;
//! never a part of it, and never more memory or time than it is worth.

mod cut;
mod documents;
mod encoded;
mod gzip;
mod models;
mod mutated;
mod size;
mod values;
mod xml;

use std::{fmt::Debug, sync::LazyLock};

pub(crate) use gzip::bomb;
use serde::Deserialize;
use soundcloud_api::{
    Api, Call, Client, Error, ErrorKind, ManualClock, Output, Sent, endpoint,
    reqwest::{self, redirect::Policy},
};
use soundcloud_tests::{
    child::Usage,
    wait::ends,
    wire::{Answer, Wire, answer},
};

use crate::shop::{ID, SECRET, builder, expect};

pub(crate) const MIB: u64 = 1024 * 1024;

/// What any endpoint may answer with.
pub(crate) trait Documents: Api {
    #[endpoint(GET, "/items/<id>", auth = key)]
    fn document<T: Output>(&self, id: &str) -> Call<T>;

    #[endpoint(HEAD, "/items/<id>", auth = key)]
    fn nothing(&self, id: &str) -> Call<()>;

    #[endpoint(POST, "/items/<id>", auth = key, json = item)]
    fn posted<T: Output>(&self, id: &str, item: &str) -> Call<T>;
}

impl Documents for Client {}

/// A document that has one field it needs.
#[derive(Debug, PartialEq, Deserialize)]
struct Track {
    id: u64,
}

/// Documents with everything in them that a wrong one may lack.
#[derive(Debug, PartialEq, Deserialize)]
struct Page {
    collection: Vec<Item>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Item {
    user: Track,
}

/// A client whose waits between attempts take no time, with the transport that it makes itself.
pub(crate) fn own_client(wire: &Wire) -> Client {
    let client = builder(wire.url()).clock(ManualClock::new()).build();
    client.expect("a client")
}

/// The same in one pool for all: to make one takes longer than most rows.
fn client(wire: &Wire) -> Client {
    static POOL: LazyLock<reqwest::Client> = LazyLock::new(|| {
        let builder = reqwest::Client::builder().redirect(Policy::none());
        builder.build().expect("a client")
    });
    let builder = builder(wire.url()).clock(ManualClock::new());
    builder.reqwest(POOL.clone()).build().expect("a client")
}

/// What is read of an answer.
async fn received<T: Output>(answer: Answer) -> Result<T, Error> {
    let wire = Wire::always(answer);
    let received = ends(client(&wire).document(ID)).await;
    assert_eq!(wire.count(), 1, "is asked for once");
    received
}

/// Holds that nothing is read of an answer, and that it is not asked for again.
async fn refused<T: Output + Debug>(answer: Answer) -> Error {
    let error = received::<T>(answer).await.expect_err("is refused");
    expect(&error, ErrorKind::Decode, Sent::Yes, 1);
    assert!(!error.is_retryable() && !error.is_timeout());
    assert!(error.path().is_some() && error.status().is_none() && error.api().is_none());
    let text = error.to_string();
    assert!(!text.contains(char::is_control), "{text}");
    assert!(text.chars().count() < 700, "{text}");
    error
}

fn typed(content_type: &str, body: impl AsRef<[u8]>) -> Answer {
    answer(200, &[("content-type", content_type)], body)
}

/// How many bytes more than before this process has at the peak of some work.
pub(crate) async fn growth(work: impl Future<Output = ()>) -> u64 {
    Usage::forget_peak();
    let before = Usage::now().peak;
    work.await;
    Usage::now().peak.saturating_sub(before)
}

/// A runtime for what needs a thread of its own.
fn alone<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(work)
}

/// Runs work on a thread with a stack of 512 KiB, as those of other runtimes may have.
fn on_a_small_stack(work: impl Future<Output = ()> + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(512 * 1024);
    let thread = thread.spawn(|| alone(work)).expect("a thread");
    thread.join().expect("no panic");
}

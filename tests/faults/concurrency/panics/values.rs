//! What is given to a call, and what it gives: bodies, arguments, results, pages.

use std::{
    cell::Cell,
    fmt,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

use futures_util::{StreamExt as _, stream};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::IgnoredAny};
use soundcloud_api::{
    Api, Body, BoxError, Call, Client, Error, ErrorKind, Form, ManualClock, Paged, Sent,
    TransportPhase, endpoint,
};
use soundcloud_tests::wait::ends;

use super::{Bomb, End, Shop as _, bang, is_as_new, scarce, serve};

#[tokio::test]
async fn c04_a_body_may_panic() {
    let wire = serve();
    let client = scarce(&wire).clock(ManualClock::new()).build();
    let client = client.expect("a client");
    for pieces in 0..3 {
        let bomb = Bomb::default();
        let own = bomb.clone();
        let body = stream::iter(0..=pieces).map(move |piece| {
            if piece == pieces {
                own.pass();
            }
            Ok::<_, BoxError>("piece")
        });
        // It is the connection's task that panics.
        match bang(&bomb, client.upload(Body::stream(body, None))).await {
            End::Unwound => unreachable!("a body is sent by another task"),
            End::Failed(error) => {
                let write = ErrorKind::Transport(TransportPhase::Write);
                assert_eq!(error.kind(), write, "{error:?}");
                assert_eq!((error.was_sent(), error.attempts()), (Sent::Maybe, 1));
            }
        }
        is_as_new(&client).await;
    }
    let complete = wire
        .requests()
        .iter()
        .any(|request| request.method == "PUT");
    assert!(!complete, "the server never sees such a body whole");
}

trait Odd: Api {
    #[endpoint(GET, "/items/<id>?<q>")]
    fn find(&self, id: &Own, q: &str) -> Call<usize>;

    #[endpoint(GET, "/items/1?<q>")]
    fn search(&self, q: &Own) -> Call<usize>;

    #[endpoint(POST, "/items/1", json = item)]
    fn add(&self, item: &Own) -> Call<usize>;

    #[endpoint(POST, "/items/1", multipart = form)]
    fn form(&self, form: Own) -> Call<usize>;

    #[endpoint(GET, "/items/1")]
    fn decoded(&self) -> Call<Own>;

    #[endpoint(GET, "/list")]
    fn list<const AT: u8>(&self) -> Call<Torn<AT>>;

    #[endpoint(GET, "/missing")]
    async fn missing(&self) -> Result<usize, Own>;
}

impl Odd for Client {}

/// An argument or result whose own code panics, while `BOMB` is armed.
struct Own;

thread_local! {
    static BOMB: Cell<bool> = const { Cell::new(false) };
}

fn own_code() {
    assert!(!BOMB.take(), "the caller's own code");
}

impl fmt::Display for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        own_code();
        f.write_str("1")
    }
}

impl Serialize for Own {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        own_code();
        serializer.serialize_u8(1)
    }
}

impl<'de> Deserialize<'de> for Own {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer)?;
        own_code();
        Ok(Self)
    }
}

impl From<Own> for Form {
    fn from(_: Own) -> Self {
        own_code();
        Self::new().text("a", "b")
    }
}

impl From<Error> for Own {
    fn from(_: Error) -> Self {
        own_code();
        Self
    }
}

/// A page whose own code panics in the place of this number.
struct Torn<const AT: u8>;

impl<'de, const AT: u8> Deserialize<'de> for Torn<AT> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer)?;
        Ok(Self)
    }
}

impl<const AT: u8> Paged for Torn<AT> {
    type Item = u8;

    fn next(&self) -> Option<&str> {
        torn_at(0, AT);
        None
    }

    fn items(&self) -> &[u8] {
        torn_at(1, AT);
        &[]
    }

    fn into_items(self) -> Vec<u8> {
        torn_at(2, AT);
        Vec::new()
    }
}

fn torn_at(place: u8, at: u8) {
    if place == at {
        own_code();
    }
}

/// Runs what panics, on this thread.
async fn unwinds<T>(work: impl Future<Output = T>) {
    BOMB.set(true);
    let mut work = pin!(work);
    let unwound = poll_fn(|context| {
        let poll = || work.as_mut().poll(context).map(drop);
        match catch_unwind(AssertUnwindSafe(poll)) {
            Ok(polled) => polled.map(|()| false),
            Err(_) => Poll::Ready(true),
        }
    });
    assert!(ends(unwound).await && !BOMB.get());
}

#[tokio::test]
async fn c04_arguments_and_results_may_panic() {
    let wire = serve();
    let client = scarce(&wire).clock(ManualClock::new()).build();
    let client = client.expect("a client");
    unwinds(async { drop(client.find(&Own, "")) }).await;
    unwinds(async { drop(client.search(&Own)) }).await;
    unwinds(async { drop(client.add(&Own)) }).await;
    unwinds(async { drop(client.form(Own)) }).await;
    assert_eq!(wire.count(), 0);
    is_as_new(&client).await;
    unwinds(client.decoded().into_future()).await;
    is_as_new(&client).await;
    unwinds(client.missing()).await;
    is_as_new(&client).await;
    unwinds(client.list::<0>().pages().collect::<Vec<_>>()).await;
    unwinds(client.list::<1>().pages().collect::<Vec<_>>()).await;
    unwinds(client.list::<2>().items().collect::<Vec<_>>()).await;
    is_as_new(&client).await;
}

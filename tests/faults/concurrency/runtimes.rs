//! A client belongs to no runtime, and blocks none.

use std::{
    net::SocketAddr,
    thread,
    time::{Duration, Instant, SystemTime},
};

use futures_util::{TryStreamExt as _, future, stream};
use reqwest::dns::{Name, Resolve, Resolving};
use soundcloud_api::{Body, Client, Clock, Error, ManualClock, RetryPolicy, Sleep};
use soundcloud_tests::{
    folder::Folder,
    gate::Gate,
    log::watch,
    wait::{ends, until},
    wire::{Answer, Wire, json},
};
use tokio::{
    runtime::{Builder, Runtime},
    sync::watch::{Receiver, channel},
    task::LocalSet,
};

use super::shop::{Shop as _, serve};

fn runtime(mut builder: Builder) -> Runtime {
    builder.enable_all().build().expect("a runtime")
}

/// Each way to send a call.
async fn all_ways(client: Client) -> Result<(), Error> {
    let folder = Folder::new();
    assert_eq!(client.item(1).await?, 1);
    assert_eq!(client.awaited(2).await?, 2);
    assert_eq!(client.item(3).send().await?.value, 3);
    assert_eq!(client.item(4).bytes().await?, "4");
    assert_eq!(
        client.list(1).items().try_collect::<Vec<_>>().await?,
        [1, 2, 3]
    );
    let pieces: Vec<_> = client.file(5).stream().await?.try_collect().await?;
    assert_eq!(pieces.concat().len(), 200_000);
    assert_eq!(client.file(6).save(folder.path("saved")).await?, 200_000);
    let piece = stream::iter([Ok::<_, Error>("a")]);
    assert_eq!(client.upload(7, Body::stream(piece, None)).await?, 7);
    let many = (0..20).map(|id| client.item(id).into_future());
    let values = future::try_join_all(many).await?;
    assert!(values.into_iter().eq(0..20));
    // It may be called here, too, though it waits.
    assert_eq!(client.item(8).blocking()?, 8);
    Ok(())
}

#[test]
fn c03_a_client_made_anywhere_works_in_every_runtime() {
    watch();
    let wire = Wire::start(|request| serve(request, 0));
    // There is no runtime here.
    let client = wire.builder().build().expect("a client");
    assert_eq!(client.item(1).blocking().expect("a success"), 1);
    for _ in 0..2 {
        for builder in [Builder::new_current_thread, Builder::new_multi_thread] {
            let all = all_ways(client.clone());
            runtime(builder()).block_on(ends(all)).expect("successes");
            // The runtime goes, and its connections with it.
        }
        let local = LocalSet::new();
        local.block_on(&runtime(Builder::new_current_thread()), async {
            let task = tokio::task::spawn_local(all_ways(client.clone()));
            ends(task).await.expect("no panic").expect("successes");
        });
    }
    // Several at once have one each: a connection that another had made would end with its runtime.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let client = wire.builder().build().expect("a client");
                let all = all_ways(client);
                runtime(Builder::new_current_thread())
                    .block_on(ends(all))
                    .expect("successes");
            });
        }
    });
    // One made within a runtime outlives it.
    let made = runtime(Builder::new_current_thread());
    let client = made.block_on(async { wire.builder().build() });
    drop(made);
    let all = all_ways(client.expect("a client"));
    runtime(Builder::new_multi_thread())
        .block_on(ends(all))
        .expect("successes");
}

/// A name that is known when another task says so.
struct Later(SocketAddr, Receiver<bool>);

impl Resolve for Later {
    fn resolve(&self, _: Name) -> Resolving {
        let (address, mut known) = (self.0, self.1.clone());
        Box::pin(async move {
            known.wait_for(|known| *known).await?;
            Ok(Box::new(std::iter::once(address)) as Box<_>)
        })
    }
}

/// At each step, the call waits for what only another task of the same thread brings about: a
/// call that blocked the thread would wait for ever.
#[tokio::test]
async fn c03_while_a_call_waits_the_thread_goes_on() {
    watch();
    let (name, head, body) = (channel(false), Gate::default(), Gate::default());
    let (head_gate, body_gate) = (head.clone(), body.clone());
    let wire = Wire::start(move |_| {
        let text = "HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n";
        let answer = Answer::raw("").gate(&head_gate).more(text);
        answer.more("half").gate(&body_gate).more("half")
    });
    let client = Client::builder(format!("http://shop.example:{}", wire.address().port()))
        .dns_resolver(Later(wire.address(), name.1))
        .build()
        .expect("a client");
    let folder = Folder::new();
    let path = folder.path("saved");
    let (piece, pieces) = tokio::sync::mpsc::channel::<&str>(1);
    let pieces = stream::unfold(pieces, async |mut pieces| {
        let piece = pieces.recv().await?;
        Some((Ok::<_, Error>(piece), pieces))
    });
    let uploaded = tokio::spawn(
        client
            .upload(1, Body::stream(Box::pin(pieces), None))
            .bytes(),
    );
    let saved = tokio::spawn(client.file(1).save(path.clone()));
    tokio::task::yield_now().await;
    assert_eq!(wire.connections(), 0);
    name.0.send_replace(true);
    until(|| wire.connections() == 2).await;
    piece.send("piece").await.expect("is taken");
    drop(piece);
    until(|| wire.count() == 2).await;
    head.open();
    until(|| folder.contents() == ["half"]).await;
    body.open();
    assert_eq!(ends(saved).await.expect("no panic").expect("a success"), 8);
    assert_eq!(
        ends(uploaded).await.expect("no panic").expect("a success"),
        "halfhalf"
    );
}

/// A call that blocks its own thread lets others go on.
#[tokio::test]
async fn c03_a_blocking_call_is_driven_elsewhere() {
    watch();
    let gate = Gate::default();
    let behind = gate.clone();
    let wire = Wire::start(move |_| json("7").gate(&behind));
    let client = wire.builder().build().expect("a client");
    let call = client.item(7);
    let waits = thread::spawn(move || call.blocking());
    until(|| wire.count() == 1).await;
    gate.open();
    until(|| waits.is_finished()).await;
    assert_eq!(waits.join().expect("no panic").expect("a success"), 7);
}

/// A clock whose sleeps have always ended.
struct Sleepless(ManualClock);

impl Clock for Sleepless {
    fn now(&self) -> Instant {
        self.0.now()
    }

    fn system_time(&self) -> SystemTime {
        self.0.system_time()
    }

    fn sleep_until(&self, _: Instant) -> Sleep {
        Box::pin(future::ready(()))
    }
}

#[tokio::test]
async fn c03_a_clock_that_ends_its_sleeps_early_leaves_others_their_turn() {
    watch();
    let wire = Wire::always(Answer::silence());
    let clock = ManualClock::new();
    let client = wire.builder().clock(Sleepless(clock.clone())).build();
    let client = client.expect("a client");
    let others = async {
        until(|| wire.count() == 1).await;
        clock.advance(Duration::from_secs(31));
    };
    let call = client.item(1).retry(RetryPolicy::never());
    let (error, ()) = tokio::join!(ends(call), others);
    assert!(error.expect_err("silence").is_timeout());
}

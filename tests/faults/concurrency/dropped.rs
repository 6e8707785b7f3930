//! A call may be dropped at any time: nothing of it is left.

use std::{
    future::poll_fn,
    path::PathBuf,
    pin::pin,
    sync::atomic::{AtomicUsize, Ordering},
    task::Poll,
    time::Duration,
};

use futures_util::{TryStreamExt as _, future, stream};
use soundcloud_api::{Body, Client, Error, Form, RetryPolicy};
use soundcloud_tests::{
    folder::Folder,
    log::watch,
    wait::{ends, until},
    wire::{Request, Wire},
};
use tokio::runtime::Handle;

use super::shop::{Shop as _, serve};

#[derive(Debug, Clone, Copy)]
enum Kind {
    Await,
    AsyncFn,
    Send,
    Bytes,
    Stream,
    Save,
    SaveTheRest,
    Pages,
    Items,
    Location,
    Upload,
    UploadAFile,
    Multipart,
    Redirect,
    Retry,
    Place,
}

const KINDS: [Kind; 16] = [
    Kind::Await,
    Kind::AsyncFn,
    Kind::Send,
    Kind::Bytes,
    Kind::Stream,
    Kind::Save,
    Kind::SaveTheRest,
    Kind::Pages,
    Kind::Items,
    Kind::Location,
    Kind::Upload,
    Kind::UploadAFile,
    Kind::Multipart,
    Kind::Redirect,
    Kind::Retry,
    Kind::Place,
];

/// How long a body is that is sent as a file.
const LENGTH: u64 = 300_000;

/// A call of this kind, from its making to its end.
async fn run(kind: Kind, client: Client, saved: PathBuf, sent: PathBuf) -> Result<(), Error> {
    match kind {
        Kind::Await => client.item(1).await.map(drop),
        Kind::AsyncFn => client.awaited(1).await.map(drop),
        Kind::Send => client.item(1).send().await.map(drop),
        Kind::Bytes => client.file(1).bytes().await.map(drop),
        Kind::Stream => {
            let pieces = client.file(1).stream().await?;
            pieces.try_collect::<Vec<_>>().await.map(drop)
        }
        Kind::Save => client.file(1).save(saved).await.map(drop),
        Kind::SaveTheRest => client.file(1).stream().await?.save(saved).await.map(drop),
        Kind::Pages => client
            .list(1)
            .pages()
            .try_collect::<Vec<_>>()
            .await
            .map(drop),
        Kind::Items => client
            .list(1)
            .items()
            .try_collect::<Vec<_>>()
            .await
            .map(drop),
        Kind::Location => client.moved(1).location().await.map(drop),
        Kind::Upload => {
            let pieces = stream::iter((0..5).map(|_| Ok::<_, Error>("piece")));
            let pieces = pieces.and_then(async |piece| {
                tokio::task::yield_now().await;
                Ok(piece)
            });
            client.upload(1, Body::stream(pieces, None)).await.map(drop)
        }
        Kind::UploadAFile => {
            let file = Body::file(sent).expect("a file");
            client.upload(1, file).await.map(drop)
        }
        Kind::Multipart => client.form(1, Form::new().text("a", "b")).await.map(drop),
        Kind::Redirect => client.moved(1).await.map(drop),
        Kind::Retry => client.busy(1).await.map(drop),
        Kind::Place => {
            let both = [client.item(1).into_future(), client.item(2).into_future()];
            future::try_join_all(both).await.map(drop)
        }
    }
}

/// Polls as often as told, then drops. Whether it had ended by then.
async fn ends_within(polls: usize, work: impl Future<Output = Result<(), Error>>) -> bool {
    let mut work = pin!(work);
    let mut left = polls;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        match work.as_mut().poll(context) {
            Poll::Ready(ended) => {
                ended.expect("a success");
                Poll::Ready(true)
            }
            Poll::Pending if left == 0 => Poll::Ready(false),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// A server that takes its time, but for the item 0.
fn slow() -> Wire {
    let busy = AtomicUsize::new(0);
    Wire::start(move |request: &Request| {
        if request.path() == "/items/0" {
            return serve(request, 0);
        }
        let number = if request.path().starts_with("/busy") {
            busy.fetch_add(1, Ordering::SeqCst)
        } else {
            0
        };
        let answer = serve(request, number);
        let length = answer.clone().into_bytes().len();
        answer.cut_at(&[1, length / 2, length - 1])
    })
}

/// Drops a call at its first poll, at its second, and so on, until it ends before.
async fn drop_everywhere(kind: Kind) -> usize {
    let (wire, folder) = (slow(), Folder::new());
    let (saved, sent) = (folder.path("saved"), folder.zeros("sent", LENGTH));
    let patient = RetryPolicy::default().first_delay(Duration::from_millis(2));
    let client = wire.builder().concurrency(1).retry(patient).build();
    let client = client.expect("a client");
    let mut polls = 0;
    loop {
        let work = run(kind, client.clone(), saved.clone(), sent.clone());
        let ended = ends(ends_within(polls, work)).await;
        // There is but one place, and it is free.
        let next = ends(client.item(0)).await;
        assert_eq!(next.expect("a success"), 0, "{kind:?} after {polls} polls");
        let part = |name: &String| name.contains(".part");
        assert!(
            !folder.names().iter().any(part),
            "{kind:?} after {polls} polls"
        );
        if ended {
            break;
        }
        polls += 1;
    }
    drop(client);
    // No connection is left either.
    until(|| wire.closed() == wire.connections()).await;
    polls
}

#[tokio::test]
async fn c01_a_call_dropped_at_any_poll_leaves_nothing_behind() {
    watch();
    let polls = future::join_all(KINDS.map(drop_everywhere)).await;
    for (kind, polls) in KINDS.iter().zip(&polls) {
        assert!(*polls >= 2, "{kind:?} is dropped on its way: {polls}");
    }
    // No task is left.
    until(|| Handle::current().metrics().num_alive_tasks() == 0).await;
}

#[tokio::test]
async fn c01_a_download_dropped_on_its_way_leaves_nothing_behind() {
    watch();
    let wire = slow();
    let client = wire.builder().concurrency(1).build().expect("a client");
    for chunks in 0..4 {
        let mut download = ends(client.file(1).stream()).await.expect("a success");
        for _ in 0..chunks {
            ends(download.chunk()).await.expect("a piece");
        }
        drop(download);
        assert_eq!(ends(client.item(0)).await.expect("a success"), 0);
    }
    let mut pages = client.list(1).pages();
    ends(pages.try_next()).await.expect("a page");
    let requests = wire.count();
    drop(pages);
    assert_eq!(ends(client.item(0)).await.expect("a success"), 0);
    assert_eq!(wire.count(), requests + 1);
    drop(client);
    until(|| wire.closed() == wire.connections()).await;
    until(|| Handle::current().metrics().num_alive_tasks() == 0).await;
}

//! Every future may go to another thread, and is small enough to be moved about.

use std::collections::BTreeSet;

use futures_util::{Stream, StreamExt as _};
use soundcloud_api::{
    Api, ApiError, Auth, Body, BoxTransport, Call, Client, ClientBuilder, Clock, Cursor, Download,
    Encoding, Endpoint, Error, ErrorKind, Form, Format, Items, ManualClock, Output, Paged, Pages,
    Pending, Response, RetryPolicy, SoundCloud,
    soundcloud::{
        Listing, NewComment, Permissions, TrackChanges, TrackFilter, TrackUpload, UploadFile,
    },
};

use super::shop::{Page, Shop as _};

const MOST: usize = 8 * 1024;

/// A future that may go anywhere; its size.
fn size<F: Future + Send + 'static>(future: &F) -> usize {
    size_of_val(future)
}

fn stream_size<S: Stream + Send + 'static>(stream: &S) -> usize {
    size_of_val(stream)
}

/// The sizes of all that a call can become.
struct Sizes(Vec<(&'static str, &'static str, usize)>);

impl Sizes {
    /// Every way to send a call; the function makes it anew for each.
    fn call<T: Output + Send + 'static>(&mut self, call: impl Fn() -> Call<T>) {
        let name = call().endpoint().expect("an endpoint").name();
        // The first is a pointer to what the third has within.
        for (way, size) in [
            ("await", size(&call().into_future())),
            ("send", size(&call().send())),
            ("bytes", size(&call().bytes())),
            ("stream", size(&call().stream())),
            ("save", size(&call().save("/no/such/file"))),
            ("location", size(&call().location())),
        ] {
            self.0.push((name, way, size));
        }
    }

    fn pages<P: Paged + Output + Send + 'static>(&mut self, call: impl Fn() -> Call<P>)
    where
        P::Item: Send,
    {
        let name = call().endpoint().expect("an endpoint").name();
        for (way, size) in [
            ("pages", stream_size(&call().pages())),
            ("items", stream_size(&call().items())),
        ] {
            self.0.push((name, way, size));
        }
        self.call(call);
    }
}

fn soundcloud(sizes: &mut Sizes) {
    let api = Client::offline();
    let (track, user, group) = (1.into(), 2.into(), 3.into());
    let (filter, listing) = (TrackFilter::new(), Listing::new());
    let (changes, comment) = (TrackChanges::new(), NewComment::new("a"));
    let users = Permissions::from([user]);
    let upload = || TrackUpload::new("a", UploadFile::bytes("a.wav", "a").expect("a name"));
    sizes.pages(|| api.tracks(&filter));
    sizes.call(|| api.upload_track(upload()));
    sizes.call(|| api.track(track));
    sizes.call(|| api.update_track(track, &changes));
    sizes.call(|| api.delete_track(track));
    sizes.pages(|| api.track_comments(track, &listing));
    sizes.call(|| api.post_comment(track, &comment));
    sizes.call(|| api.track_permissions(track));
    sizes.call(|| api.set_track_permissions(track, &users));
    sizes.call(|| api.secret_token(track));
    sizes.call(|| api.reset_secret_token(track));
    sizes.pages(|| api.user_tracks(user, &listing));
    sizes.pages(|| api.my_tracks(&listing));
    sizes.pages(|| api.group_tracks(group, &listing));
    sizes.call(|| api.private_track(track, "s-1"));
    let format = Format::Json;
    sizes.pages(|| api.tracks_as(&filter, format));
    sizes.call(|| api.upload_track_as(upload(), format));
    sizes.call(|| api.track_as(track, format));
    sizes.call(|| api.update_track_as(track, &changes, format));
    sizes.call(|| api.delete_track_as(track, format));
    sizes.pages(|| api.track_comments_as(track, &listing, format));
    sizes.call(|| api.post_comment_as(track, &comment, format));
    sizes.call(|| api.track_permissions_as(track, format));
    sizes.call(|| api.set_track_permissions_as(track, &users, format));
    sizes.call(|| api.secret_token_as(track, format));
    sizes.call(|| api.reset_secret_token_as(track, format));
}

#[test]
fn c06_every_future_may_go_to_another_thread_and_is_small() {
    let mut sizes = Sizes(Vec::new());
    soundcloud(&mut sizes);
    let measured: BTreeSet<_> = sizes.0.iter().map(|(name, ..)| *name).collect();
    let all: BTreeSet<_> = <Client as SoundCloud>::endpoints()
        .iter()
        .map(Endpoint::name)
        .collect();
    assert_eq!(measured, all);
    let client = Client::offline();
    sizes.pages(|| client.list(1));
    sizes.0.push(("awaited", "await", size(&client.awaited(1))));
    let clock = ManualClock::new();
    sizes
        .0
        .push(("clock", "wait", size(&clock.sleep_until(clock.now()))));
    let (name, way, largest) = sizes
        .0
        .iter()
        .max_by_key(|(.., size)| size)
        .expect("a size");
    println!("the largest future is that of `{name}` by {way}: {largest} bytes");
    assert!(*largest <= MOST, "{name} by {way}: {largest} bytes");
    let within = sizes.0.iter().find(|(_, way, _)| *way == "bytes");
    assert!(
        within.is_some_and(|(.., size)| *size > 500),
        "it is no mere pointer"
    );
}

/// What is only compiled: futures that borrow.
async fn borrowing(mut download: Download, mut pages: Pages<Page>) {
    fn is_small<F: Future + Send>(future: &F) {
        assert!(size_of_val(future) <= MOST);
    }
    {
        let chunk = download.chunk();
        is_small(&chunk);
        chunk.await.expect("a piece");
    }
    let page = pages.next();
    is_small(&page);
    page.await;
    let saved = download.save("/no/such/file");
    is_small(&saved);
    saved.await.expect("a file");
}

#[test]
fn c06_what_is_handed_out_may_be_shared_or_sent() {
    fn anywhere<T: Send + Sync + 'static>() {}
    fn elsewhere<T: Send + 'static>() {}
    fn shared<T: Api + Send + Sync + 'static>() {}
    fn is_sent<F: Future + Send + 'static>(_: fn(Download, Pages<Page>) -> F) {}
    anywhere::<Client>();
    anywhere::<ClientBuilder>();
    anywhere::<Error>();
    anywhere::<ErrorKind>();
    anywhere::<ApiError>();
    anywhere::<Endpoint>();
    anywhere::<Auth>();
    anywhere::<Encoding>();
    anywhere::<RetryPolicy>();
    anywhere::<Cursor>();
    anywhere::<ManualClock>();
    anywhere::<BoxTransport>();
    anywhere::<Response<Page>>();
    anywhere::<&(dyn SoundCloud + Send + Sync)>();
    elsewhere::<Call<Page>>();
    elsewhere::<Pending<Page>>();
    elsewhere::<Download>();
    elsewhere::<Pages<Page>>();
    elsewhere::<Items<usize>>();
    elsewhere::<Body>();
    elsewhere::<Form>();
    is_sent(borrowing);
    shared::<std::sync::Arc<Client>>();
}

//! Uploads whose source, peer or caller gives up.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use bytes::Bytes;
use futures_util::{StreamExt as _, future::join_all, stream};
use http::StatusCode;
use reqwest::multipart::Part;
use soundcloud_api::{
    Body, Call, Client, ErrorKind, Form, ManualClock, RetryPolicy, Sent, SoundCloud as _,
    soundcloud::{self, TrackUpload, UploadFile},
};
use soundcloud_tests::{
    folder::Folder,
    proxy::{Cut, Line, Proxy, Toxic},
    wait::{ends, until},
    wire::{Answer, End, Wire, answer, nothing, pool},
};
use tokio::runtime::Handle;

use super::{BUFFER, Files as _, LENGTH, WRITE, causes, client, content, pieces};
use crate::shop::{ID, builder, expect};

/// The beginning of a file, and then nothing but trouble.
fn failing(from: usize, length: Option<u64>) -> Body {
    let trouble = stream::iter([Err(io::Error::other("the disk is gone"))]);
    Body::stream(pieces(from).chain(trouble), length)
}

/// Holds that a call fails of its own body, at once and for good, and that no server sees a
/// request that looks whole.
async fn fails_of_its_source(call: impl Fn(&Client) -> Call<()>, words: &str) {
    let wire = Wire::always(nothing());
    let clock = ManualClock::new();
    let client = builder(wire.url())
        .reqwest(pool())
        .clock(clock.clone())
        .build();
    let error = ends(call(&client.expect("a client"))).await;
    let error = error.expect_err(words);
    expect(&error, WRITE, Sent::Maybe, 1);
    assert!(!error.is_retryable(), "{error:?}");
    assert!(causes(&error).contains(words), "{}", causes(&error));
    until(|| wire.closed() == wire.connections()).await;
    assert_eq!((wire.count(), clock.waits().len()), (0, 0), "{words}");
    assert!(wire.connections() <= 1);
}

#[tokio::test]
async fn u01_a_source_that_fails_ends_the_request_in_the_middle() {
    let lengths = [None, Some(LENGTH as u64)];
    let cases = [0, 1, BUFFER, LENGTH - 1]
        .into_iter()
        .flat_map(|from| lengths.map(|length| (from, length)));
    join_all(cases.map(async |(from, length)| {
        let words = "the disk is gone";
        fails_of_its_source(|client| client.put(ID, failing(from, length)), words).await;
        fails_of_its_source(|client| client.post(ID, failing(from, length)), words).await;
        let part = || {
            let trouble = stream::iter([Err(io::Error::other("the disk is gone"))]);
            let body = reqwest::Body::wrap_stream(pieces(from).chain(trouble));
            match length {
                Some(length) => Part::stream_with_length(body, length),
                None => Part::stream(body),
            }
        };
        let form = || Form::new().text("title", "a").part("data", part());
        fails_of_its_source(|client| client.form(ID, form()), words).await;
    }))
    .await;
}

#[tokio::test]
async fn u02_a_source_that_is_shorter_than_it_says_is_never_a_whole_request() {
    let folder = Folder::new();
    let cut = |name: &str| {
        let path = folder.file(name, content(LENGTH));
        (path.clone(), move |length: u64| {
            let file = std::fs::File::options().write(true).open(&path);
            file.and_then(|file| file.set_len(length)).expect("a file");
        })
    };
    for left in [0, 1, BUFFER, LENGTH - 1] {
        let stream = || Body::stream(pieces(left), Some(LENGTH as u64));
        fails_of_its_source(|client| client.put(ID, stream()), "ended before").await;
        fails_of_its_source(|client| client.post(ID, stream()), "ended before").await;
        // Of a file, the rest may go while it waits.
        let (path, shorten) = cut("shrinks");
        let file = || {
            let body = Body::file(&path).expect("a file");
            shorten(left as u64);
            body
        };
        fails_of_its_source(|client| client.put(ID, file()), "ended before").await;
        let part = || {
            let body = reqwest::Body::wrap_stream(pieces(left));
            Form::new().part("data", Part::stream_with_length(body, LENGTH as u64))
        };
        fails_of_its_source(|client| client.form(ID, part()), "").await;
    }
    let stream = || Body::stream(pieces(LENGTH), Some(LENGTH as u64 - 1));
    fails_of_its_source(|client| client.put(ID, stream()), "longer than").await;
}

#[tokio::test]
async fn u02_a_track_whose_file_shrinks_is_never_a_whole_request() {
    let wire = Wire::always(nothing());
    let folder = Folder::new();
    let path = folder.file("a.wav", content(LENGTH));
    let audio = UploadFile::open(&path).expect("a file");
    let file = std::fs::File::options().write(true).open(&path);
    file.and_then(|file| file.set_len(1000)).expect("a file");
    let client = soundcloud::client()
        .base_url(wire.url())
        .reqwest(pool())
        .build();
    let upload = client
        .expect("a client")
        .upload_track(TrackUpload::new("a", audio));
    let error = ends(upload).await.expect_err("is too short");
    assert_eq!(error.kind(), WRITE, "{error:?}");
    assert_eq!((error.was_sent(), error.attempts()), (Sent::Maybe, 1));
    assert!(causes(&error).contains("early"), "{}", causes(&error));
    until(|| wire.closed() == 1).await;
    assert_eq!((wire.count(), wire.connections()), (0, 1));
}

#[tokio::test]
async fn u07_each_attempt_of_a_file_is_whole() {
    let folder = Folder::new();
    let expected = content(LENGTH);
    let path = folder.file("file", &expected);
    for sent in [0, 1, 65_536, 200_000] {
        let busy = [("content-type", "text/plain")];
        let wire = Wire::script([
            answer(503, &busy, "busy"),
            answer(502, &busy, ""),
            nothing(),
        ]);
        // The first connection breaks in the middle of the file.
        let proxy = Proxy::start(wire.address(), move |number| {
            let limit = Toxic::Limit(500 + sent, Cut::Reset);
            Line {
                up: if number == 0 { vec![limit] } else { Vec::new() },
                down: Vec::new(),
            }
        });
        let clock = ManualClock::new();
        let patient = RetryPolicy::default().attempts(4);
        let client = builder(proxy.url())
            .reqwest(pool())
            .clock(clock.clone())
            .retry(patient);
        let client = client.build().expect("a client");
        let body = Body::file(&path).expect("a file");
        ends(client.put(ID, body)).await.expect("a success");
        let requests = wire.requests();
        assert_eq!((requests.len(), clock.waits().len()), (3, 3), "{sent}");
        for request in requests {
            assert!(request.body == expected, "{} bytes", request.body.len());
            assert_eq!(request.header("content-length"), Some("300000"));
            assert!(request.header("authorization").is_some());
        }
    }
}

#[tokio::test]
async fn u07_a_file_that_has_changed_is_not_sent_as_what_it_was() {
    let folder = Folder::new();
    let path = folder.file("file", content(LENGTH));
    let shorter = path.clone();
    let wire = Wire::start(move |_| {
        std::fs::write(&shorter, content(LENGTH / 2)).expect("a file");
        answer(503, &[], "")
    });
    let body = Body::file(&path).expect("a file");
    let error = ends(client(&wire).put(ID, body)).await;
    expect(&error.expect_err("is too short"), WRITE, Sent::Yes, 2);
    until(|| wire.closed() == wire.connections()).await;
    assert_eq!(wire.count(), 1);

    let wire = Wire::start({
        let path = path.clone();
        move |_| {
            let _ = std::fs::remove_file(&path);
            answer(503, &[], "")
        }
    });
    let body = Body::file(&path).expect("a file");
    let error = ends(client(&wire).put(ID, body)).await;
    expect(&error.expect_err("is gone"), WRITE, Sent::Yes, 2);
    assert_eq!(wire.count(), 1);
}

#[tokio::test]
async fn u07_a_file_is_sent_once_where_its_endpoint_is_not_idempotent() {
    let folder = Folder::new();
    let path = folder.file("file", content(LENGTH));
    let wire = Wire::always(answer(503, &[], ""));
    let body = Body::file(&path).expect("a file");
    let error = ends(client(&wire).post(ID, body)).await;
    expect(&error.expect_err("503"), ErrorKind::Api, Sent::Yes, 1);
    assert_eq!(wire.count(), 1);
}

/// A body that tells when it is gone.
struct Gone(Arc<AtomicBool>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn u11_an_upload_that_is_dropped_is_given_up_at_once() {
    let wire = Wire::early(|request| match request.method.as_str() {
        "POST" => Answer::silence(),
        _ => nothing(),
    });
    let client = builder(wire.url()).reqwest(pool()).concurrency(1).build();
    let client = client.expect("a client");
    let tasks = Handle::current().metrics().num_alive_tasks();
    for length in [None, Some(10 * LENGTH as u64)] {
        let is_gone = Arc::default();
        let gone = Gone(Arc::clone(&is_gone));
        let rest = stream::pending().inspect(move |_: &io::Result<Bytes>| {
            let _ = &gone;
        });
        let body = Body::stream(pieces(LENGTH).chain(rest), length);
        let before = (wire.count(), wire.closed());
        tokio::select! {
            result = client.post(ID, body) => unreachable!("{result:?}"),
            () = until(|| wire.count() == before.0 + 1) => {}
        }
        let start = Instant::now();
        until(|| wire.closed() == before.1 + 1).await;
        assert!(
            start.elapsed() < Duration::from_secs(1),
            "{:?}",
            start.elapsed()
        );
        until(|| is_gone.load(Ordering::SeqCst)).await;
        until(|| Handle::current().metrics().num_alive_tasks() <= tasks).await;
    }
    // The one place for a call is free again.
    ends(client.file(ID)).await.expect("a success");
    assert_eq!(wire.count(), 3);
}

#[tokio::test]
async fn u12_a_failure_after_the_whole_upload_is_the_servers_and_is_not_repeated() {
    let page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
    for (status, headers) in [
        (502, &[("content-type", "text/html")][..]),
        (503, &[("content-type", "text/html")]),
        (503, &[("content-type", "text/html"), ("retry-after", "1")]),
        (504, &[]),
    ] {
        let wire = Wire::always(answer(status, headers, page));
        let clock = ManualClock::new();
        let client = builder(wire.url())
            .reqwest(pool())
            .clock(clock.clone())
            .build();
        let client = client.expect("a client");
        let stream = || reqwest::Body::wrap_stream(pieces(LENGTH));
        let calls = [
            client.post(ID, Body::stream(pieces(LENGTH), None)),
            client.put(ID, Body::stream(pieces(LENGTH), Some(LENGTH as u64))),
            client.form(ID, Form::new().part("data", Part::stream(stream()))),
            client.form(ID, Form::new().text("title", "a")),
        ];
        let count = calls.len();
        for call in calls {
            let before = wire.count();
            let error = ends(call).await.expect_err("no success");
            expect(&error, ErrorKind::Api, Sent::Yes, 1);
            assert_eq!(error.status(), StatusCode::from_u16(status).ok());
            assert_eq!(wire.count(), before + 1);
        }
        assert_eq!((wire.count(), clock.waits().len()), (count, 0));
        assert!(
            wire.requests()
                .iter()
                .all(|request| !request.body.is_empty())
        );
    }
}

#[tokio::test]
async fn u12_what_could_be_sent_again_is_not_where_it_may_have_had_its_effect() {
    let folder = Folder::new();
    let path = folder.file("file", content(LENGTH));
    for status in [500, 502, 503, 504] {
        let wire = Wire::always(answer(status, &[], ""));
        let client = client(&wire);
        let file = Body::file(&path).expect("a file");
        for body in [Body::from(content(LENGTH)), file] {
            let before = wire.count();
            let error = ends(client.post(ID, body)).await.expect_err("no success");
            expect(&error, ErrorKind::Api, Sent::Yes, 1);
            assert_eq!(error.status(), StatusCode::from_u16(status).ok());
            assert_eq!(wire.count(), before + 1);
            assert!(wire.last().body == content(LENGTH));
        }
    }
}

#[tokio::test]
async fn u12_a_track_that_was_uploaded_is_not_uploaded_again() {
    for status in [502, 503] {
        let close = [("content-type", "text/html"), ("connection", "close")];
        let wire = Wire::always(answer(status, &close, "<html></html>").then(End::Close));
        let client = soundcloud::client()
            .base_url(wire.url())
            .reqwest(pool())
            .token("t0k3n");
        let client = client.clock(ManualClock::new()).build().expect("a client");
        let audio = UploadFile::bytes("a.wav", content(LENGTH)).expect("a file");
        let error = ends(client.upload_track(TrackUpload::new("a", audio))).await;
        let error = error.expect_err("no success");
        assert_eq!(error.kind(), ErrorKind::Api, "{error:?}");
        assert_eq!((error.was_sent(), error.attempts()), (Sent::Yes, 1));
        assert_eq!(error.status(), StatusCode::from_u16(status).ok());
        assert!(wire.only().body.len() > LENGTH);
    }
}

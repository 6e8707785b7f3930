//! Downloads that go on where they were cut, or start again: never two halves that do not fit.

use std::sync::atomic::{AtomicUsize, Ordering};

use http::StatusCode;
use soundcloud_api::{Error, ErrorKind, ManualClock, RetryPolicy, Sent};
use soundcloud_tests::{
    folder::Folder,
    names::Names,
    wait::ends,
    wire::{Answer, End, Request, Wire, answer, pool, redirect},
};

use super::{Files as _, READ, client, content, promises};
use crate::shop::{ID, SECRET, builder, expect};

/// How long the file is, and how much of it comes at first.
const LENGTH: usize = 50_000;
const CUT: usize = 20_000;

/// The file, and another of the same length, of which no two bytes at the same place are alike.
fn one() -> Vec<u8> {
    content(LENGTH)
}

fn other() -> Vec<u8> {
    one().into_iter().map(|byte| !byte).collect()
}

/// The beginning of the file, of a version, and then the end of the connection.
fn begins(headers: &str) -> Answer {
    promises(LENGTH, headers, &one()[..CUT]).then(End::Close)
}

/// A part, which these headers tell of.
fn part(headers: &str, bytes: &[u8]) -> Answer {
    let length = bytes.len();
    let head = format!("HTTP/1.1 206 Part\r\ncontent-length: {length}\r\n{headers}\r\n");
    Answer::raw([head.as_bytes(), bytes].concat())
}

/// The whole file in this version.
fn whole(tag: &str, bytes: &[u8]) -> Answer {
    promises(bytes.len(), &format!("etag: {tag}\r\n"), bytes)
}

/// What is asked of a file: from where on, if it is still this version.
fn asked(request: &Request) -> [Option<&str>; 2] {
    ["range", "if-range"].map(|name| request.header(name))
}

/// What is saved of these answers, in their order: all of a file, or none. The second request
/// asks for the rest of the first answer.
async fn saved(answers: impl IntoIterator<Item = Answer>) -> (Result<Vec<u8>, Error>, Wire) {
    let begins = begins("etag: \"one\"\r\n");
    let wire = Wire::script([begins].into_iter().chain(answers));
    let folder = Folder::new();
    let path = folder.path("file");
    let result = ends(client(&wire).file(ID).save(&path)).await;
    let requests = wire.requests();
    assert_eq!(asked(&requests[0]), [None, None]);
    let rest = [Some("bytes=20000-"), Some("\"one\"")];
    assert_eq!(asked(&requests[1]), rest);
    let result = result.map(|length| {
        assert_eq!(folder.names(), ["file"]);
        let bytes = std::fs::read(&path).expect("a file");
        assert_eq!(length, bytes.len() as u64);
        bytes
    });
    assert!(result.is_ok() || folder.names().is_empty());
    (result, wire)
}

#[tokio::test]
async fn u09_a_file_that_was_cut_goes_on_there() {
    let rest = |range: &str| part(&format!("{range}etag: \"one\"\r\n"), &one()[CUT..]);
    let untagged = part("content-range: bytes 20000-49999/50000\r\n", &one()[CUT..]);
    for rest in [
        rest("content-range: bytes 20000-49999/50000\r\n"),
        rest("content-range: bytes 20000-49999/*\r\n"),
        rest("Content-Range:  bytes 20000-49999/50000 \r\n"),
        untagged,
    ] {
        let (file, wire) = saved([rest]).await;
        assert!(file.expect("a file") == one());
        assert_eq!(wire.count(), 2);
    }
}

#[tokio::test]
async fn u09_each_cut_goes_on_where_it_was_and_counts_as_an_attempt() {
    let cut = |from: usize, to: usize| {
        let range = format!("HTTP/1.1 206 Part\r\ncontent-range: bytes {from}-49999/50000\r\n");
        let head = format!(
            "{range}etag: \"one\"\r\ncontent-length: {}\r\n\r\n",
            LENGTH - from
        );
        Answer::raw([head.as_bytes(), &one()[from..to]].concat()).then(End::Close)
    };
    let (file, wire) = saved([cut(CUT, 30_000), cut(30_000, LENGTH)]).await;
    assert!(file.expect("a file") == one());
    let third = [Some("bytes=30000-"), Some("\"one\"")];
    assert_eq!((wire.count(), asked(&wire.last())), (3, third));

    let (file, wire) = saved([cut(CUT, 30_000), cut(30_000, 40_000), cut(40_000, LENGTH)]).await;
    expect(&file.expect_err("three attempts"), READ, Sent::Yes, 3);
    assert_eq!(wire.count(), 3);
}

#[tokio::test]
async fn u09_failures_of_all_kinds_are_counted_together() {
    let busy = || answer(503, &[], "");
    let wire = Wire::script([
        busy(),
        begins("etag: \"one\"\r\n"),
        busy(),
        whole("\"one\"", &one()),
    ]);
    let folder = Folder::new();
    let clock = ManualClock::new();
    let client = builder(wire.url())
        .reqwest(pool())
        .clock(clock.clone())
        .build();
    let save = client.expect("a client").file(ID).save(folder.path("file"));
    let error = ends(save).await.expect_err("three attempts");
    expect(&error, ErrorKind::Api, Sent::Yes, 3);
    assert_eq!((wire.count(), clock.waits().len()), (3, 2));
    assert!(folder.names().is_empty());
}

#[tokio::test]
async fn u09_another_part_than_was_asked_for_is_not_put_behind_the_first() {
    let tag = "etag: \"one\"\r\n";
    let range = |range: &str| format!("content-range: {range}\r\n{tag}");
    for (headers, bytes) in [
        // From elsewhere on.
        (range("bytes 0-49999/50000"), one()),
        (range("bytes 19999-49999/50000"), one()[CUT - 1..].to_vec()),
        (range("bytes 20001-49999/50000"), one()[CUT + 1..].to_vec()),
        (range("bytes 0-29999/50000"), one()[..30_000].to_vec()),
        // Not to the end, or beyond it.
        (
            range("bytes 20000-20009/50000"),
            one()[CUT..CUT + 10].to_vec(),
        ),
        (
            range("bytes 20000-49998/50000"),
            one()[CUT..LENGTH - 1].to_vec(),
        ),
        (
            range("bytes 20000-50000/50001"),
            [&one()[CUT..], b"x"].concat(),
        ),
        (range("bytes 20000-49999/50001"), one()[CUT..].to_vec()),
        // Of what is no range, or told nowhere.
        (range("bytes */50000"), one()[CUT..].to_vec()),
        (range("pages 20000-49999/50000"), one()[CUT..].to_vec()),
        (range("bytes 20000-49999"), one()[CUT..].to_vec()),
        (range("bytes -49999/50000"), one()[CUT..].to_vec()),
        (
            range("bytes 99999999999999999999-1/2"),
            one()[CUT..].to_vec(),
        ),
        (tag.to_owned(), one()[CUT..].to_vec()),
        (
            format!("content-type: multipart/byteranges; boundary=x\r\n{tag}"),
            b"--x--".to_vec(),
        ),
        // Of another version.
        (
            "content-range: bytes 20000-49999/50000\r\netag: \"other\"\r\n".to_owned(),
            other()[CUT..].to_vec(),
        ),
        (
            "content-range: bytes 20000-49999/50000\r\netag: W/\"other\"\r\n".to_owned(),
            other()[CUT..].to_vec(),
        ),
        (
            "content-range: bytes 20000-49999/50000\r\netag: W/\"one\"\r\n".to_owned(),
            other()[CUT..].to_vec(),
        ),
    ] {
        let (file, wire) = saved([part(&headers, &bytes), whole("\"other\"", &other())]).await;
        assert!(file.expect(&headers) == other(), "{headers}");
        assert_eq!(
            (wire.count(), asked(&wire.last())),
            (3, [None, None]),
            "{headers}"
        );
    }
}

#[tokio::test]
async fn u09_a_part_that_is_shorter_than_it_says_is_no_file() {
    let headers = "content-range: bytes 20000-49999/50000\r\netag: \"one\"\r\n";
    for short in [CUT, CUT + 1, LENGTH - 1] {
        let (file, wire) = saved([part(headers, &one()[CUT..short])]).await;
        let error = file.expect_err("is too short");
        expect(&error, ErrorKind::Protocol, Sent::Yes, 2);
        assert_eq!(wire.count(), 2);
    }
    let long = [&one()[CUT..], b"x"].concat();
    let (file, _) = saved([part(headers, &long)]).await;
    expect(
        &file.expect_err("is too long"),
        ErrorKind::Protocol,
        Sent::Yes,
        2,
    );
}

#[tokio::test]
async fn u09_a_range_that_cannot_be_had_starts_again() {
    let unsatisfied = || answer(416, &[("content-range", "bytes */10000")], "no");
    let (file, wire) = saved([unsatisfied(), whole("\"other\"", &other())]).await;
    assert!(file.expect("a file") == other());
    assert_eq!((wire.count(), asked(&wire.last())), (3, [None, None]));

    // Once: without a range there is nothing that cannot be had.
    let (file, wire) = saved([unsatisfied(), unsatisfied()]).await;
    let error = file.expect_err("416");
    expect(&error, ErrorKind::Api, Sent::Yes, 2);
    assert_eq!(error.status(), Some(StatusCode::RANGE_NOT_SATISFIABLE));
    assert_eq!(wire.count(), 3);
}

#[tokio::test]
async fn u09_a_changed_file_is_the_new_file() {
    // As RFC 9110 has it: the condition does not hold, so all of it comes.
    let (file, wire) = saved([whole("\"other\"", &other())]).await;
    assert!(file.expect("a file") == other());
    assert_eq!(wire.count(), 2);

    // A shorter one leaves nothing of the longer.
    let short = &other()[..CUT / 2];
    let (file, _) = saved([whole("\"other\"", short)]).await;
    assert!(file.expect("a file") == short);

    // And it is its own rest that is asked for when it is cut as well.
    let cut = promises(LENGTH, "etag: \"other\"\r\n", &other()[..100]).then(End::Close);
    let headers = "content-range: bytes 100-49999/50000\r\netag: \"other\"\r\n";
    let (file, wire) = saved([cut, part(headers, &other()[100..])]).await;
    assert!(file.expect("a file") == other());
    let rest = [Some("bytes=100-"), Some("\"other\"")];
    assert_eq!((wire.count(), asked(&wire.last())), (3, rest));
}

#[tokio::test]
async fn u09_a_file_that_is_gone_is_an_error() {
    let (file, wire) = saved([answer(404, &[], "")]).await;
    expect(&file.expect_err("404"), ErrorKind::Api, Sent::Yes, 2);
    assert_eq!(wire.count(), 2);
}

#[tokio::test]
async fn u09_without_a_version_nothing_is_asked_for_but_the_whole() {
    for headers in [
        "",
        "etag: W/\"one\"\r\n",
        "last-modified: Mon, 01 Jun 2015 09:49:40 GMT\r\n",
    ] {
        let (begins, rest) = (begins(headers), promises(LENGTH, headers, &one()));
        let wire = Wire::script([begins, rest]);
        let folder = Folder::new();
        let path = folder.path("file");
        ends(client(&wire).file(ID).save(&path))
            .await
            .expect("a file");
        assert!(std::fs::read(&path).expect("a file") == one());
        assert_eq!((wire.count(), asked(&wire.last())), (2, [None, None]));
    }
    // Nor where the length is not told: it could not be said what is missing.
    let head = "HTTP/1.1 200 OK\r\netag: \"one\"\r\ntransfer-encoding: chunked\r\n\r\n2710\r\n";
    let cut = Answer::raw([head.as_bytes(), &one()[..10_000]].concat()).then(End::Close);
    let wire = Wire::script([cut, whole("\"one\"", &one())]);
    let folder = Folder::new();
    let path = folder.path("file");
    ends(client(&wire).file(ID).save(&path))
        .await
        .expect("a file");
    assert!(std::fs::read(&path).expect("a file") == one());
    assert_eq!((wire.count(), asked(&wire.last())), (2, [None, None]));
}

#[tokio::test]
async fn u09_a_part_that_nobody_asked_for_is_no_file() {
    let headers = "content-range: bytes 20000-49999/50000\r\netag: \"one\"\r\n";
    let wire = Wire::always(part(headers, &one()[CUT..]));
    let folder = Folder::new();
    let error = ends(client(&wire).file(ID).save(folder.path("file"))).await;
    expect(
        &error.expect_err("a part"),
        ErrorKind::Protocol,
        Sent::Yes,
        1,
    );
    assert_eq!((wire.count(), folder.names().len()), (1, 0));
}

#[tokio::test]
async fn u09_a_part_that_the_caller_asks_for_is_asked_for_again_as_it_is() {
    let headers = "content-range: bytes 100-49999/50000\r\netag: \"one\"\r\n";
    let head = format!(
        "HTTP/1.1 206 Part\r\ncontent-length: {}\r\n{headers}\r\n",
        LENGTH - 100
    );
    let cut = Answer::raw([head.as_bytes(), &one()[100..CUT]].concat()).then(End::Close);
    let wire = Wire::script([cut, part(headers, &one()[100..])]);
    let folder = Folder::new();
    let path = folder.path("file");
    let save = client(&wire).file(ID).header("range", "bytes=100-");
    ends(save.save(&path)).await.expect("a part");
    assert!(std::fs::read(&path).expect("a file") == one()[100..]);
    assert_eq!(wire.count(), 2);
    for request in wire.requests() {
        assert_eq!(asked(&request), [Some("bytes=100-"), None]);
    }
}

#[tokio::test]
async fn u09_what_is_not_repeated_is_not_resumed() {
    let wire = Wire::always(begins("etag: \"one\"\r\n"));
    let (client, folder) = (client(&wire), Folder::new());
    let error = ends(client.render(ID).save(folder.path("file"))).await;
    expect(&error.expect_err("is cut"), READ, Sent::Yes, 1);
    let once = client.file(ID).retry(RetryPolicy::never());
    let error = ends(once.save(folder.path("file"))).await;
    expect(&error.expect_err("is cut"), READ, Sent::Yes, 1);
    assert_eq!((wire.count(), folder.names().len()), (2, 0));
}

#[tokio::test]
async fn u09_a_file_elsewhere_goes_on_there_without_credentials() {
    let next = AtomicUsize::new(0);
    let api = Wire::start(move |_| {
        let next = next.fetch_add(1, Ordering::SeqCst);
        let place = format!("http://cdn.example/{next}?Signature={SECRET}");
        redirect(302, &place)
    });
    let rest = "content-range: bytes 20000-49999/50000\r\netag: \"one\"\r\n";
    let files = Wire::script([begins("etag: \"one\"\r\n"), part(rest, &one()[CUT..])]);
    let names = Names::new()
        .with("api.example", api.address())
        .with("cdn.example", files.address());
    let client = builder("http://api.example").reqwest(names.connections());
    let client = client.clock(ManualClock::new()).build().expect("a client");
    let folder = Folder::new();
    let path = folder.path("file");
    ends(client.file(ID).save(&path)).await.expect("a file");
    assert!(std::fs::read(&path).expect("a file") == one());
    assert_eq!((api.count(), files.count()), (2, 2));
    let rest = [Some("bytes=20000-"), Some("\"one\"")];
    assert_eq!(asked(&files.last()), rest);
    for request in files.requests() {
        // Of what was packed, nobody knows where its rest begins.
        assert_eq!(request.header("accept-encoding"), Some("identity"));
        for name in ["authorization", "x-session-token", "cookie"] {
            assert_eq!(request.header(name), None);
        }
    }
}

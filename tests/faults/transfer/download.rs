//! Downloads that are cut, stand still, or that nobody wants any more.

use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use soundcloud_api::{
    Client, Clock as _, Download, Error, ErrorKind, ManualClock, RetryPolicy, Sent,
};
use soundcloud_tests::{
    folder::Folder,
    gate::Gate,
    wait::{ends, until},
    wire::{Answer, End, Wire, answer, pool},
};
use tokio::runtime::Handle;

use super::{BUFFER, Files as _, READ, client, content, promises};
use crate::shop::{ID, builder, expect};

const LENGTH: usize = 100_000;

/// Beginnings of a file of that length, and of one that comes in chunks.
fn beginnings(end: &End) -> Vec<(usize, Answer)> {
    let content = content(LENGTH);
    let ends = [0, 1, BUFFER, LENGTH - 1].into_iter();
    let measured = |count: usize| (count, promises(LENGTH, "", &content[..count]));
    let chunked = |count: usize| {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        let (first, second) = content[..count].split_at(count / 2);
        let mut answer = Answer::raw(head);
        for chunk in [first, second]
            .into_iter()
            .filter(|chunk| !chunk.is_empty())
        {
            answer = answer.more(format!("{:x}\r\n", chunk.len()));
            answer = answer.more([chunk, b"\r\n"].concat());
        }
        (count, answer)
    };
    // All of it has come, but the chunk that says so; and a chunk that is not whole.
    let torn = Answer::raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n10\r\n")
        .more(&content[..3]);
    let all = ends.clone().map(measured).chain(ends.map(chunked));
    let all = all.chain([chunked(LENGTH), (3, torn)]);
    all.map(|(count, answer)| (count, answer.then(end.clone())))
        .collect()
}

/// What comes of a body before an error, behind which there is nothing.
async fn read(mut download: Download) -> (Vec<u8>, Error) {
    let mut received = Vec::new();
    loop {
        match ends(download.next()).await {
            Some(Ok(chunk)) => received.extend(chunk),
            Some(Err(error)) => {
                assert!(ends(download.next()).await.is_none());
                return (received, error);
            }
            None => unreachable!("a clean end after {} bytes", received.len()),
        }
    }
}

#[tokio::test]
async fn u08_a_body_that_is_cut_ends_in_an_error() {
    for end in [End::Close, End::Reset] {
        for (count, answer) in beginnings(&end) {
            let wire = Wire::always(answer);
            let client = client(&wire);
            let download = ends(client.file(ID).stream()).await.expect("a head");
            let (received, error) = read(download).await;
            expect(&error, READ, Sent::Yes, 1);
            assert!(error.is_retryable() && !error.is_timeout());
            // A reset may overtake what was sent before it.
            assert!(content(LENGTH).starts_with(&received), "{count}");
            if matches!(end, End::Close) {
                assert_eq!(received.len(), count);
            }
            assert_eq!(wire.count(), 1);
        }
    }
}

#[tokio::test]
async fn u08_a_body_that_is_cut_is_no_file() {
    for end in [End::Close, End::Reset] {
        for (_, answer) in beginnings(&end) {
            let (wire, folder) = (Wire::always(answer), Folder::new());
            let client = client(&wire);
            // A GET is tried again, a POST is not, and a body that was begun is not either.
            let error = ends(client.file(ID).save(folder.path("file"))).await;
            expect(&error.expect_err("is cut"), READ, Sent::Yes, 3);
            assert_eq!(wire.count(), 3);
            let error = ends(client.render(ID).save(folder.path("file"))).await;
            expect(&error.expect_err("is cut"), READ, Sent::Yes, 1);
            assert_eq!(wire.count(), 4);
            let download = ends(client.file(ID).stream()).await.expect("a head");
            let error = ends(download.save(folder.path("file"))).await;
            expect(&error.expect_err("is cut"), READ, Sent::Yes, 1);
            assert_eq!(wire.count(), 5);
            assert!(folder.names().is_empty(), "{:?}", folder.names());
            // An older file stays what it is.
            let older = folder.file("file", "older");
            ends(client.file(ID).save(&older))
                .await
                .expect_err("is cut");
            assert_eq!(folder.names(), ["file"]);
            assert_eq!(std::fs::read(older).expect("a file"), b"older");
        }
    }
}

#[tokio::test]
async fn u08_two_that_are_saved_to_one_path_do_not_mix() {
    let gates = [Gate::default(), Gate::default()];
    let halves = |id: &str, gate: &Gate| {
        promises(8, "", id.repeat(4).as_bytes())
            .gate(gate)
            .more(id.repeat(4))
    };
    let answers = [halves("1", &gates[0]), halves("2", &gates[1])];
    let wire =
        Wire::start(move |request| answers[usize::from(request.path().contains('2'))].clone());
    let (client, folder) = (client(&wire), Folder::new());
    let mut saving = Vec::new();
    for (count, id) in (1..).zip(["1", "2"]) {
        saving.push(tokio::spawn(client.file(id).save(folder.path("file"))));
        until(|| folder.contents() == ["1111", "2222"][..count]).await;
    }
    for (saved, (gate, id)) in saving.into_iter().zip(gates.iter().zip(["1", "2"])).rev() {
        gate.open();
        assert_eq!(ends(saved).await.expect("no panic").expect("a success"), 8);
        let whole = std::fs::read_to_string(folder.path("file")).expect("a file");
        assert_eq!(whole, id.repeat(8));
    }
    assert_eq!(folder.names(), ["file"]);
}

#[tokio::test]
async fn u08_a_file_that_cannot_be_written_is_a_fault_of_this_machine() {
    let wire = Wire::always(promises(LENGTH, "", &content(LENGTH)));
    let (client, folder) = (client(&wire), Folder::new());
    let nowhere = folder.path("no/such/folder");
    let error = ends(client.file(ID).save(nowhere)).await;
    expect(&error.expect_err("nowhere"), ErrorKind::Save, Sent::No, 0);
    // There is a folder of that name.
    std::fs::create_dir(folder.path("file")).expect("a folder");
    std::fs::write(folder.path("file/other"), "other").expect("a file");
    let error = ends(client.file(ID).save(folder.path("file"))).await;
    expect(&error.expect_err("a folder"), ErrorKind::Save, Sent::No, 0);
    assert_eq!(wire.connections(), 0);
    assert_eq!(folder.names(), ["file"]);

    // Of a response that there is, the request was sent.
    for path in ["no/such/folder", "file"] {
        let download = ends(client.file(ID).stream()).await.expect("a head");
        let error = ends(download.save(folder.path(path))).await;
        expect(&error.expect_err(path), ErrorKind::Save, Sent::Yes, 1);
    }
    assert_eq!(folder.names(), ["file"]);
}

/// A client that waits so long for the next piece.
fn impatient(wire: &Wire, stall: Duration) -> Client {
    let policy = RetryPolicy::default().first_delay(Duration::from_millis(1));
    let client = builder(wire.url())
        .reqwest(pool())
        .stall_timeout(stall)
        .retry(policy);
    client.build().expect("a client")
}

#[tokio::test]
async fn u08_a_body_that_stands_still_ends_in_an_error_in_time() {
    const STALL: Duration = Duration::from_millis(250);
    let wire = Wire::always(promises(LENGTH, "", &content(1000)).then(End::Silence));
    let client = impatient(&wire, STALL);
    let start = Instant::now();
    let download = ends(client.file(ID).stream()).await.expect("a head");
    let (received, error) = read(download).await;
    assert!(start.elapsed() >= STALL && start.elapsed() < Duration::from_secs(10));
    expect(&error, ErrorKind::Stalled, Sent::Yes, 1);
    assert!(error.is_retryable() && error.is_timeout());
    assert_eq!((received, wire.count()), (content(1000), 1));

    let folder = Folder::new();
    let start = Instant::now();
    let error = ends(client.file(ID).save(folder.path("file"))).await;
    assert!(start.elapsed() >= 3 * STALL);
    expect(
        &error.expect_err("stalls"),
        ErrorKind::Stalled,
        Sent::Yes,
        3,
    );
    assert_eq!((wire.count(), folder.names().len()), (4, 0));
    // None of these connections is used for anything else.
    until(|| wire.closed() == wire.connections()).await;
    assert_eq!(wire.connections(), 4);
}

#[tokio::test]
async fn u08_a_body_that_moves_is_not_given_up_however_long_it_takes() {
    const NEARLY: Duration = Duration::from_secs(19);
    let gates: Vec<Gate> = (0..5).map(|_| Gate::default()).collect();
    let slow = gates.iter().zip(content(5));
    let slow = slow.fold(promises(5, "", b""), |answer, (gate, byte)| {
        answer.gate(gate).more([byte])
    });
    let (wire, clock) = (Wire::always(slow), ManualClock::new());
    let client = builder(wire.url()).reqwest(pool()).clock(clock.clone());
    let client = client.build().expect("a client");
    let mut download = ends(client.file(ID).stream()).await.expect("a head");
    let start = clock.now();
    let mut received = Vec::new();
    for gate in gates {
        let moves = async {
            // Only once the next byte is waited for.
            tokio::time::sleep(Duration::from_millis(10)).await;
            clock.advance(NEARLY);
            gate.open();
        };
        let (next, ()) = tokio::join!(ends(download.next()), moves);
        received.extend(next.expect("a byte").expect("it moves"));
    }
    assert!(ends(download.next()).await.is_none());
    assert_eq!((received, wire.count()), (content(5), 1));
    assert!(clock.now() - start >= 5 * NEARLY);
}

#[tokio::test]
async fn u11_a_download_that_is_dropped_is_given_up_at_once() {
    let wire = Wire::start(|request| match request.method.as_str() {
        "GET" => promises(LENGTH, "", &content(1000)).then(End::Silence),
        _ => answer(200, &[], ""),
    });
    let client = builder(wire.url())
        .reqwest(pool())
        .concurrency(1)
        .clock(ManualClock::new());
    let client = client.build().expect("a client");
    let tasks = Handle::current().metrics().num_alive_tasks();
    let folder = Folder::new();
    let given_up = async |before: usize| {
        let start = Instant::now();
        until(|| wire.closed() == before + 1).await;
        assert!(
            start.elapsed() < Duration::from_secs(1),
            "{:?}",
            start.elapsed()
        );
        until(|| Handle::current().metrics().num_alive_tasks() <= tasks).await;
    };

    let mut download = ends(client.file(ID).stream()).await.expect("a head");
    let piece = ends(download.next()).await.expect("a piece");
    assert_eq!(piece.expect("a piece"), content(1000));
    drop(download);
    given_up(0).await;

    // The head has come, and nobody has looked at the body.
    drop(ends(client.file(ID).stream()).await.expect("a head"));
    given_up(1).await;

    let saving = tokio::spawn(client.file(ID).save(folder.path("file")));
    until(|| wire.count() == 3 && folder.parts() == 1).await;
    saving.abort();
    given_up(2).await;
    until(|| folder.names().is_empty()).await;

    tokio::select! {
        result = client.file(ID).bytes() => unreachable!("{result:?}"),
        () = until(|| wire.count() == 4) => {}
    }
    given_up(3).await;

    // The one place for a call is free again.
    ends(client.render(ID)).await.expect("a success");
    assert_eq!(wire.count(), 5);
}

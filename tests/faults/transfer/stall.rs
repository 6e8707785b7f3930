//! Uploads that stand still, and uploads that only look like it. Time stands still but for what the
//! tests let pass, so that a busy machine is no slow network.

use std::{
    io::{self, BufRead as _, BufReader, Write as _},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use bytes::Bytes;
use futures_util::{StreamExt as _, future::join_all, stream};
use reqwest::multipart::Part;
use soundcloud_api::{
    Body, Client, Clock as _, ErrorKind, Form, ManualClock, RetryPolicy, Sent, TimeoutPhase,
};
use soundcloud_tests::{
    folder::Folder,
    gate::Gate,
    port::Port,
    wait::{GUARD, ends, until},
    wire::{Answer, Wire, nothing, pool},
};

use super::{BUFFER, Files as _, LENGTH, content, pieces};
use crate::shop::{ID, builder, expect};

/// Unless the client is told otherwise.
const STALL: Duration = Duration::from_secs(20);
/// And so much time has a response.
const NEARLY: Duration = Duration::from_secs(29);

const SECOND: Duration = Duration::from_secs(1);

/// More than any two sockets hold between them.
const LONG: usize = 16 * 1024 * 1024;

fn client(url: impl AsRef<str>, clock: &ManualClock) -> Client {
    let client = builder(url).reqwest(pool()).clock(clock.clone());
    client
        .retry(RetryPolicy::never())
        .build()
        .expect("a client")
}

/// A stream without end, and when the last piece of it was taken.
fn endless(clock: &ManualClock) -> (Body, Arc<Mutex<Instant>>) {
    let taken = Arc::new(Mutex::new(clock.now()));
    let (last, clock) = (Arc::clone(&taken), clock.clone());
    let piece = Bytes::from(vec![0; BUFFER]);
    let pieces = stream::repeat_with(move || {
        *last.lock().expect("no panic") = clock.now();
        Ok::<_, io::Error>(piece.clone())
    });
    (Body::stream(pieces, None), taken)
}

#[tokio::test]
async fn u03_a_peer_that_stops_reading_is_given_up_after_the_time_for_that() {
    let (folder, gate, clock) = (Folder::new(), Gate::default(), ManualClock::new());
    let held = gate.clone();
    let wire = Wire::early(move |_| Answer::raw("").gate(&held));
    let client = client(wire.url(), &clock);
    let (body, taken) = endless(&clock);
    let file = Body::file(folder.zeros("long", LONG as u64)).expect("a file");
    let part = Part::stream(reqwest::Body::from(vec![0; LONG]));
    let calls = [
        client.post(ID, body),
        client.post(ID, Body::from(vec![0; LONG])),
        client.put(ID, Body::from(vec![0; LONG])),
        client.put(ID, file),
        client.put(ID, endless(&clock).0),
        client.form(ID, Form::new().part("data", part)),
    ];
    let count = calls.len();
    let start = clock.now();
    let stalls = join_all(calls.map(async |call| {
        let error = ends(call).await.expect_err("stalls");
        (error, clock.now())
    }));
    // Second by second, and not before everybody has seen the last one.
    let time = async {
        loop {
            tokio::time::sleep(Duration::from_millis(10)).await;
            clock.advance(SECOND);
        }
    };
    let stalled = tokio::select! {
        stalled = stalls => stalled,
        () = time => unreachable!("time does not end"),
    };
    for (error, end) in &stalled {
        expect(error, ErrorKind::Stalled, Sent::Maybe, 1);
        assert!(error.is_timeout() && error.is_retryable(), "{error:?}");
        assert!(*end - start >= STALL);
    }
    let waited = stalled[0].1 - *taken.lock().expect("no panic");
    assert!(waited >= STALL && waited <= STALL + SECOND, "{waited:?}");
    assert_eq!((wire.count(), wire.connections()), (count, count));
    gate.open();
    until(|| wire.closed() == count).await;
}

#[tokio::test]
async fn u03_a_server_that_thinks_after_the_last_byte_has_the_time_for_an_answer() {
    let (folder, clock) = (Folder::new(), ManualClock::new());
    let path = folder.file("file", content(LENGTH));
    let wire = Wire::start({
        let clock = clock.clone();
        move |_| {
            clock.advance(NEARLY);
            nothing()
        }
    });
    let client = client(wire.url(), &clock);
    let whole = Some(LENGTH as u64);
    let stream = || reqwest::Body::wrap_stream(pieces(LENGTH));
    let known = Part::stream_with_length(stream(), LENGTH as u64);
    let calls = [
        client.put("known", Body::stream(pieces(LENGTH), whole)),
        client.put("unknown", Body::stream(pieces(LENGTH), None)),
        client.put("file", Body::file(path).expect("a file")),
        client.put("long", Body::from(content(LENGTH))),
        client.put("short", Body::from("short")),
        client.form("known", Form::new().part("a", known)),
        client.form("unknown", Form::new().part("a", Part::stream(stream()))),
    ];
    let count = calls.len();
    for call in calls {
        ends(call).await.expect("an answer in time");
    }
    assert_eq!(wire.count(), count);
}

/// By the machine's time: the other clock wakes everybody, and nobody has to be woken here.
#[tokio::test]
async fn u03_after_the_last_byte_only_the_time_for_an_answer_counts() {
    let (short, hour) = (Duration::from_millis(300), Duration::from_secs(3600));
    let wire = Wire::always(Answer::silence());
    let client = builder(wire.url()).reqwest(pool()).stall_timeout(hour);
    let client = client.response_timeout(short).retry(RetryPolicy::never());
    let client = client.timeout(hour).build().expect("a client");
    // The end comes when the answer is waited for already.
    let late = || {
        let end = async move {
            tokio::time::sleep(short / 3).await;
            Ok(Bytes::from("end"))
        };
        Box::pin(pieces(LENGTH).chain(stream::once(end)))
    };
    let whole = LENGTH as u64 + 3;
    let bodies = [
        Body::stream(late(), None),
        Body::stream(late(), Some(whole)),
        Body::from(content(LENGTH)),
        Body::from("short"),
    ];
    for body in bodies {
        let kind = ErrorKind::Timeout(TimeoutPhase::Response);
        let start = Instant::now();
        let error = ends(client.put(ID, body)).await.expect_err("no answer");
        expect(&error, kind, Sent::Maybe, 1);
        // Who guards this test wakes everybody, too.
        assert!(start.elapsed() < GUARD / 2);
    }
}

/// A port that takes a body of this length, and lets so much time pass each time that it has taken
/// more than two sockets hold.
fn slow(length: usize, clock: &ManualClock) -> Port {
    let clock = clock.clone();
    Port::start(move |stream, _| {
        let mut reader = BufReader::with_capacity(BUFFER, stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            reader.read_line(&mut line).expect("a head");
        }
        let (mut taken, mut passed) = (0, 0);
        while taken < length {
            let count = reader.fill_buf().map_or(0, <[u8]>::len);
            if count == 0 {
                // It was given up.
                return;
            }
            reader.consume(count);
            taken += count;
            if taken / LONG > passed {
                passed += 1;
                clock.advance(STALL * 3 / 5);
            }
        }
        let answer = b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
        let _ = reader.into_inner().write_all(answer);
    })
}

#[tokio::test]
async fn u03_a_peer_that_reads_slowly_is_not_given_up() {
    let length = 5 * LONG;
    let clock = ManualClock::new();
    let port = slow(length, &clock);
    let client = client(format!("http://{}", port.address()), &clock);
    let all = Bytes::from(vec![0; length]);
    let one = {
        let all = all.clone();
        stream::iter([Ok::<_, io::Error>(all)])
    };
    let start = clock.now();
    for body in [Body::stream(one, Some(length as u64)), Body::from(all)] {
        // What is in memory has a minute in all, else.
        let call = client.post(ID, body).timeout(100 * STALL);
        ends(call).await.expect("it moves all the time");
    }
    assert!(clock.now() - start >= 4 * STALL);
}

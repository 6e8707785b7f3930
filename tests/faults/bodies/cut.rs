//! Bodies that do not end where they should.

use soundcloud_api::{Error, ErrorKind::*, Sent, TransportPhase::Read};
use soundcloud_tests::{
    child::{self, Child},
    wait::{ends, until},
    wire::{Answer, End, Wire, answer, json},
};

use super::{Documents as _, ID, MIB, SECRET, Track, client, expect, growth, gzip::gzip};
use crate::shop::clean;

const ENDS: [End; 2] = [End::Close, End::Reset];

/// Holds that the connection was lost while the answer was read, after so many attempts.
fn expect_lost(error: &Error, attempts: u32, end: &End) {
    match end {
        // A reset may come before what was sent before it.
        End::Reset => {
            assert_eq!(
                (error.kind(), error.attempts()),
                (Transport(Read), attempts)
            );
            assert!(error.was_sent() != Sent::No);
            clean(error);
        }
        _ => expect(error, Transport(Read), Sent::Yes, attempts),
    }
    assert!(error.is_retryable() && !error.is_timeout() && !error.is_connect());
    assert!(error.status().is_none() && error.path().is_none());
}

/// Holds that this answer is a connection that was lost: what may be repeated is, nothing else.
async fn expect_cut(cut: Answer, end: &End) {
    let wire = Wire::always(cut.clone());
    let client = client(&wire);
    let error = ends(client.document::<u64>(ID)).await.expect_err("is cut");
    expect_lost(&error, 3, end);
    assert_eq!((wire.count(), wire.connections()), (3, 3));
    let error = ends(client.posted::<u64>(ID, SECRET)).await;
    expect_lost(&error.expect_err("is cut"), 1, end);
    assert_eq!(wire.count(), 4);
    let error = ends(client.posted::<()>(ID, SECRET).bytes()).await;
    expect_lost(&error.expect_err("is cut"), 1, end);
    // Not even what takes anything takes a part.
    let error = ends(client.posted::<()>(ID, SECRET)).await;
    expect_lost(&error.expect_err("is cut"), 1, end);

    let wire = Wire::script([cut, json("7")]);
    let client = super::client(&wire);
    assert_eq!(
        ends(client.document::<u64>(ID)).await.expect("a success"),
        7
    );
    assert_eq!(wire.count(), 2);
}

#[tokio::test]
async fn b01_a_body_shorter_than_it_says_is_a_connection_that_was_lost() {
    // The beginning of a number is a number.
    for body in ["", "1234567890"] {
        for end in ENDS {
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 20";
            let cut = Answer::raw(format!("{head}\r\n\r\n{body}")).then(end.clone());
            expect_cut(cut, &end).await;
        }
    }
}

const CHUNKED: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";

#[tokio::test]
async fn b02_chunks_without_the_last_are_a_connection_that_was_lost() {
    for chunks in [
        "",
        "3\r\n123\r\n",
        "3\r\n123",
        "3\r\n1",
        "3\r\n123\r\n0\r\n",
        "3\r\n123\r\n0",
    ] {
        for end in ENDS {
            let cut = Answer::raw(format!("{CHUNKED}{chunks}")).then(end.clone());
            expect_cut(cut, &end).await;
        }
    }
}

#[tokio::test]
async fn b02_chunks_of_no_size_are_no_http() {
    for chunks in [
        "zz\r\n",
        "-1\r\n",
        "0x3\r\n123\r\n0\r\n\r\n",
        "\r\n",
        "1 2\r\n12\r\n0\r\n\r\n",
        "10000000000000000\r\n1",
        "fffffffffffffffff\r\n1",
        "3\r\n1234\r\n0\r\n\r\n",
        "3\n123\n0\n\n",
    ] {
        let wire = Wire::always(Answer::raw(format!("{CHUNKED}{chunks}")).then(End::Silence));
        let client = client(&wire);
        let error = ends(client.document::<u64>(ID)).await.expect_err(chunks);
        expect(&error, Protocol, Sent::Yes, 1);
        let error = ends(client.posted::<u64>(ID, SECRET))
            .await
            .expect_err(chunks);
        expect(&error, Protocol, Sent::Yes, 1);
        assert_eq!(wire.count(), 2, "{chunks:?}");
        until(|| wire.closed() == wire.connections()).await;
    }
}

#[tokio::test]
async fn b02_what_a_chunk_says_of_itself_ends() {
    if let Some(url) = child::argument() {
        let client = super::builder(url).build().expect("a client");
        // Whatever there is to make once is there then.
        ends(client.document::<u8>("good"))
            .await
            .expect("a success");
        for id in ["extension", "after-one", "trailer"] {
            let grown = growth(async {
                let error = ends(client.document::<u8>(id)).await.expect_err("no end");
                expect(&error, Protocol, Sent::Yes, 1);
            });
            let grown = grown.await;
            assert!(grown < 4 * MIB, "{id}: {grown} bytes more");
        }
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let wire = Wire::start(|request| {
        let id = request.segments().pop();
        let chunks = match id.as_deref().unwrap_or_default() {
            "extension" => "1;",
            "after-one" => "1;a=b\r\n7\r\n1;c=",
            "trailer" => "1\r\n7\r\n0\r\nx: ",
            _ => return json("7"),
        };
        Answer::raw(format!("{CHUNKED}{chunks}")).then(End::Endless(vec![b'x'; 16_384]))
    });
    let test = "bodies::cut::b02_what_a_chunk_says_of_itself_ends";
    Child::run(test, &wire.url()).usage();
    assert_eq!(wire.count(), 4);
    until(|| wire.closed() == wire.connections()).await;
}

#[tokio::test]
async fn b03_a_document_cut_where_only_the_end_tells_its_length_is_asked_for_again() {
    for head in [
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.0 200 OK\r\ncontent-type: application/vnd.x+json\r\nconnection: close\r\n\r\n",
    ] {
        for body in [
            r#"{"id":"#,
            r#"{"id":7"#,
            r#"{"id":7,"a":"b"#,
            r#"{"id":7,"a":"b\"#,
            "{",
        ] {
            let cut = Answer::raw(format!("{head}{body}")).then(End::Close);
            let wire = Wire::always(cut.clone());
            let client = client(&wire);
            let error = ends(client.document::<Track>(ID))
                .await
                .expect_err("is cut");
            expect(&error, Decode, Sent::Yes, 3);
            assert!(error.is_retryable() && error.path() == Some(""), "{error}");
            assert_eq!(wire.count(), 3);
            let error = ends(client.posted::<Track>(ID, SECRET))
                .await
                .expect_err("is cut");
            expect(&error, Decode, Sent::Yes, 1);
            assert_eq!(wire.count(), 4);

            let wire = Wire::script([cut, json(r#"{"id":7}"#)]);
            let track = ends(super::client(&wire).document::<Track>(ID)).await;
            assert_eq!(track.expect("a success"), Track { id: 7 });
            assert_eq!(wire.count(), 2);
        }
        let whole = Answer::raw(format!("{head}{{\"id\":7}}")).then(End::Close);
        let track = super::received::<Track>(whole).await;
        assert_eq!(track.expect("a success"), Track { id: 7 });
    }
    // What is whole and wrong is not asked for again.
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n";
    for body in ["", "[]", r#"{"id":}"#, r#"{"id":7}}"#, r#"{"id":"x"}"#] {
        super::refused::<Track>(Answer::raw(format!("{head}{body}")).then(End::Close)).await;
    }
    // What was packed tells its end by that.
    let packed = [("content-encoding", "gzip")];
    super::refused::<Track>(answer(200, &packed, gzip(r#"{"id":"#))).await;
}

#[tokio::test]
async fn b04_what_comes_behind_a_body_is_nothing_to_the_next_call() {
    let forged = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1\r\n\r\n9";
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json";
    for (is_head, whole) in [
        (false, format!("{head}\r\ncontent-length: 1\r\n\r\n7")),
        (false, format!("{CHUNKED}1\r\n7\r\n0\r\n\r\n")),
        (true, format!("{head}\r\ncontent-length: 1\r\n\r\n")),
    ] {
        for extra in [forged, "9", "\r\n", &forged.repeat(3)] {
            let first = format!("{whole}{extra}");
            let wire = Wire::start(move |request| match request.path() {
                "/items/first" => Answer::raw(&first),
                _ => json("8"),
            });
            let client = client(&wire);
            for round in 0..5 {
                if is_head {
                    ends(client.nothing("first")).await.expect("a success");
                } else {
                    let value = ends(client.document::<u8>("first")).await;
                    assert_eq!(value.expect("a success"), 7, "{extra:?}");
                }
                // Whatever has become of the connection.
                let next = ends(client.posted::<u8>("next", SECRET)).await;
                assert_eq!(next.expect("a success"), 8, "{round}: {whole:?} {extra:?}");
            }
            assert_eq!(wire.count(), 10);
        }
    }
}

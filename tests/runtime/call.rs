//! What can be done with a call: each way to send it, to change it, and to look at it.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use futures_util::TryStreamExt as _;
use http::{Method, StatusCode};
use soundcloud_api::{Api, Call, Client, Endpoint, Phase, endpoint};
use soundcloud_tests::folder::Folder;

use crate::{
    GUARD, ends, until,
    wire::{Answer, End, Wire, answer, json, nothing},
};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>", auth = key)]
    fn item(&self, id: u32) -> Call<Vec<u32>>;

    #[endpoint(POST, "/items", json = names)]
    fn add(&self, names: &[&str]) -> Call<()>;

    #[endpoint(GET, "/items/<id>/file")]
    fn file(&self, id: &str) -> Call<()>;
}

impl Shop for Client {}

/// A limit of time that has to run out.
const SHORT: Duration = Duration::from_millis(50);

fn is_send<T: Send>(value: T) -> T {
    value
}

#[tokio::test]
async fn awaiting_gives_the_value() {
    let wire = Wire::always(json("[1,2]"));
    let pending = is_send(is_send(wire.client().item(7)).into_future());
    assert_eq!(ends(pending).await.expect("a success"), [1, 2]);
    assert_eq!(wire.only().target, "/items/7");
}

#[tokio::test]
async fn nothing_is_sent_before_a_call_is_awaited() {
    let wire = Wire::always(json("[]"));
    let pending = wire.client().item(7).into_future();
    drop(wire.client().item(8));
    assert_eq!(wire.connections(), 0);
    pending.await.expect("a success");
    assert_eq!(wire.count(), 1);
}

#[tokio::test]
async fn a_call_outlives_its_client_and_its_arguments() {
    let wire = Wire::always(nothing());
    let call = {
        let client = wire.client();
        let name = "tea".to_owned();
        client.add(&[&name])
    };
    call.await.expect("a success");
    assert_eq!(wire.only().text(), r#"["tea"]"#);
}

#[tokio::test]
async fn a_call_that_was_awaited_can_be_polled_again_without_a_panic() {
    let wire = Wire::always(json("[]"));
    for call in [wire.client().item(7), Call::ready(vec![])] {
        let mut pending = pin!(call.into_future());
        ends(pending.as_mut()).await.expect("a success");
        let polled = pending
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        assert!(matches!(polled, Poll::Pending));
    }
}

#[tokio::test]
async fn send_gives_status_and_headers_beside_the_value() {
    let headers = [
        ("content-type", "application/json"),
        ("ETag", "\"e1\""),
        ("x-a", "1"),
        ("x-a", "2"),
    ];
    let wire = Wire::always(answer(201, &headers, "[3]"));
    let response = ends(wire.client().item(7).send()).await.expect("a success");
    assert_eq!(response.status, StatusCode::CREATED);
    assert_eq!(response.headers["etag"], "\"e1\"");
    assert_eq!(response.headers.get_all("x-a").iter().count(), 2);
    assert_eq!(response.into_value(), [3]);
}

#[tokio::test]
async fn bytes_are_the_body_whatever_it_is() {
    let wire = Wire::always(answer(200, &[("content-type", "text/html")], [0, 255]));
    let bytes = ends(wire.client().item(7).bytes())
        .await
        .expect("a success");
    assert_eq!(&bytes[..], [0, 255]);
    assert_eq!(wire.last().header("accept"), Some("*/*"));
    let call = wire.client().item(7).header("accept", "audio/wav");
    call.bytes().await.expect("a success");
    assert_eq!(wire.last().header("accept"), Some("audio/wav"));
}

#[tokio::test]
async fn a_stream_gives_the_body_piece_by_piece() {
    let content: Vec<u8> = (0..=255).cycle().take(500_000).collect();
    let wire = Wire::always(answer(200, &[("content-type", "audio/wav")], &content));
    let small = wire.builder().body_limit(10).build().expect("a client");
    let stream = ends(small.file("a").stream()).await.expect("a success");
    assert_eq!(stream.status(), StatusCode::OK);
    assert_eq!(stream.length(), Some(500_000));
    assert_eq!(stream.headers()["content-type"], "audio/wav");
    let pieces: Vec<_> = ends(stream.try_collect()).await.expect("the whole body");
    assert!(pieces.len() > 1);
    assert!(pieces.concat() == content);

    let mut stream = ends(small.file("a").stream()).await.expect("a success");
    let mut length = 0;
    while let Some(piece) = ends(stream.chunk()).await.expect("a piece") {
        length += piece.len();
    }
    assert_eq!(length, content.len());
    assert!(ends(stream.chunk()).await.expect("an end").is_none());
}

#[tokio::test]
async fn a_stream_of_chunks_has_no_length_and_ends_cleanly() {
    let chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\nx-trailer: 1\r\n\r\n";
    let wire = Wire::always(Answer::raw(chunks));
    let stream = ends(wire.client().file("a").stream())
        .await
        .expect("a success");
    assert_eq!(stream.length(), None);
    let pieces: Vec<_> = ends(stream.try_collect()).await.expect("the whole body");
    assert_eq!(pieces.concat(), b"abcde");
}

#[tokio::test]
async fn a_stream_that_is_cut_ends_in_an_error() {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc";
    let cut_chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nabc";
    for (text, end) in [
        (cut, End::Close),
        (cut, End::Reset),
        (cut_chunks, End::Close),
    ] {
        let wire = Wire::always(Answer::raw(text).then(end));
        // A reset may arrive before the head was read.
        let read = async {
            wire.client()
                .file("a")
                .stream()
                .await?
                .try_collect::<Vec<_>>()
                .await
        };
        let error = ends(read).await.expect_err("is cut");
        assert_eq!(error.phase(), Phase::Transport, "{error}");
        assert!(
            error.to_string().starts_with("GET /items/<id>/file: "),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_saved_file_is_whole_and_alone() {
    let content: Vec<u8> = (0..=255).cycle().take(200_000).collect();
    let wire = Wire::always(answer(200, &[], &content));
    let folder = Folder::new();
    for _ in 0..2 {
        let saved = ends(wire.client().file("a").save(folder.path("track.wav"))).await;
        assert_eq!(saved.expect("is saved"), 200_000);
        assert_eq!(folder.names(), ["track.wav"]);
        assert!(std::fs::read(folder.path("track.wav")).expect("a file") == content);
    }
}

#[tokio::test]
async fn a_body_that_is_cut_leaves_no_file() {
    let cut = Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc").then(End::Close);
    let wire = Wire::always(cut);
    let folder = Folder::new();
    let error = ends(wire.client().file("a").save(folder.path("track.wav"))).await;
    assert_eq!(error.expect_err("is cut").phase(), Phase::Transport);
    assert!(folder.names().is_empty(), "{:?}", folder.names());
}

#[tokio::test]
async fn a_body_that_is_cut_leaves_the_older_file() {
    let cut = Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc").then(End::Close);
    let wire = Wire::always(cut);
    let folder = Folder::new();
    std::fs::write(folder.path("track.wav"), "older").expect("a file");
    ends(wire.client().file("a").save(folder.path("track.wav")))
        .await
        .expect_err("is cut");
    assert_eq!(folder.names(), ["track.wav"]);
    assert_eq!(
        std::fs::read(folder.path("track.wav")).expect("a file"),
        b"older"
    );
}

#[tokio::test]
async fn an_error_of_the_server_leaves_no_file() {
    let wire = Wire::always(answer(404, &[], "no"));
    let folder = Folder::new();
    let error = ends(wire.client().file("a").save(folder.path("track.wav"))).await;
    assert_eq!(
        error.expect_err("404").status(),
        Some(StatusCode::NOT_FOUND)
    );
    assert!(folder.names().is_empty());
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_an_error_with_its_cause() {
    let wire = Wire::always(json("[]"));
    let folder = Folder::new();
    let taken = folder.path("taken");
    std::fs::create_dir(&taken).expect("a folder");
    for path in [folder.path("no/such/folder/track.wav"), taken] {
        let error = ends(wire.client().file("a").save(path))
            .await
            .expect_err("no file");
        assert!(error.to_string().contains("could not be saved"), "{error}");
        assert!(!error.is_retryable());
        let source = std::error::Error::source(&error).expect("a cause");
        assert!(source.is::<std::io::Error>(), "{source:?}");
    }
    assert_eq!(folder.names(), ["taken"]);
}

/// An answer whose body stops half-way.
fn stalled() -> Answer {
    Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc").then(End::Silence)
}

#[tokio::test]
async fn a_save_that_stalls_ends_in_time_and_leaves_no_file() {
    let wire = Wire::always(stalled());
    let folder = Folder::new();
    let save = wire
        .client()
        .file("a")
        .timeout(SHORT)
        .save(folder.path("track.wav"));
    let error = ends(save).await.expect_err("stalls");
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(error.endpoint().map(Endpoint::name), Some("file"));
    until(|| folder.names().is_empty()).await;
}

#[tokio::test]
async fn a_save_that_is_dropped_leaves_no_file() {
    let wire = Wire::always(stalled());
    let folder = Folder::new();
    let save = tokio::spawn(wire.client().file("a").save(folder.path("track.wav")));
    until(|| folder.parts() == 1).await;
    save.abort();
    until(|| folder.names().is_empty()).await;
}

#[tokio::test]
async fn a_server_that_never_answers_runs_out_of_time() {
    let wire = Wire::always(Answer::silence());
    let client = wire.client();
    let start = Instant::now();
    for error in [
        ends(client.item(7).timeout(SHORT))
            .await
            .expect_err("no answer"),
        ends(client.item(7).timeout(SHORT).send())
            .await
            .expect_err("no answer"),
        ends(client.item(7).timeout(SHORT).bytes())
            .await
            .expect_err("no answer"),
        ends(client.item(7).timeout(SHORT).stream())
            .await
            .expect_err("no answer"),
    ] {
        assert!(error.is_timeout() && error.is_retryable(), "{error:?}");
        assert_eq!(error.phase(), Phase::Transport);
        assert_eq!(
            error.to_string(),
            "GET /items/<id>: the time for the call ran out (`timeout`)"
        );
    }
    assert!(start.elapsed() >= 4 * SHORT);
    until(|| wire.closed() == wire.connections()).await;
}

#[tokio::test]
async fn a_body_that_stalls_runs_out_of_time() {
    let wire = Wire::always(stalled());
    let client = wire.builder().timeout(SHORT).build().expect("a client");
    let error = ends(client.item(7)).await.expect_err("stalls");
    assert!(error.is_timeout(), "{error:?}");
    let error = ends(client.item(7).bytes()).await.expect_err("stalls");
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn an_error_whose_body_stalls_runs_out_of_time() {
    let head = "HTTP/1.1 503 Words\r\ncontent-length: 10\r\n\r\nabc";
    let wire = Wire::always(Answer::raw(head).then(End::Silence));
    let error = ends(wire.client().item(7).timeout(SHORT)).await;
    assert!(error.expect_err("stalls").is_retryable());
}

#[tokio::test]
async fn the_calls_timeout_stands_in_place_of_the_clients() {
    let wire = Wire::always(Answer::silence());
    let client = wire.builder().timeout(GUARD * 2).build().expect("a client");
    let error = ends(client.item(7).timeout(SHORT)).await;
    assert!(error.expect_err("no answer").is_timeout());
}

#[tokio::test]
async fn the_longest_timeout_is_no_timeout() {
    let wire = Wire::always(json("[]"));
    let call = wire.client().item(7).timeout(Duration::MAX);
    ends(call).await.expect("a success");
}

#[tokio::test]
async fn a_header_is_added_or_replaced() {
    let wire = Wire::always(json("[]"));
    let client = wire
        .builder()
        .header("x-a", "client")
        .build()
        .expect("a client");
    let call = client
        .item(7)
        .header("X-A", "first")
        .header("x-a", "é")
        .header("x-b", "");
    call.await.expect("a success");
    assert_eq!(wire.last().header_all("x-a"), ["é"]);
    assert_eq!(wire.last().header("x-b").map(str::trim), Some(""));
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_is_refused_without_its_value() {
    let wire = Wire::always(json("[]"));
    for (name, value) in [
        ("x-a", "c4nary\r\nX-Evil: 1"),
        ("x a", "c4nary"),
        ("", "c4nary"),
        ("x-a", "c4nary\0"),
    ] {
        let error = ends(wire.client().item(7).header(name, value)).await;
        let error = error.expect_err("is refused");
        assert_eq!(error.phase(), Phase::Build);
        assert!(!format!("{error} {error:?}").contains("c4nary"), "{error}");
        assert!(
            error.to_string().starts_with("GET /items/<id>: "),
            "{error}"
        );
    }
    assert_eq!(wire.connections(), 0);
}

#[tokio::test]
async fn a_pair_is_added_to_the_query() {
    let wire = Wire::always(json("[]"));
    let call = wire.client().item(7).query("a b", "&=#").query("a b", "");
    call.await.expect("a success");
    assert_eq!(wire.last().path(), "/items/7");
    let expected = [
        ("a b".to_owned(), "&=#".to_owned()),
        ("a b".to_owned(), String::new()),
    ];
    assert_eq!(wire.last().pairs(), expected);
}

#[tokio::test]
async fn a_query_that_is_far_too_long_is_refused_and_not_repeated() {
    let wire = Wire::always(json("[]"));
    let call = wire.client().item(7).query("q", "a".repeat(1 << 20));
    let error = ends(call).await.expect_err("is refused");
    assert_eq!(error.phase(), Phase::Build, "{error:?}");
    assert!(!error.is_retryable(), "{error:?}");
    assert_eq!(wire.connections(), 0);
}

#[tokio::test]
async fn the_request_is_what_would_be_sent_but_for_credentials() {
    let wire = Wire::always(json("[]"));
    let builder = wire.builder().token("t0k3n").api_key("key", "k3y");
    let client = builder.header("x-own", "1").build().expect("a client");

    let request = client.item(7).header("x-b", "2").query("a", "b").request();
    let request = request.expect("a request");
    assert_eq!(request.method(), Method::GET);
    assert_eq!(
        request.url().as_str(),
        format!("{}/items/7?a=b", wire.url())
    );
    assert_eq!(
        (&request.headers()["x-own"], &request.headers()["x-b"]),
        (&"1".parse().expect("1"), &"2".parse().expect("2"))
    );
    assert!(!request.headers().contains_key("authorization"));
    assert!(request.body().is_none());

    let request = client.add(&["tea"]).request().expect("a request");
    assert_eq!(request.method(), Method::POST);
    assert_eq!(request.headers()["content-type"], "application/json");
    let body = request.body().and_then(|body| body.as_bytes());
    assert_eq!(body, Some(&br#"["tea"]"#[..]));

    client.file("..").request().expect_err("is refused");
    assert_eq!(wire.connections(), 0);
}

#[tokio::test]
async fn a_call_that_is_ready_gives_its_value_and_has_nothing_else() {
    let call = || Call::ready(vec![1]);
    assert_eq!(call().await.expect("a value"), [1]);
    assert_eq!(call().send().await.expect("a value").status, StatusCode::OK);
    assert!(call().endpoint().is_none());
    let changed = call().header("x-a", "\n").query("a", "b").timeout(SHORT);
    assert_eq!(changed.await.expect("a value"), [1]);
    for error in [
        call().bytes().await.expect_err("no body"),
        call().stream().await.expect_err("no body"),
        call().save("/no/such/file").await.expect_err("no body"),
        call().request().expect_err("no request"),
        call().to_curl().expect_err("no request"),
    ] {
        assert!(error.to_string().contains("Call::ready"), "{error}");
    }
}

#[tokio::test]
async fn a_call_that_has_failed_gives_its_error_everywhere() {
    let refused = || Client::offline().file("..");
    let call = || Call::<()>::failed(refused().request().expect_err("is refused"));
    for error in [
        call().await.expect_err("fails"),
        call().send().await.expect_err("fails"),
        call().bytes().await.expect_err("fails"),
        call().stream().await.expect_err("fails"),
        call().save("/no/such/file").await.expect_err("fails"),
        call().request().expect_err("fails"),
        call().to_curl().expect_err("fails"),
        call()
            .header("x-a", "1")
            .timeout(SHORT)
            .await
            .expect_err("fails"),
    ] {
        assert_eq!(error.argument_name(), Some("id"));
    }
    assert_eq!(call().endpoint().map(Endpoint::name), Some("file"));
}

#[tokio::test]
async fn a_client_that_is_offline_refuses_to_send() {
    let error = ends(Client::offline().item(7))
        .await
        .expect_err("is offline");
    assert!(!error.is_retryable(), "{error:?}");
    assert_eq!(error.endpoint().map(Endpoint::name), Some("item"));
}

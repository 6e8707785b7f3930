//! Calls that fail: what servers say about it, and what connections do.

use std::{error::Error as _, time::Duration};

use http::StatusCode;
use soundcloud_api::{Api, Body, Call, Client, Error, Phase, endpoint};
use soundcloud_tests::port::Port;

use crate::{
    ends, until,
    wire::{Answer, End, Wire, answer, json},
};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>", auth = key)]
    fn item(&self, id: &str) -> Call<u32>;

    #[endpoint(POST, "/items", json = item)]
    fn add(&self, item: u32) -> Call<u32>;

    #[endpoint(PUT, "/items", body = content)]
    fn upload(&self, content: Body) -> Call<u32>;
}

impl Shop for Client {}

async fn failed(answer: Answer) -> Error {
    let wire = Wire::always(answer);
    let error = ends(wire.client().item("7")).await.expect_err("fails");
    assert_eq!(wire.count(), 1, "is sent once");
    error
}

/// Statuses, content types and bodies of errors, and the message in each.
const SHAPES: [(u16, &str, &str, Option<&str>); 23] = [
    (
        401,
        "application/json",
        r#"{"error":"401 - No"}"#,
        Some("401 - No"),
    ),
    (
        404,
        "application/json",
        r#"{"errors":[{"error_message":"404 - Gone"}]}"#,
        Some("404 - Gone"),
    ),
    (
        404,
        "application/json",
        r#"{"code":404,"message":"","link":"https://docs.example","status":"404 - Gone","errors":[],"error":null}"#,
        Some("404 - Gone"),
    ),
    (
        422,
        "application/json",
        r#"{"code":422,"message":"no audio in it","link":"l","status":"422 - Bad","errors":[{"error_message":"no audio in it"}],"error":null}"#,
        Some("no audio in it"),
    ),
    (
        422,
        "application/json",
        r#"{"code":422,"message":"body is missing","link":"l"}"#,
        Some("body is missing"),
    ),
    (
        401,
        "application/json",
        r#"{"code":401,"message":"","error_code":"invalid_grant","status":"","errors":[],"error":null}"#,
        Some("invalid_grant"),
    ),
    (
        400,
        "application/json",
        r#"{"error":"invalid_grant"}"#,
        Some("invalid_grant"),
    ),
    (
        400,
        "application/json",
        r#"{"error":"invalid_grant","error_description":"used before"}"#,
        Some("used before"),
    ),
    (
        429,
        "application/json",
        r#"{"errors":[{"meta":{"rate_limit":{"max_nr_of_requests":10},"remaining_requests":0,"reset_time":"soon"}}]}"#,
        None,
    ),
    (
        429,
        "application/json",
        r#"{"code":429,"message":"too many likes","link":"l","spam_warning_urn":"soundcloud:spam-warnings:1"}"#,
        Some("too many likes"),
    ),
    (
        429,
        "application/json",
        r#"{"error":"Too Fast"}"#,
        Some("Too Fast"),
    ),
    (
        403,
        "application/json",
        r#"{"error":"Not for you"}"#,
        Some("Not for you"),
    ),
    (
        503,
        "text/html",
        "<!DOCTYPE html><html><h1>503</h1></html>",
        None,
    ),
    (503, "text/plain", "upstream gone", None),
    (429, "text/plain", "Slower, please.", None),
    (401, "text/plain", "\n", None),
    (504, "text/plain", "", None),
    (
        404,
        "application/xml",
        "<?xml version=\"1.0\"?>\n<errors>\n  <error>404 - Gone</error>\n</errors>",
        Some("404 - Gone"),
    ),
    (
        404,
        "text/html",
        r#"{"error":"no &#39;such&#39; track"}"#,
        Some("no 'such' track"),
    ),
    (500, "application/json", "{\"message\":", None),
    (
        500,
        "application/json",
        r#"{"message":[],"errors":{},"error":7,"status":null}"#,
        None,
    ),
    (500, "application/json", "[]", None),
    (500, "application/json", "\u{0}", None),
];

#[tokio::test]
async fn the_servers_message_is_found_in_every_shape() {
    for (status, content_type, body, message) in SHAPES {
        let error = failed(answer(status, &[("content-type", content_type)], body)).await;
        assert_eq!(error.phase(), Phase::Status, "{body}");
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(status),
            "{body}"
        );
        let api = error.api().expect("an answer");
        assert_eq!(api.message(), message, "{body}");
        assert_eq!(&api.body()[..], body.as_bytes());
        assert_eq!(api.headers()["content-type"], content_type);
        let text = error.to_string();
        let start = format!("GET /items/<id>: the server answered {status}");
        assert!(text.starts_with(&start), "{text}");
        assert!(text.contains(message.unwrap_or_default()), "{text}");
        assert!(!text.contains(['\n', '\0']), "{text:?}");
        assert!(error.path().is_none() && error.argument_name().is_none());
    }
}

#[tokio::test]
async fn several_messages_are_all_there() {
    let body = r#"{"errors":[{"error_message":"title is missing"},{"error_message":"no audio"}]}"#;
    let error = failed(answer(422, &[], body)).await;
    let messages: Vec<_> = error.api().expect("an answer").messages().collect();
    assert_eq!(messages, ["title is missing", "no audio"]);
}

#[tokio::test]
async fn an_error_body_can_be_read_into_a_type_of_ones_own() {
    let error = failed(answer(409, &[], r#"{"conflicts":[1,2]}"#)).await;
    let value: serde_json::Value = error.api().expect("an answer").json().expect("JSON");
    assert_eq!(value["conflicts"][1], 2);
}

#[tokio::test]
async fn the_text_of_an_error_page_is_short_and_without_control_characters() {
    let page = format!("\u{1b}[31m{}", "é".repeat(10_000));
    let error = failed(answer(502, &[("content-type", "text/html")], page)).await;
    let text = error.to_string();
    assert!(text.chars().count() < 300, "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
    let message = format!(r#"{{"message":"\u001b[31m{}"}}"#, "x".repeat(10_000));
    let text = failed(answer(502, &[], message)).await.to_string();
    assert!(text.len() < 300 && !text.contains('\u{1b}'), "{text}");
}

#[tokio::test]
async fn what_may_succeed_later_is_retryable() {
    for (status, is_retryable) in [
        (300, false),
        (304, false),
        (400, false),
        (401, false),
        (403, false),
        (404, false),
        (408, true),
        (409, false),
        (418, false),
        (422, false),
        (429, true),
        (500, true),
        (501, false),
        (502, true),
        (503, true),
        (504, true),
        (599, false),
    ] {
        let error = failed(answer(status, &[], "")).await;
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.is_retryable(), is_retryable, "{status}");
        assert!(!error.is_timeout() && !error.is_connect());
    }
}

#[tokio::test]
async fn how_long_to_wait_is_told_in_seconds() {
    for (header, seconds) in [
        ("7", Some(7)),
        ("0", Some(0)),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
    ] {
        let error = failed(answer(429, &[("retry-after", header)], "")).await;
        assert_eq!(
            error.retry_after(),
            seconds.map(Duration::from_secs),
            "{header}"
        );
    }
    let error = failed(answer(
        429,
        &[("retry-after", "99999999999999999999999")],
        "",
    ))
    .await;
    let endless = Some(Duration::from_secs(u64::MAX));
    assert_eq!(error.retry_after(), endless);
    assert_eq!(failed(answer(429, &[], "")).await.retry_after(), None);
}

#[tokio::test]
async fn an_error_body_without_end_is_kept_up_to_its_limit() {
    for head in [
        "HTTP/1.1 500 Words\r\n\r\n",
        "HTTP/1.1 500 Words\r\ncontent-length: 10995116277760\r\n\r\n",
    ] {
        let wire = Wire::always(Answer::raw(head).then(End::Endless(vec![b'x'; 10_000])));
        let error = ends(wire.client().item("7")).await.expect_err("500");
        assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
        assert_eq!(error.api().expect("an answer").body().len(), 64 * 1024);
        until(|| wire.closed() == wire.connections()).await;
    }
}

#[tokio::test]
async fn an_error_body_around_its_limit_is_kept_as_it_is() {
    for length in [65_535, 65_536, 65_537] {
        let error = failed(answer(500, &[], "x".repeat(length))).await;
        let kept = error.api().expect("an answer").body().len();
        assert_eq!(kept, length.min(65_536));
    }
}

#[tokio::test]
async fn an_error_whose_body_is_cut_is_its_status() {
    let cut = "HTTP/1.1 404 Words\r\ncontent-length: 99\r\n\r\n{\"err";
    let error = failed(Answer::raw(cut).then(End::Close)).await;
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(error.api().expect("an answer").body(), "{\"err");
}

#[tokio::test]
async fn the_bodys_limit_of_the_client_is_none_for_errors() {
    let wire = Wire::always(answer(404, &[], r#"{"error":"gone"}"#));
    let client = wire.builder().body_limit(1).build().expect("a client");
    let error = ends(client.item("7")).await.expect_err("404");
    assert_eq!(error.api().and_then(|api| api.message()), Some("gone"));
}

#[tokio::test]
async fn a_connection_that_is_refused_is_no_connection() {
    let host = Port::closed_address();
    let client = Client::builder(format!("http://{host}")).build();
    let client = client.expect("a client");
    let error = ends(client.item("7")).await.expect_err("is refused");
    assert_eq!(error.phase(), Phase::Transport);
    assert!(error.is_connect() && error.is_retryable() && !error.is_timeout());
    assert!(error.source().is_some());
    assert_eq!(
        error.to_string(),
        format!("GET /items/<id>: no connection to {host} (3 attempts)")
    );
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_connection_that_is_never_made_is_no_connection_and_out_of_time() {
    // A listener whose queue is full: what comes then is not answered.
    let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
    socket
        .bind("127.0.0.1:0".parse().expect("an address"))
        .expect("a free port");
    let listener = socket.listen(0).expect("a listener");
    let address = listener.local_addr().expect("a port");
    let mut queue = Vec::new();
    while let Ok(stream) = tokio::time::timeout(
        Duration::from_millis(200),
        tokio::net::TcpStream::connect(address),
    )
    .await
    {
        queue.push(stream.expect("a connection"));
    }
    let builder = Client::builder(format!("http://{address}"));
    let client = builder.connect_timeout(Duration::from_millis(50)).build();
    let error = ends(client.expect("a client").item("7"))
        .await
        .expect_err("no answer");
    assert!(
        error.is_connect() && error.is_timeout() && error.is_retryable(),
        "{error:?}"
    );
    drop(queue);
}

#[tokio::test]
async fn a_host_that_does_not_exist_is_no_connection() {
    let client = Client::builder("http://shop.invalid")
        .build()
        .expect("a client");
    let error = ends(client.item("7")).await.expect_err("no host");
    assert!(error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn a_connection_that_breaks_is_an_error_of_the_network() {
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n123";
    for answer in [
        Answer::raw("").then(End::Close),
        Answer::raw("").then(End::Reset),
        Answer::raw("HTTP/1.1 200").then(End::Close),
        Answer::raw("HTTP/1.1 200 OK\r\ncontent-le").then(End::Reset),
        Answer::raw(half).then(End::Close),
        Answer::raw(half).then(End::Reset),
    ] {
        let wire = Wire::always(answer.clone());
        for call in [wire.client().item("7"), wire.client().add(7)] {
            let before = wire.count();
            let error = ends(call).await.expect_err("breaks");
            assert_eq!(error.phase(), Phase::Transport, "{answer:?}");
            assert!(error.is_retryable() && !error.is_connect() && !error.is_timeout());
            assert!(error.source().is_some());
            assert!(error.status().is_none() && error.api().is_none());
            assert_eq!(wire.count(), before + 1, "{answer:?}");
        }
    }
}

#[tokio::test]
async fn what_is_no_http_is_an_error_of_the_network() {
    for text in [
        "SSH-2.0-OpenSSH_9.9\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 99 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nbad header: 1\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n12",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    ] {
        let error = failed(Answer::raw(text).then(End::Close)).await;
        assert_eq!(error.phase(), Phase::Transport, "{text:?}: {error:?}");
    }
    let endless = Answer::raw("HTTP/1.1 200 OK\r\nx: ").then(End::Endless(vec![b'x'; 10_000]));
    assert_eq!(failed(endless).await.phase(), Phase::Transport);
}

#[tokio::test]
async fn a_connection_that_the_server_has_closed_meanwhile_is_not_used() {
    let wire = Wire::always(json("7").then(End::Close));
    let client = wire.client();
    for count in 1..=5 {
        assert_eq!(ends(client.add(1)).await.expect("a success"), 7);
        assert_eq!(wire.count(), count);
        until(|| wire.closed() == wire.connections()).await;
        // The end has come; let the connection's own task see it.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn an_answer_before_the_end_of_the_upload_is_the_answer() {
    // The server reads the head only, answers, and goes.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("a port"));
    let server = tokio::spawn(async move {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.expect("a head"));
        }
        let text = b"HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\nconnection: close\r\n\r\nno";
        stream.write_all(text).await.expect("an answer");
        stream
    });
    let client = Client::builder(url).build().expect("a client");
    // A body that never ends by itself.
    let content = futures_util::stream::pending::<Result<&str, std::io::Error>>();
    let body = Body::stream(content, Some(1 << 20));
    let error = ends(client.upload(body)).await.expect_err("413");
    assert_eq!(
        error.status().map(|status| status.as_u16()),
        Some(413),
        "{error:?}"
    );
    drop(server.await.expect("no panic"));
}

#[tokio::test]
async fn an_error_knows_its_endpoint_and_can_be_kept() {
    fn keep<E: std::error::Error + Clone + Send + Sync + 'static>(error: &E) -> E {
        error.clone()
    }
    let error = failed(answer(404, &[], "")).await;
    let endpoint = error.endpoint().expect("an endpoint");
    assert_eq!(
        (endpoint.name(), endpoint.template()),
        ("item", "/items/<id>")
    );
    assert_eq!(keep(&error).to_string(), error.to_string());
}

#[test]
fn settings_that_cannot_work_are_refused() {
    for builder in [
        Client::builder("not a url"),
        Client::builder("/relative"),
        Client::builder("ftp://shop.example"),
        Client::builder("mailto:a@shop.example"),
        Client::builder("https://shop.example?a=b"),
        Client::builder("https://shop.example#a"),
        Client::builder("https://user@shop.example"),
        Client::builder("https://:pass@shop.example"),
        Client::builder("https://shop.example").body_limit(0),
        Client::builder("https://shop.example").timeout(Duration::ZERO),
        Client::builder("https://shop.example").token(""),
        Client::builder("https://shop.example").token("a b"),
        Client::builder("https://shop.example")
            .token_scheme("a\nb")
            .token("t"),
        Client::builder("https://shop.example").user_agent("a\nb"),
        Client::builder("https://shop.example").header("a b", "c"),
        Client::builder("https://shop.example").header("a", "b\r\nc: d"),
    ] {
        let error = builder.build().expect_err("is refused");
        assert_eq!(error.phase(), Phase::Build, "{error}");
        assert!(error.endpoint().is_none() && !error.is_retryable());
    }
}

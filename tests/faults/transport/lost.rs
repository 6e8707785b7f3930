//! The connection is lost while the server has the request, or has answered in part.

use futures_util::{StreamExt as _, future::join_all, stream};
use http::StatusCode;
use soundcloud_api::{Body, Client, ErrorKind, ManualClock, RetryPolicy, Sent};
use soundcloud_tests::{
    proxy::{Cut, Dice, Line, Proxy, Toxic},
    wait::ends,
    wire::{Answer, End, Wire, answer, json},
};

use super::READ;
use crate::shop::{ID, IDEMPOTENT, OTHER, SECRET, Shop as _, builder, call, clean, expect};

fn client(wire: &Wire, clock: &ManualClock) -> Client {
    let client = builder(wire.url()).clock(clock.clone());
    client.build().expect("a client")
}

/// What may have had its effect is sent again where that does no harm, and only there.
async fn is_repeated_where_it_does_no_harm(answer: Answer) {
    let clock = ManualClock::new();
    let wire = Wire::always(answer);
    let client = client(&wire, &clock);
    for method in IDEMPOTENT {
        let (requests, waits) = (wire.count(), clock.waits().len());
        let error = ends(call(&client, &method)).await.expect_err("is lost");
        expect(&error, READ, Sent::Maybe, 3);
        assert!(error.is_retryable() && !error.is_connect() && !error.is_timeout());
        assert_eq!(wire.count() - requests, 3, "{method}");
        assert_eq!(clock.waits().len() - waits, 2, "{method}");
    }
    for method in OTHER {
        let requests = wire.count();
        let error = ends(call(&client, &method)).await.expect_err("is lost");
        expect(&error, READ, Sent::Maybe, 1);
        assert_eq!(wire.count() - requests, 1, "{method}");
    }
    // The endpoint's word is more than its method's.
    let requests = wire.count();
    let error = ends(client.search(ID, SECRET)).await;
    expect(&error.expect_err("is lost"), READ, Sent::Maybe, 3);
    assert_eq!(wire.count() - requests, 3);
    let error = ends(client.renew(ID, SECRET)).await;
    expect(&error.expect_err("is lost"), READ, Sent::Maybe, 1);
    // A stream cannot be sent twice, whatever the method.
    let body = stream::iter([Ok::<_, std::io::Error>(SECRET)]);
    let error = ends(client.upload(ID, Body::stream(body, None))).await;
    expect(&error.expect_err("is lost"), READ, Sent::Maybe, 1);
    assert_eq!(wire.count() - requests, 5);
}

#[tokio::test]
async fn t08_a_reset_before_the_response_is_repeated_where_it_does_no_harm() {
    is_repeated_where_it_does_no_harm(Answer::raw("").then(End::Reset)).await;
}

#[tokio::test]
async fn t09_an_end_before_the_response_is_repeated_where_it_does_no_harm() {
    is_repeated_where_it_does_no_harm(Answer::raw("").then(End::Close)).await;
}

#[tokio::test]
async fn t12_a_head_that_is_cut_is_repeated_where_it_does_no_harm() {
    let heads = [
        "H",
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK\r",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\ncontent-le",
        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r",
    ];
    let both = |head| [End::Close, End::Reset].map(|end| Answer::raw(head).then(end));
    let answers = heads.into_iter().flat_map(both);
    join_all(answers.map(is_repeated_where_it_does_no_harm)).await;
}

/// Sends twenty uploads to a server that answers each before it has come.
async fn is_too_large(end: End) {
    // More than any socket takes without its being read.
    const LENGTH: usize = 16 * 1024 * 1024;
    let wire = Wire::early(move |_| {
        let close = [("connection", "close")];
        answer(413, &close, r#"{"message":"too large"}"#).then(end.clone())
    });
    let client = client(&wire, &ManualClock::new());
    let bytes = vec![b'x'; LENGTH];
    for run in 0..20 {
        let body = if run % 2 == 0 {
            Body::from(bytes.clone())
        } else {
            let pieces = stream::iter(vec![vec![b'x'; 64 * 1024]; LENGTH / 64 / 1024]);
            Body::stream(pieces.map(Ok::<_, std::io::Error>), Some(LENGTH as u64))
        };
        let error = ends(client.upload(ID, body)).await;
        let error = error.expect_err("is too large");
        assert_eq!(error.kind(), ErrorKind::Api, "run {run}: {error:?}");
        expect(&error, ErrorKind::Api, Sent::Yes, 1);
        assert_eq!(error.status(), Some(StatusCode::PAYLOAD_TOO_LARGE));
        let message = error.api().and_then(|api| api.message());
        assert_eq!(message, Some("too large"));
        assert_eq!(wire.count(), run + 1);
    }
}

#[tokio::test]
async fn t19_an_answer_before_the_end_of_the_upload_is_the_answer() {
    // It closes as RFC 9112 §9.6 wants it: its own direction first, and the other when the client
    // has gone.
    is_too_large(End::Silence).await;
    is_too_large(End::HalfClose).await;
}

#[tokio::test]
#[ignore = "hyper forgets the answer when it cannot write on, before it has looked for one"]
async fn t19_an_answer_is_the_answer_though_its_server_resets_the_upload() {
    is_too_large(End::Close).await;
}

#[tokio::test]
async fn t22_a_connection_lost_anywhere_never_makes_a_value_of_a_part() {
    // A number, every beginning of which is a number too.
    const VALUE: u64 = 1_234_567_890_123_456_789;
    let body = VALUE.to_string();
    let chunked = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n\
         5\r\n{}\r\n7\r\n{}\r\n7\r\n{}\r\n0\r\n\r\n",
        &body[..5],
        &body[5..12],
        &body[12..]
    );
    let wire = Wire::start(move |request| {
        if request.path().ends_with("chunked") {
            Answer::raw(&chunked)
        } else {
            json(&body)
        }
    });
    // Two answers and a half fit into the longest line.
    let proxy = Proxy::start(wire.address(), |number| {
        let bytes = Dice(number as u64).below(250);
        let cut = if number % 2 == 0 {
            Cut::Close
        } else {
            Cut::Reset
        };
        Line {
            up: Vec::new(),
            down: vec![Toxic::Limit(bytes, cut)],
        }
    });
    let client = |policy| {
        let client = builder(proxy.url()).clock(ManualClock::new());
        client.retry(policy).build().expect("a client")
    };
    let (mut values, mut errors) = (0, 0);
    let once = client(RetryPolicy::never());
    for index in 0..200 {
        let id = if index % 2 == 0 { "length" } else { "chunked" };
        match ends(once.item(id)).await {
            Ok(value) => {
                assert_eq!(value, VALUE, "call {index}");
                values += 1;
            }
            Err(error) => {
                let kind = error.kind();
                assert!(
                    matches!(kind, ErrorKind::Transport(_)),
                    "call {index}: {error:?}"
                );
                assert_ne!(error.was_sent(), Sent::No);
                assert_eq!(error.attempts(), 1);
                clean(&error);
                errors += 1;
            }
        }
    }
    assert!(
        values > 20 && errors > 20,
        "{values} values, {errors} errors"
    );
    let often = client(RetryPolicy::default().attempts(50));
    for index in 0..20 {
        let value = ends(often.item("chunked")).await;
        assert_eq!(value.expect("a success"), VALUE, "call {index}");
    }
}

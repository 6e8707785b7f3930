//! From a response to a value: content types, lengths, limits, and documents that are not whole.

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde::Deserialize;
use soundcloud_api::{Api, Call, Client, Error, Output, Phase, endpoint};

use crate::{
    ends,
    wire::{Answer, End, Wire, answer, json, nothing, pool},
};

#[derive(Debug, PartialEq, Deserialize)]
struct Track {
    id: u64,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Page {
    collection: Vec<Item>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Item {
    user: Track,
}

#[derive(Debug, Deserialize)]
struct Marker;

trait Any: Api {
    #[endpoint(GET, "/any")]
    fn any<T: Output>(&self) -> Call<T>;

    #[endpoint(HEAD, "/any")]
    fn head(&self) -> Call<()>;
}

impl Any for Client {}

async fn decoded<T: Output>(answer: Answer) -> Result<T, Error> {
    let wire = Wire::always(answer);
    ends(wire.client().any()).await
}

async fn refused<T: Output + std::fmt::Debug>(answer: Answer) -> Error {
    let error = decoded::<T>(answer).await.expect_err("is refused");
    assert_eq!(error.phase(), Phase::Decode, "{error:?}");
    assert!(!error.is_retryable());
    assert!(error.to_string().starts_with("GET /any: "), "{error}");
    error
}

fn typed(content_type: &str, body: impl AsRef<[u8]>) -> Answer {
    answer(200, &[("content-type", content_type)], body)
}

const TRACK: &str = r#"{"id":7}"#;

#[tokio::test]
async fn json_is_known_by_its_content_type_in_every_spelling() {
    for content_type in [
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=UTF-8",
        "text/json",
        "application/vnd.x+json",
        "application/problem+json ; a=b",
    ] {
        let track = decoded::<Track>(typed(content_type, TRACK)).await;
        assert_eq!(track.expect(content_type), Track { id: 7 });
    }
}

#[tokio::test]
async fn a_document_without_a_content_type_is_json() {
    let track = decoded::<Track>(answer(200, &[], TRACK)).await;
    assert_eq!(track.expect("JSON"), Track { id: 7 });
}

#[tokio::test]
async fn xml_is_known_by_its_content_type() {
    for content_type in [
        "application/xml",
        "text/xml; charset=utf-8",
        "application/vnd.x+xml",
    ] {
        let document = "<track><id type=\"integer\">7</id></track>";
        let track = decoded::<Track>(typed(content_type, document)).await;
        assert_eq!(track.expect(content_type), Track { id: 7 });
    }
}

#[tokio::test]
async fn a_page_for_people_is_an_error_that_names_its_type() {
    for content_type in [
        "text/html; charset=utf-8",
        "image/png",
        "text/plain",
        "nonsense",
        "",
    ] {
        let error = refused::<Track>(typed(content_type, TRACK)).await;
        let named = format!("`{}`", content_type.split(';').next().unwrap_or_default());
        assert!(error.to_string().contains(&named), "{error}");
        refused::<Vec<Track>>(typed(content_type, TRACK)).await;
        refused::<Option<Track>>(typed(content_type, TRACK)).await;
    }
}

#[tokio::test]
async fn a_content_type_that_is_no_text_is_as_none() {
    let number = decoded::<u8>(Answer::raw(
        b"HTTP/1.1 200 OK\r\ncontent-type: \xff\r\ncontent-length: 1\r\n\r\n7",
    ));
    assert_eq!(number.await.expect("JSON"), 7);
}

#[tokio::test]
async fn text_is_a_string() {
    for (answer, text) in [
        (typed("text/plain", "Öl\n"), "Öl\n"),
        (typed("text/html", "<p>"), "<p>"),
        (json("\"a\\nb\""), "a\nb"),
    ] {
        assert_eq!(decoded::<String>(answer).await.expect("text"), text);
    }
    let some = decoded::<Option<String>>(typed("text/plain", "x")).await;
    assert_eq!(some.expect("text").as_deref(), Some("x"));
    refused::<String>(typed("image/png", "x")).await;
    refused::<String>(typed("text/plain", [0xff])).await;
}

#[tokio::test]
async fn nothing_takes_whatever_there_is() {
    for answer in [
        nothing(),
        answer(200, &[], ""),
        answer(200, &[], "OK"),
        json(" "),
        json("null"),
        json(r#"{"status":"200 - OK"}"#),
        json("{broken"),
        typed("text/html", "<p>"),
        typed("image/png", [0xff, 0]),
        typed("application/xml", "<status>200</status>"),
    ] {
        decoded::<()>(answer.clone()).await.expect("nothing");
        decoded::<Marker>(answer).await.expect("nothing");
    }
}

#[tokio::test]
async fn an_option_is_none_without_content() {
    for answer in [nothing(), answer(200, &[], ""), json(" \r\n"), json("null")] {
        let none = decoded::<Option<Track>>(answer).await;
        assert_eq!(none.expect("nothing"), None);
    }
    let some = decoded::<Option<Track>>(json(TRACK)).await;
    assert_eq!(some.expect("a track"), Some(Track { id: 7 }));
}

#[tokio::test]
async fn an_empty_body_is_an_error_where_a_value_is_due() {
    for answer in [
        nothing(),
        answer(200, &[], ""),
        answer(205, &[], ""),
        json("\n"),
    ] {
        let error = refused::<Track>(answer.clone()).await;
        assert!(error.to_string().contains("it is empty"), "{error}");
        assert_eq!(error.path(), Some(""));
        refused::<Vec<Track>>(answer).await;
    }
}

#[tokio::test]
async fn a_head_request_has_no_body_whatever_its_length() {
    let wire = Wire::always(Answer::raw(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n",
    ));
    let response = ends(wire.client().head().send()).await.expect("a success");
    assert_eq!(response.headers["content-length"], "99");
    ends(wire.client().head()).await.expect("a success");
}

#[tokio::test]
async fn a_byte_order_mark_is_no_part_of_the_document() {
    let track = decoded::<Track>(json(format!("\u{feff}{TRACK}"))).await;
    assert_eq!(track.expect("a track"), Track { id: 7 });
    let text = decoded::<String>(typed("text/plain", "\u{feff}x")).await;
    assert_eq!(text.expect("text"), "x");
}

#[tokio::test]
async fn what_is_not_utf8_is_an_error_that_says_where() {
    let error = refused::<Track>(json(b"{\"id\":7,\"a\":\"\xe9\"}")).await;
    assert!(
        error.to_string().contains("not UTF-8 from byte 13"),
        "{error}"
    );
}

#[tokio::test]
async fn a_document_that_is_not_whole_or_more_than_one_is_an_error() {
    for body in [
        r#"{"id":7"#,
        r#"{"id":7}{"#,
        r#"{"id":7} x"#,
        "{\"id\":7}\0",
        "[",
        "<",
    ] {
        refused::<Track>(json(body)).await;
    }
    let track = decoded::<Track>(json("\n {\"id\":7} \r\n\t")).await;
    assert_eq!(track.expect("a track"), Track { id: 7 });
    refused::<Track>(typed("application/xml", "<track><id>7</id>")).await;
    refused::<Track>(typed(
        "application/xml",
        "<track><id>7</id></track><track/>",
    ))
    .await;
}

#[tokio::test]
async fn a_document_that_is_too_deep_is_an_error() {
    for body in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
        refused::<serde_json::Value>(json(body)).await;
    }
    refused::<serde_json::Value>(typed("application/xml", "<a>".repeat(100_000))).await;
}

#[tokio::test]
async fn an_error_in_a_document_says_where_it_is() {
    let users = |id: &str| {
        let good = r#"{"user":{"id":1}},"#.repeat(3);
        format!(r#"{{"collection":[{good}{{"user":{{"id":{id}}}}}]}}"#)
    };
    let error = refused::<Page>(json(users("\"seven\""))).await;
    assert_eq!(error.path(), Some("collection[3].user.id"));
    assert!(
        error.to_string().contains("`collection[3].user.id`"),
        "{error}"
    );
    assert!(error.to_string().contains("\"seven\""), "{error}");

    let good = "<item><user><id>1</id></user></item>".repeat(3);
    let document = format!(
        "<page><collection type=\"array\">{good}<item><user><id>seven</id></user></item></collection></page>"
    );
    let error = refused::<Page>(typed("application/xml", document)).await;
    assert_eq!(error.path(), Some("page.collection[3].user.id"));
    assert!(
        error.to_string().contains("collection[3].user.id`"),
        "{error}"
    );
}

#[tokio::test]
async fn control_characters_of_a_document_are_escaped_and_cut_in_its_error() {
    let long = "x".repeat(10_000);
    for body in [
        r#"["\u001b[31m"]"#.to_owned(),
        "[\"\u{9b}31m\"]".to_owned(),
        format!(r#"["{long}"]"#),
        format!(r#"{{"{long}":1}}"#),
    ] {
        let text = refused::<Vec<u8>>(json(body)).await.to_string();
        assert!(!text.contains(['\u{1b}', '\u{9b}']), "{text}");
        assert!(text.len() < 600, "{text}");
    }
    let error = refused::<std::collections::BTreeMap<String, u8>>;
    let error = error(json(format!(r#"{{"{long}":"{long}"}}"#))).await;
    assert!(error.to_string().len() < 800, "{error}");
    let error = refused::<Vec<u8>>(typed("text/\u{9b}31m", "x")).await;
    assert!(!error.to_string().contains('\u{9b}'), "{error}");
}

#[tokio::test]
async fn a_value_that_is_a_secret_is_not_shown() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Secret {
        secret_token: u8,
        uri: u8,
    }

    for body in [
        r#"{"secret_token":"c4nary","uri":1}"#,
        r#"{"secret_token":1,"uri":"https://shop.example?secret_token=c4nary"}"#,
        r#"{"secret_token":["c4nary"],"uri":1}"#,
        r#"{"secret_token":1"c4nary"}"#,
    ] {
        let error = refused::<Secret>(json(body)).await;
        assert!(
            !format!("{error} {error:?} {error:#?}").contains("c4nary"),
            "{error}"
        );
        let document = "<secret><secret-token>c4nary</secret-token><uri>1</uri></secret>";
        let error = refused::<Secret>(typed("application/xml", document)).await;
        assert!(
            !format!("{error} {error:?} {error:#?}").contains("c4nary"),
            "{error}"
        );
    }
}

/// A body in chunks of these lengths, used over and over.
fn chunked(body: &[u8], lengths: &[usize]) -> Vec<u8> {
    let mut bytes =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
            .to_vec();
    let (mut rest, mut lengths) = (body, lengths.iter().cycle());
    while !rest.is_empty() {
        let length = lengths.next().copied().unwrap_or(1).clamp(1, rest.len());
        let (chunk, after) = rest.split_at(length);
        bytes.extend(format!("{length:x}\r\n").into_bytes());
        bytes.extend(chunk);
        bytes.extend(b"\r\n");
        rest = after;
    }
    bytes.extend(b"0\r\n\r\n");
    bytes
}

#[tokio::test]
async fn a_body_may_come_in_any_pieces() {
    let numbers: Vec<u32> = (0..5_000).collect();
    let body = serde_json::to_vec(&numbers).expect("JSON");
    for lengths in [&[1][..], &[2, 3], &[7, 1, 100], &[65_536]] {
        let answer = Answer::raw(chunked(&body, lengths));
        assert_eq!(decoded::<Vec<u32>>(answer).await.expect("numbers"), numbers);
    }
}

#[tokio::test]
async fn answers_before_the_answer_are_skipped() {
    let hints = "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".repeat(3);
    let whole = format!("{hints}HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{TRACK}");
    let track = decoded::<Track>(Answer::raw(whole)).await;
    assert_eq!(track.expect("a track"), Track { id: 7 });
}

fn limited(wire: &Wire, limit: u64) -> Client {
    let builder = wire.builder().reqwest(pool()).body_limit(limit);
    builder.build().expect("a client")
}

#[tokio::test]
async fn a_body_up_to_the_limit_is_read_and_no_byte_more() {
    let text = |length: usize| format!("\"{}\"", "x".repeat(length - 2)).into_bytes();
    for (length, fits) in [(999, true), (1000, true), (1001, false), (100_000, false)] {
        let body = text(length);
        for answer in [
            json(&body),
            Answer::raw(chunked(&body, &[1000])),
            Answer::raw(chunked(&body, &[300])),
            Answer::raw([b"HTTP/1.1 200 OK\r\n\r\n", &body[..]].concat()).then(End::Close),
        ] {
            let wire = Wire::always(answer);
            let client = limited(&wire, 1000);
            match ends(client.any::<String>()).await {
                Ok(text) => assert!(fits && text.len() == length - 2),
                Err(error) => {
                    assert!(!fits, "{length}: {error}");
                    assert_eq!(error.phase(), Phase::Decode);
                    assert!(error.to_string().contains("limit of 1000 bytes"), "{error}");
                    assert!(!error.is_retryable());
                }
            }
            let bytes = ends(client.any::<()>().bytes()).await;
            assert_eq!(bytes.is_ok(), fits, "{length}");
        }
    }
}

#[tokio::test]
async fn a_body_without_end_stops_at_the_limit() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n";
    let wire = Wire::always(Answer::raw(head).then(End::Endless(vec![b' '; 16_384])));
    let client = limited(&wire, 1 << 20);
    let error = ends(client.any::<Track>()).await.expect_err("too large");
    assert!(
        error.to_string().contains("limit of 1048576 bytes"),
        "{error}"
    );
    crate::until(|| wire.closed() == wire.connections()).await;
}

#[tokio::test]
async fn a_declared_length_costs_no_memory() {
    let ten_terabytes = "HTTP/1.1 200 OK\r\ncontent-length: 10995116277760\r\n\r\n[";
    let wire = Wire::always(Answer::raw(ten_terabytes).then(End::Silence));
    let error = ends(wire.client().any::<Track>())
        .await
        .expect_err("too large");
    assert!(
        error.to_string().contains("limit of 16777216 bytes"),
        "{error}"
    );

    // Chunks of a body whose reader believes in its length, and wants all of it.
    let pieces = format!("{ten_terabytes}{}", " ".repeat(300_000));
    let wire = Wire::always(Answer::raw(pieces).then(End::Close));
    let client = limited(&wire, u64::MAX);
    let error = ends(client.any::<Track>()).await.expect_err("is cut");
    assert_eq!(error.phase(), Phase::Transport, "{error}");
}

#[test]
fn a_response_that_is_cut_anywhere_is_never_a_value() {
    let mut runner = TestRunner::new(Config {
        cases: 150,
        failure_persistence: None,
        ..Config::default()
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    // A number: the beginning of it is one, too.
    let body = "1234567890".repeat(2);
    let measured = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let wholes = [measured.into_bytes(), chunked(body.as_bytes(), &[3, 7])];
    let cuts = (0..wholes.len(), any::<prop::sample::Index>(), any::<bool>());
    let checked = runner.run(&cuts, |(whole, at, is_reset)| {
        let whole = &wholes[whole];
        let cut = &whole[..at.index(whole.len())];
        let end = if is_reset { End::Reset } else { End::Close };
        let wire = Wire::always(Answer::raw(cut).then(end));
        let error = runtime.block_on(async { ends(wire.client().any::<f64>()).await });
        let error = error.expect_err("is cut");
        prop_assert_eq!(error.phase(), Phase::Transport, "{:?}", error);
        prop_assert!(
            error.is_retryable(),
            "{:?} {:?}",
            error,
            String::from_utf8_lossy(cut)
        );
        Ok(())
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}

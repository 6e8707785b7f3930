//! Documents of every kind: what they say they are, how they are written, and whether they are one.

use std::{
    collections::BTreeMap,
    fmt::Debug,
    time::{Duration, Instant},
};

use serde::Deserialize;
use serde_json::Value;
use soundcloud_api::{Error, ErrorKind, Output, soundcloud};
use soundcloud_tests::{
    wait::ends,
    wire::{Answer, Wire, answer, json},
};

use super::{Documents as _, ID, Page, Track, client, on_a_small_stack, received, refused, typed};

const TRACK: &str = r#"{"id":7}"#;

#[tokio::test]
async fn b09_what_says_that_it_is_json_is_read_and_what_says_otherwise_is_not() {
    let bare = received::<Track>(answer(200, &[], TRACK)).await;
    assert_eq!(bare.expect("JSON"), Track { id: 7 });
    for content_type in [
        "application/json",
        "text/json",
        "application/json; charset=UTF-8",
        "application/json;charset=utf-8",
        "Application/JSON",
        "application/vnd.x+json",
        "application/problem+json; a=b",
    ] {
        let track = received::<Track>(typed(content_type, TRACK)).await;
        assert_eq!(track.expect(content_type), Track { id: 7 });
    }
    for content_type in [
        "text/html",
        "text/html; charset=utf-8",
        "image/png",
        "text/plain",
        "application/octet-stream",
        "application/jsonp",
        "nonsense",
    ] {
        let named = content_type.split(';').next().unwrap_or_default();
        for error in [
            refused::<Track>(typed(content_type, TRACK)).await,
            refused::<Value>(typed(content_type, TRACK)).await,
            refused::<Option<Track>>(typed(content_type, TRACK)).await,
            refused::<soundcloud::Track>(typed(content_type, TRACK)).await,
            refused::<soundcloud::Page<soundcloud::Track>>(typed(content_type, "[]")).await,
        ] {
            assert!(error.to_string().contains(&format!("`{named}`")), "{error}");
        }
    }
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[tokio::test]
async fn b10_documents_are_utf8_and_nothing_is_put_in_the_place_of_what_is_not() {
    let marked = format!("\u{feff}{TRACK}");
    let track = received::<Track>(json(&marked)).await;
    assert_eq!(track.expect("a track"), Track { id: 7 });
    let text = received::<String>(typed("text/plain", "\u{feff}é")).await;
    assert_eq!(text.expect("text"), "é");

    let text = r#"{"id":7,"title":"é"}"#;
    let latin = text.replace('é', "\u{1}").into_bytes();
    let latin: Vec<u8> = latin
        .iter()
        .map(|&byte| if byte == 1 { 0xe9 } else { byte })
        .collect();
    for (content_type, body) in [
        ("application/json", utf16(text, u16::to_le_bytes)),
        ("application/json", utf16(text, u16::to_be_bytes)),
        (
            "application/json; charset=utf-16",
            utf16(&format!("\u{feff}{text}"), u16::to_le_bytes),
        ),
        (
            "application/json; charset=utf-16",
            utf16(&format!("\u{feff}{text}"), u16::to_be_bytes),
        ),
        ("application/json; charset=ISO-8859-1", latin.clone()),
        ("application/json", latin),
        (
            "application/json",
            b"{\"id\":7,\"title\":\"\xc3\"}".to_vec(),
        ),
        (
            "application/json",
            b"{\"id\":7,\"title\":\"\xed\xa0\x80\"}".to_vec(),
        ),
        (
            "application/json",
            b"{\"id\":7,\"title\":\"\xc0\x80\"}".to_vec(),
        ),
    ] {
        for error in [
            refused::<Track>(typed(content_type, &body)).await,
            refused::<Value>(typed(content_type, &body)).await,
            refused::<soundcloud::Track>(typed(content_type, &body)).await,
        ] {
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains('\u{fffd}'), "{shown}");
        }
    }
    for (content_type, body) in [
        ("text/plain; charset=iso-8859-1", &b"\xe9"[..]),
        ("text/plain", b"\xff\xfea\0"),
    ] {
        let error = refused::<String>(typed(content_type, body)).await;
        assert!(!error.to_string().contains('\u{fffd}'), "{error}");
    }
}

/// Holds which of some bodies a type takes; what it refuses is refused as a whole.
async fn takes<T: Output + Debug>(bodies: &[(&str, bool)]) {
    for &(body, is_taken) in bodies {
        let name = std::any::type_name::<T>();
        if is_taken {
            let value = received::<T>(json(body)).await;
            assert!(value.is_ok(), "{name} takes {body:?}: {value:?}");
        } else {
            let error = refused::<T>(json(body)).await;
            assert_eq!(error.path(), Some(""), "{name}: {body:?}");
        }
    }
}

#[rustfmt::skip]
#[tokio::test]
async fn b11_a_document_is_taken_as_far_as_its_type_allows() {
    const WORDS: [&str; 6] = ["", "null", "[]", "{}", r#""x""#, "1"];
    let bodies = |taken: [bool; 6]| {
        let pairs: Vec<_> = WORDS.into_iter().zip(taken).collect();
        pairs
    };
    takes::<Track>(&bodies([false, false, false, false, false, false])).await;
    takes::<u64>(&bodies([false, false, false, false, false, true])).await;
    takes::<bool>(&bodies([false, false, false, false, false, false])).await;
    takes::<String>(&bodies([false, false, false, false, true, false])).await;
    takes::<Vec<u64>>(&bodies([false, false, true, false, false, false])).await;
    takes::<BTreeMap<String, u64>>(&bodies([false, false, false, true, false, false])).await;
    takes::<Option<Track>>(&bodies([true, true, false, false, false, false])).await;
    takes::<Option<u64>>(&bodies([true, true, false, false, false, true])).await;
    takes::<()>(&bodies([true; 6])).await;
    takes::<Value>(&bodies([false, true, true, true, true, true])).await;
    // A model has no field that must be there; a list is a list.
    takes::<soundcloud::Track>(&bodies([false, false, false, true, false, false])).await;
    takes::<soundcloud::Page<soundcloud::Track>>(&bodies([false, false, true, false, false, false])).await;
    takes::<Vec<soundcloud::User>>(&bodies([false, false, true, false, false, false])).await;
}

#[tokio::test]
async fn b11_behind_a_value_is_nothing() {
    for behind in ["x", "{", "}", "1", "\0", ",", "null", r#"{"id":8}"#] {
        refused::<Track>(json(format!("{TRACK}{behind}"))).await;
        refused::<Track>(json(format!("{TRACK} \n{behind}"))).await;
        refused::<Value>(json(format!("{TRACK}{behind}"))).await;
        refused::<soundcloud::Track>(json(format!("{TRACK}{behind}"))).await;
        refused::<Vec<u64>>(json(format!("[1]{behind}"))).await;
    }
    let track = received::<Track>(json(format!(" \n{TRACK}\r\n\t "))).await;
    assert_eq!(track.expect("a track"), Track { id: 7 });
}

/// A type that holds itself.
#[derive(Debug, Deserialize)]
struct Nested {
    #[expect(dead_code, reason = "only decoded")]
    id: Option<u64>,
    #[expect(dead_code, reason = "only decoded")]
    inner: Option<Box<Nested>>,
}

/// What is read of an answer, or why not; it has to be either soon.
async fn soon<T: Output>(answer: Answer) -> Result<(), Error> {
    let wire = Wire::always(answer);
    let client = client(&wire);
    let start = Instant::now();
    let read = ends(client.document::<T>(ID)).await;
    let took = start.elapsed();
    assert!(took < Duration::from_secs(5), "{took:?}");
    read.map(|_| ())
}

#[test]
fn b12_a_document_200_000_deep_is_a_value_or_an_error_on_any_stack() {
    on_a_small_stack(async {
        const DEEP: usize = 200_000;
        let arrays = format!("{}{}", "[".repeat(DEEP), "]".repeat(DEEP));
        let objects = format!("{}1{}", r#"{"a":"#.repeat(DEEP), "}".repeat(DEEP));
        let open = "[".repeat(DEEP);
        let nested = format!("{}null{}", r#"{"inner":"#.repeat(DEEP), "}".repeat(DEEP));
        let within = |name: &str, deep: &str| json(format!(r#"{{"{name}":{deep},"id":7}}"#));
        for deep in [&arrays, &objects, &open] {
            for read in [
                soon::<Track>(within("unknown", deep)).await,
                soon::<Track>(within("id", deep)).await,
                soon::<Page>(within("collection", deep)).await,
                soon::<Value>(within("unknown", deep)).await,
                soon::<soundcloud::Track>(within("unknown", deep)).await,
                soon::<soundcloud::Track>(within("title", deep)).await,
                soon::<soundcloud::Track>(within("user", deep)).await,
                soon::<soundcloud::Page<soundcloud::Track>>(within("next_href", deep)).await,
                soon::<soundcloud::Page<soundcloud::Track>>(within("collection", deep)).await,
            ] {
                if let Err(error) = read {
                    assert_eq!(error.kind(), ErrorKind::Decode, "{error:?}");
                    assert!(error.to_string().len() < 1000, "{error}");
                }
            }
        }
        // As a whole, and as the body of a failure.
        soon::<Value>(json(&arrays)).await.expect_err("too deep");
        soon::<Nested>(json(&nested)).await.expect_err("too deep");
        let failed = answer(500, &[("content-type", "application/json")], &objects);
        let wire = Wire::always(failed);
        let error = ends(client(&wire).posted::<()>(ID, ""))
            .await
            .expect_err("500");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
    });
}

#[tokio::test]
async fn b13_a_field_that_comes_twice_is_refused() {
    let error = refused::<Track>(json(r#"{"id":1,"id":2}"#)).await;
    assert!(error.to_string().contains("id"), "{error}");
    refused::<Track>(json(r#"{"id":1,"other":2,"id":1}"#)).await;
    refused::<Page>(json(r#"{"collection":[],"collection":[]}"#)).await;
    let error = refused::<Page>(json(r#"{"collection":[{"user":{"id":1,"id":2}}]}"#)).await;
    assert_eq!(error.path(), Some("collection[0].user.id"));
    // What is not read is not compared.
    let track = received::<Track>(json(r#"{"a":1,"id":7,"a":2}"#)).await;
    assert_eq!(track.expect("a track"), Track { id: 7 });
}

#[tokio::test]
async fn b13_a_field_that_comes_twice_in_a_model_is_refused() {
    refused::<soundcloud::Track>(json(r#"{"id":1,"id":2}"#)).await;
    refused::<soundcloud::SecretToken>(json(r#"{"token":"s-1","token":"s-2"}"#)).await;
    let page = r#"{"collection":[],"next_href":"/a","next_href":"/b"}"#;
    refused::<soundcloud::Page<soundcloud::Track>>(json(page)).await;
}

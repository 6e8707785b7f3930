//! Statuses, and bodies that do not go with them.

use std::sync::{Arc, Mutex};

use http::{Method, StatusCode};
use proptest::{prelude::*, test_runner::TestRunner};
use serde::Deserialize;
use serde_json::{Value, json as value};
use soundcloud_api::{Api, Call, Client, ErrorKind, Sent, SoundCloud as _, endpoint, soundcloud};
use soundcloud_tests::{
    wait::ends,
    wire::{Answer, End, Wire, answer, json, pool},
};

use super::client;
use crate::shop::{ID, SECRET, Shop as _, all, call, clean, expect};

/// What SoundCloud's gateway says when there is nobody behind it.
const UPSTREAM: &str = "upstream connect error or disconnect/reset before headers. \
    reset reason: connection failure, transport failure reason: delayed connect error: 111";

#[tokio::test]
async fn h03_no_body_is_no_value_and_nothing_where_nothing_is_due() {
    for answer in [
        Answer::raw("HTTP/1.1 204 No Content\r\n\r\n"),
        answer(205, &[], ""),
        answer(200, &[], ""),
        answer(200, &[("content-type", "application/json")], ""),
        answer(200, &[("content-type", "application/json")], " \r\n"),
        answer(201, &[("content-type", "text/html")], ""),
        // Only the end of the connection tells that this is all.
        Answer::raw("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").then(End::Close),
        Answer::raw("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n \n").then(End::Close),
    ] {
        let wire = Wire::always(answer);
        let (client, _) = client(&wire);
        let error = ends(client.item(ID)).await.expect_err("no value");
        expect(&error, ErrorKind::Decode, Sent::Yes, 1);
        assert_eq!(error.path(), Some(""));
        assert!(error.to_string().contains("empty"), "{error}");
        assert_eq!(wire.count(), 1);
        ends(client.any(ID)).await.expect("nothing is due");
    }
}

#[tokio::test]
async fn h05_unknown_statuses_are_what_their_class_is() {
    let shared = Arc::new(Mutex::new(0));
    let status = Arc::clone(&shared);
    let wire = Wire::start(move |_| {
        let status = *status.lock().expect("no panic");
        answer(status, &[("content-type", "application/json")], "7")
    });
    let (client, clock) = client(&wire);
    let mut count = 0;
    for success in [200, 203, 226, 299] {
        *shared.lock().expect("no panic") = success;
        let response = ends(client.item(ID).send()).await.expect("a success");
        assert_eq!(response.status.as_u16(), success);
        count += 1;
    }
    for status in [418, 430, 499, 501, 505].into_iter().chain(520..=599) {
        *shared.lock().expect("no panic") = status;
        let error = ends(client.item(ID)).await.expect_err("no success");
        expect(&error, ErrorKind::Api, Sent::Yes, 1);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        count += 1;
    }
    for status in [600, 700, 999] {
        *shared.lock().expect("no panic") = status;
        let error = ends(client.item(ID)).await.expect_err("no status");
        expect(&error, ErrorKind::Protocol, Sent::Yes, 1);
        assert!(error.to_string().contains(&status.to_string()), "{error}");
        count += 1;
    }
    assert_eq!(wire.count(), count, "nothing is tried again");
    assert!(clock.waits().is_empty());
}

#[tokio::test]
async fn h06_a_redirect_that_leads_nowhere_is_no_value() {
    let nowhere: &[(&str, &str)] = &[];
    let locations = [
        "",
        " ",
        "http://",
        "http://[::1",
        "http://a b/",
        "//",
        "file:///x",
    ];
    let bad = locations.map(|location| vec![("location", location)]);
    for status in [300, 301, 302, 303, 304, 305, 306, 307, 308, 399] {
        for headers in [nowhere].into_iter().chain(bad.iter().map(Vec::as_slice)) {
            let mut headers = headers.to_vec();
            headers.push(("content-type", "application/json"));
            // A 304 has no body, whatever its length.
            let body = if status == 304 { "" } else { "7" };
            let wire = Wire::always(answer(status, &headers, body));
            let (client, _) = client(&wire);
            let error = ends(client.item(ID)).await.expect_err("leads nowhere");
            expect(&error, ErrorKind::Redirect, Sent::Yes, 1);
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            assert!(!error.is_retryable(), "{status} {headers:?}");
            assert_eq!(wire.count(), 1, "{status} {headers:?}");
        }
    }
}

/// A text of an error is short, and shows no control characters.
fn is_short(text: &str) {
    assert!(
        !text.contains(|character: char| character.is_control()),
        "{text:?}"
    );
    let (_, after) = text.split_once("answered ").expect("words");
    let (_, snippet) = after.split_once(": ").unwrap_or_default();
    let snippet = snippet
        .trim_end_matches(" (3 attempts)")
        .trim_end_matches('…');
    assert!(snippet.chars().count() <= 200, "{text}");
}

#[tokio::test]
async fn h16_a_gateway_without_anybody_behind_it_is_an_error_of_the_api() {
    let long = format!("{UPSTREAM}\u{1b}[31m\0\n{}", "é".repeat(1_000));
    for body in [UPSTREAM, &long] {
        let wire = Wire::always(answer(503, &[("content-type", "text/plain")], body));
        let (client, clock) = client(&wire);
        let mut count = 0;
        for method in all() {
            let error = ends(call(&client, &method)).await.expect_err("503");
            let is_repeated = method.is_idempotent();
            let attempts = if is_repeated { 3 } else { 1 };
            expect(&error, ErrorKind::Api, Sent::Yes, attempts);
            assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
            assert_eq!(error.api().and_then(|api| api.message()), None);
            is_short(&error.to_string());
            if method != Method::HEAD {
                assert!(
                    error.to_string().contains("upstream connect error"),
                    "{error}"
                );
            }
            count += attempts as usize;
            assert_eq!(wire.count(), count, "{method}");
        }
        assert_eq!(clock.waits().len(), 8);
    }
    // A server that says when to come back has done nothing.
    let wire = Wire::always(answer(503, &[("retry-after", "1")], UPSTREAM));
    let error = ends(client(&wire).0.add(ID, SECRET)).await;
    expect(&error.expect_err("503"), ErrorKind::Api, Sent::Yes, 3);
    assert_eq!(wire.count(), 3);
    // One that says what nobody can read has not said when.
    let wire = Wire::always(answer(503, &[("retry-after", "soon")], UPSTREAM));
    let error = ends(client(&wire).0.add(ID, SECRET)).await;
    expect(&error.expect_err("503"), ErrorKind::Api, Sent::Yes, 1);
    assert_eq!(wire.count(), 1);
}

#[tokio::test]
async fn h17_the_page_of_a_gateway_is_its_status() {
    let page = "<!DOCTYPE html>\r\n<html><head><title>502 Bad Gateway</title></head>\
        <body><center><h1>502 Bad Gateway</h1></center><hr>cloudfront</body></html>";
    for status in [502, 503, 504] {
        for content_type in ["text/html", "text/html; charset=utf-8", "application/json"] {
            let wire = Wire::always(answer(status, &[("content-type", content_type)], page));
            let (client, _) = client(&wire);
            let error = ends(client.list(ID)).await.expect_err("no success");
            expect(&error, ErrorKind::Api, Sent::Yes, 3);
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            assert!(error.path().is_none());
            is_short(&error.to_string());
            assert_eq!(wire.count(), 3);
            let error = ends(client.add(ID, SECRET)).await.expect_err("no success");
            expect(&error, ErrorKind::Api, Sent::Yes, 1);
        }
    }
}

#[tokio::test]
async fn h18_an_error_without_a_body_is_its_status() {
    for status in [500, 504] {
        let wire = Wire::always(answer(status, &[], ""));
        let (client, _) = client(&wire);
        let error = ends(client.item(ID)).await.expect_err("no success");
        expect(&error, ErrorKind::Api, Sent::Yes, 3);
        let api = error.api().expect("an answer");
        assert_eq!((api.status().as_u16(), api.message()), (status, None));
        assert_eq!(api.messages().len(), 0);
        assert!(api.body().is_empty());
        assert_eq!(wire.count(), 3);
    }
}

/// A field of an error's body: absent, null, of another type, empty, or text.
fn field() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        Just(None),
        Just(Some(Value::Null)),
        any::<i64>().prop_map(|number| Some(number.into())),
        Just(Some(value!({"a": [1]}))),
        Just(Some(value!([]))),
        Just(Some(value!(""))),
        "[a-z]{1,9}".prop_map(|text| Some(text.into())),
    ]
}

/// An error's body, and the texts in it that are for people, the best first.
fn error_body() -> impl Strategy<Value = (Value, Vec<String>)> {
    let fields = (field(), field(), field(), field(), field());
    fields.prop_map(|(listed, message, error, error_code, status)| {
        let mut body = value!({});
        if let Some(listed) = listed.clone() {
            body["errors"] = value!([{ "error_message": listed }]);
        }
        let rest = [
            ("message", message),
            ("error", error),
            ("error_code", error_code),
            ("status", status),
        ];
        for (key, field) in rest.clone() {
            if let Some(field) = field {
                body[key] = field;
            }
        }
        let texts = rest.into_iter().map(|(_, field)| field).chain([listed]);
        let texts = texts.flatten().filter_map(|field| {
            let text = field.as_str()?;
            (!text.is_empty()).then(|| text.to_owned())
        });
        (body, texts.collect())
    })
}

#[test]
fn h19_whatever_an_errors_body_is_the_error_is_its_status() {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().expect("a runtime");
    let body = Arc::new(Mutex::new(String::new()));
    let shared = Arc::clone(&body);
    let wire = Wire::start(move |_| answer(422, &[], shared.lock().expect("no panic").as_str()));
    let (client, _) = client(&wire);
    let failed = |text: &str| {
        text.clone_into(&mut body.lock().expect("no panic"));
        let error = runtime.block_on(async { ends(client.item(ID)).await });
        let error = error.expect_err("422");
        expect(&error, ErrorKind::Api, Sent::Yes, 1);
        assert_eq!(error.status(), Some(StatusCode::UNPROCESSABLE_ENTITY));
        let api = error.api().expect("an answer");
        assert_eq!(api.body(), text);
        api.message().map(str::to_owned)
    };
    for text in [
        "",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        "[{}]",
        "nul",
        "{\"errors\":",
        "<error>",
        "\u{feff}{}",
        "{\"errors\":{\"error_message\":1}}",
        "{\"errors\":[null,1,\"\",[],{}]}",
    ] {
        assert_eq!(failed(text), None, "{text}");
    }
    let cases = proptest::test_runner::Config::with_cases(200);
    let mut runner = TestRunner::new(cases);
    let ran = runner.run(&error_body(), |(body, texts)| {
        let found = failed(&body.to_string());
        prop_assert_eq!(found.is_some(), !texts.is_empty(), "{}", body);
        if let Some(found) = found {
            prop_assert!(texts.contains(&found), "{}: {}", body, found);
            // What is for people is better than what is for programs.
            let best = [&body["message"], &body["errors"][0]["error_message"]];
            let best = best.into_iter().filter_map(Value::as_str);
            let best: Vec<_> = best.filter(|text| !text.is_empty()).collect();
            prop_assert!(
                best.is_empty() || best.contains(&&*found),
                "{}: {}",
                body,
                found
            );
        }
        Ok(())
    });
    ran.expect("holds always");
}

/// A model that any object is one of.
#[derive(Debug, Default, Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
struct Lenient {
    #[serde(default)]
    title: String,
    count: Option<u32>,
}

trait Gallery: Api {
    #[endpoint(GET, "/items/<id>")]
    fn picture(&self, id: &str) -> Call<Lenient>;
}

impl Gallery for Client {}

#[tokio::test]
async fn h20_a_success_that_is_an_error_in_truth_is_never_a_value() {
    for body in [
        r#"{"errors":[{"error_message":"404 - Not Found"}]}"#,
        r#"{"error":"invalid_token"}"#,
        r#"{"code":401,"message":"A valid token is needed","status":"401 - Unauthorized","errors":[]}"#,
    ] {
        for content_type in ["application/json", "application/json; charset=utf-8"] {
            let wire = Wire::always(answer(200, &[("content-type", content_type)], body));
            let (client, _) = client(&wire);
            let error = ends(client.picture(ID)).await.expect_err("is no picture");
            expect(&error, ErrorKind::Decode, Sent::Yes, 1);
            assert!(error.to_string().contains("application/json"), "{error}");
            let api = soundcloud::client().base_url(wire.url()).reqwest(pool());
            let api = api.build();
            let track = api.expect("a client").track(7.into()).await;
            assert_eq!(track.expect_err("is no track").kind(), ErrorKind::Decode);
            assert_eq!(wire.count(), 2);
        }
    }
    // Nor is the page of a hotel's network.
    let page = "<!DOCTYPE html><html><title>Sign in</title></html>";
    for content_type in ["text/html", "text/html; charset=utf-8", "application/json"] {
        let wire = Wire::always(answer(200, &[("content-type", content_type)], page));
        let (client, _) = client(&wire);
        let error = ends(client.picture(ID)).await.expect_err("is no picture");
        expect(&error, ErrorKind::Decode, Sent::Yes, 1);
        let text = error.to_string();
        // What says that it is JSON is told as JSON that is wrong, with its beginning.
        assert!(
            text.contains("text/html") || text.contains("<!DOCTYPE"),
            "{text}"
        );
        assert_eq!(
            text.contains("text/html"),
            content_type.starts_with("text/html")
        );
        assert_eq!(wire.count(), 1);
    }
    // A model's own words are no error.
    let wire = Wire::always(json(r#"{"title":"error","count":1}"#));
    ends(client(&wire).0.picture(ID)).await.expect("a picture");
}

#[tokio::test]
async fn h24_what_is_wrong_with_the_request_is_asked_once() {
    for status in [400, 403, 404, 405, 409, 410, 412, 415, 422, 451] {
        let wire = Wire::always(answer(status, &[], r#"{"message":"no"}"#));
        let (client, clock) = client(&wire);
        for (index, method) in all().enumerate() {
            let error = ends(call(&client, &method)).await.expect_err("no success");
            expect(&error, ErrorKind::Api, Sent::Yes, 1);
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            assert!(!error.is_retryable());
            clean(&error);
            assert_eq!(wire.count(), index + 1, "{status} {method}");
        }
        assert!(clock.waits().is_empty());
    }
}

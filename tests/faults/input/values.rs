//! Values of queries, forms and headers: each arrives as it is, alone, or is refused.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use proptest::{prelude::*, test_runner::TestCaseResult};
use soundcloud_api::{Api, BoxError, Call, Client, ErrorKind, Form, RetryPolicy, Sent, endpoint};
use soundcloud_tests::{
    log::{CANARY, watch},
    wait::ends,
    wire::{Wire, json, pairs},
};

use super::{
    everyway::{Answer, is_refused},
    text::{any_text, cases},
};
use crate::texts;

type Map = BTreeMap<String, String>;

trait Search: Api {
    #[endpoint(GET, "/search?a=<a>&fixed=1&<b>&<fields..>")]
    fn search(&self, a: &str, b: &[&str], fields: &Map) -> Call<Answer>;

    #[endpoint(POST, "/search", form = fields)]
    fn post(&self, fields: &Map) -> Call<Answer>;

    #[endpoint(GET, "/users/<id>?<q>")]
    fn user(&self, id: &str, q: &str) -> Call<Answer>;

    #[endpoint(GET, "/users", headers("x-value" = value))]
    fn users(&self, value: &str) -> Call<Answer>;

    #[endpoint(GET, "/files/<path..>")]
    fn file(&self, path: &[&str]) -> Call<Answer>;

    #[endpoint(POST, "/users", multipart = form)]
    fn upload(&self, form: Form) -> Call<Answer>;
}

impl Search for Client {}

fn client(wire: &Wire) -> Client {
    watch();
    let client = wire.builder().retry(RetryPolicy::never());
    client.build().expect("a client")
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// What the endpoint `search` sends, with two more pairs that its caller adds.
fn meant(a: &str, b: &str, fields: &Map) -> Vec<(String, String)> {
    let mut meant = vec![pair("a", a), pair("fixed", "1"), pair("b", b), pair("b", a)];
    meant.extend(fields.clone());
    meant.extend([pair(a, b), pair("more", a)]);
    meant
}

fn search(client: &Client, a: &str, b: &str, fields: &Map) -> Call<Answer> {
    let call = client.search(a, &[b, a], fields);
    call.query(a, b).query("more", a)
}

/// What was sent last: the query, and the body.
type Sending = (String, Vec<u8>);

#[test]
fn i10_any_text_is_one_value_of_a_query_or_form() {
    let (mut runner, runtime) = cases(800);
    let last = Arc::<Mutex<Sending>>::default();
    let seen = Arc::clone(&last);
    let transport = tower::service_fn(move |request: reqwest::Request| {
        let body = request.body().and_then(|body| body.as_bytes());
        let query = request.url().query().unwrap_or_default();
        *seen.lock().expect("no panic") = (query.to_owned(), body.unwrap_or_default().to_vec());
        assert_eq!(request.url().fragment(), None);
        async { Ok::<_, BoxError>(http::Response::new("[]").into()) }
    });
    let client = Client::builder("https://api.example").transport(transport);
    let client = client.build().expect("a client");
    let fields = prop::collection::btree_map(any_text(), any_text(), 0..4);
    let any = (any_text(), any_text(), fields);
    let held = runner.run(&any, |(a, b, fields)| -> TestCaseResult {
        runtime.block_on(async {
            search(&client, &a, &b, &fields).await?;
            let (query, _) = std::mem::take(&mut *last.lock().expect("no panic"));
            prop_assert!(query.is_ascii(), "{}", query);
            prop_assert_eq!(pairs(query.as_bytes()), meant(&a, &b, &fields), "{}", query);
            client.post(&fields).await?;
            let (query, body) = std::mem::take(&mut *last.lock().expect("no panic"));
            prop_assert_eq!(query, "");
            prop_assert_eq!(pairs(&body), fields.into_iter().collect::<Vec<_>>());
            Ok(())
        })
    });
    held.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn i10_any_text_is_one_value_on_the_wire() {
    let (mut runner, runtime) = cases(200);
    let wire = Wire::always(json("[]"));
    let client = client(&wire);
    let fields = prop::collection::btree_map(any_text(), any_text(), 0..4);
    let any = (any_text(), any_text(), fields);
    let held = runner.run(&any, |(a, b, fields)| -> TestCaseResult {
        runtime.block_on(async {
            ends(search(&client, &a, &b, &fields)).await?;
            let request = wire.last();
            prop_assert_eq!(request.path(), "/search");
            prop_assert!(request.target.is_ascii());
            prop_assert_eq!(
                request.pairs(),
                meant(&a, &b, &fields),
                "{}",
                request.target
            );
            ends(client.post(&fields)).await?;
            let request = wire.last();
            prop_assert_eq!(request.target.as_str(), "/search");
            let sent = pairs(&request.body);
            prop_assert_eq!(sent, fields.into_iter().collect::<Vec<_>>());
            Ok(())
        })
    });
    held.unwrap_or_else(|error| panic!("{error}"));
}

/// What no header may hold, in a value that is nobody's business.
const UNSENDABLE: [&str; 6] = [
    "c4n4ry\r\nX-Evil: 1",
    "c4n4ry\n",
    "\rc4n4ry",
    "c4n4ry\0",
    "c4n4ry\u{7f}",
    "c4n4ry\u{1b}[31m",
];

#[test]
fn i11_what_no_header_may_hold_is_an_error_of_the_client() {
    watch();
    let builder = || Client::builder("https://api.example");
    for value in UNSENDABLE {
        for builder in [
            builder().user_agent(value),
            builder().token(value),
            builder().token("t").token_scheme(value),
            builder().header("x-extra", value),
            builder().header("x-api-key", value),
            builder().header(format!("x{}", value.replace(CANARY, "")), "v"),
        ] {
            let mut told = format!("{builder:?}");
            let error = builder.build().expect_err("is refused");
            assert_eq!(error.kind(), ErrorKind::Config, "{error:?}");
            assert_eq!((error.was_sent(), error.attempts()), (Sent::No, 0));
            assert!(!error.is_retryable());
            told += &texts::of(&error);
            texts::are_clean("the error", &told);
            assert!(!error.to_string().contains(char::is_control), "{error:?}");
        }
    }
    for empty in ["", " ", "a b", "\t"] {
        let error = builder().token(empty).build().expect_err("is refused");
        assert_eq!(error.kind(), ErrorKind::Config, "{error:?}");
    }
}

#[tokio::test]
async fn i11_what_no_header_may_hold_is_refused_in_a_call() {
    let wire = Wire::always(json("[]"));
    let client = client(&wire);
    for value in UNSENDABLE {
        is_refused(&wire, Some("value"), || client.users(value)).await;
        is_refused(&wire, None, || client.users("v").header("x-extra", value)).await;
        let name = value.replace(CANARY, "x");
        is_refused(&wire, None, || client.users("v").header(&name, CANARY)).await;
    }
    is_refused(&wire, None, || client.users("v").header("", CANARY)).await;
    assert_eq!(wire.connections(), 0);
    // What a header may hold arrives, and is one header.
    for value in ["", "a\tb", "a, b; c=\"d\"", "é ü", "X-Evil: 1"] {
        let call = client.users(value).header("x-extra", value);
        ends(call).await.expect("a success");
        let request = wire.last();
        assert_eq!(request.header("x-value"), Some(value));
        assert_eq!(request.header("x-extra"), Some(value));
        assert_eq!(request.header("x-evil"), None);
    }
}

#[tokio::test]
async fn i13_what_is_far_too_long_is_refused() {
    let wire = Wire::always(json("[]"));
    let client = client(&wire);
    let none = Map::new();
    let (long, endless) = ("a".repeat(70 * 1024), "b".repeat(1024 * 1024));
    for value in [&long, &"é".repeat(35 * 1024), &"%".repeat(70 * 1024)] {
        is_refused(&wire, Some("id"), || client.user(value, "")).await;
        is_refused(&wire, Some("path"), || client.file(&["a", value, "b"])).await;
    }
    let many = vec!["segment"; 10 * 1024];
    is_refused(&wire, Some("path"), || client.file(&many)).await;

    is_refused(&wire, None, || client.user("7", &endless)).await;
    let many = vec!["value"; 10 * 1024];
    is_refused(&wire, None, || client.search("", &many, &none)).await;
    let fields = (0..5_000).map(|index| pair(&format!("name{index}"), "value"));
    let fields: Map = fields.collect();
    is_refused(&wire, None, || client.search("", &[], &fields)).await;
    // The same for what a caller adds by hand: at once, or bit by bit.
    is_refused(&wire, None, || client.user("7", "").query("q", &endless)).await;
    is_refused(&wire, None, || client.user("7", "").query(&endless, "q")).await;
    is_refused(&wire, None, || client.user("7", "").query("q", &long)).await;
    is_refused(&wire, None, || {
        let once = client.user("7", &endless[..30 * 1024]);
        once.query("q", &endless[..30 * 1024])
    })
    .await;
    assert_eq!(wire.connections(), 0);

    // A body may be as long as it likes, and there is a limit at all: less arrives.
    ends(client.post(&Map::from([pair("q", &endless)])))
        .await
        .expect("a success");
    assert_eq!(wire.last().body.len(), 2 + endless.len());
    ends(client.user(&long[..15 * 1024], &long[..30 * 1024]))
        .await
        .expect("a success");
    assert_eq!(wire.last().segments()[1].len(), 15 * 1024);
    assert_eq!(wire.last().pairs()[0].1.len(), 30 * 1024);
}

#[tokio::test]
async fn i13_what_is_far_too_long_is_refused_by_any_transport() {
    let transport = tower::service_fn(|_: reqwest::Request| async {
        Ok::<_, BoxError>(http::Response::new("[]").into())
    });
    let client = Client::builder("https://api.example").transport(transport);
    let client = client.build().expect("a client");
    for call in [
        client.user("7", "").query("q", "a".repeat(1024 * 1024)),
        client.user("7", &"a".repeat(1024 * 1024)),
        client.user(&"a".repeat(70 * 1024), ""),
    ] {
        let error = call.await.expect_err("is refused");
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{error:?}");
        assert_eq!((error.was_sent(), error.attempts()), (Sent::No, 0));
    }
    let form = Form::new().text("name", "a".repeat(1024 * 1024));
    client.upload(form).await.expect("a success");
}

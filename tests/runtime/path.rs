//! No value can change which endpoint is called, whatever it holds and wherever it stands.
//!
//! Each request is read back from the socket, and has to have the host, the segments, the query
//! and the values that were meant; or it was refused before a connection was opened.

use std::{collections::BTreeMap, fmt};

use axum::{Router, extract::Multipart, routing::post};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseResult, TestRunner},
};
use soundcloud_api::{Api, Call, Client, Form, Phase, endpoint};
use tokio::{net::TcpListener, runtime::Runtime};

use crate::{
    ends,
    wire::{Wire, nothing, pairs, pool},
};

trait Paths: Api {
    #[endpoint(GET, "/<x>")]
    fn whole(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/<x>/b")]
    fn first(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x>/b")]
    fn middle(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x>")]
    fn last(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x>/")]
    fn before_slash(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x>.json")]
    fn start_of_segment(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/v<x>")]
    fn end_of_segment(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/v<x>.json/b")]
    fn within_segment(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/.<x>")]
    fn behind_dot(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x>./b")]
    fn before_dot(&self, x: &str) -> Call<()>;

    #[endpoint(GET, "/a/<x><y>/b")]
    fn side_by_side(&self, x: &str, y: &str) -> Call<()>;

    #[endpoint(GET, "/<x>/<y>")]
    fn one_after_the_other(&self, x: &str, y: &str) -> Call<()>;

    #[endpoint(GET, "/files/<p..>")]
    fn rest(&self, p: &str) -> Call<()>;

    #[endpoint(GET, "/files/<p..>")]
    fn rest_as_list(&self, p: &[&str]) -> Call<()>;
}

impl Paths for Client {}

/// A position of an argument: the call, and the segments that are to arrive.
struct Position {
    call: fn(&Client, &str) -> Call<()>,
    segments: fn(&str) -> Vec<String>,
}

macro_rules! positions {
    ($($call:expr => |$x:ident| $segments:expr;)*) => {
        [$(Position {
            call: $call,
            segments: |$x| $segments.iter().map(|segment| segment.to_string()).collect(),
        }),*]
    };
}

#[rustfmt::skip]
fn positions() -> [Position; 17] {
    positions! {
        Paths::whole => |x| [x];
        Paths::first => |x| [x, "b"];
        Paths::middle => |x| ["a", x, "b"];
        Paths::last => |x| ["a", x];
        Paths::before_slash => |x| ["a", x, ""];
        Paths::start_of_segment => |x| ["a", &format!("{x}.json")];
        Paths::end_of_segment => |x| ["a", &format!("v{x}")];
        Paths::within_segment => |x| ["a", &format!("v{x}.json"), "b"];
        Paths::behind_dot => |x| ["a", &format!(".{x}")];
        Paths::before_dot => |x| ["a", &format!("{x}."), "b"];
        |client, x| client.side_by_side(x, "y") => |x| ["a", &format!("{x}y"), "b"];
        |client, x| client.side_by_side(x, "") => |x| ["a", x, "b"];
        |client, x| client.side_by_side(x, x) => |x| ["a", &format!("{x}{x}"), "b"];
        |client, x| client.one_after_the_other(x, x) => |x| [x, x];
        Paths::rest => |x| [&["files"][..], &x.split('/').collect::<Vec<_>>()].concat();
        |client, x| client.rest_as_list(&[x]) => |x| ["files", x];
        |client, x| client.rest_as_list(&["b", x, x, "c"]) => |x| ["files", "b", x, x, "c"];
    }
}

/// Paths that a base URL may have, and the segments they stand for.
const BASES: [(&str, &[&str]); 6] = [
    ("", &[]),
    ("/", &[]),
    ("/v1", &["v1"]),
    ("/v1/", &["v1"]),
    ("/v1/api/", &["v1", "api"]),
    ("/a%20b", &["a b"]),
];

fn clients(wire: &Wire) -> [Client; BASES.len()] {
    BASES.map(|(base, _)| {
        let builder = Client::builder(wire.url() + base).reqwest(pool());
        builder.build().expect("a client")
    })
}

/// Whether a request with these segments would be another endpoint's; a slash at the end of the
/// template is meant.
fn is_refused(segments: &[String], slash_at_end: bool) -> bool {
    let own = segments.len() - usize::from(slash_at_end);
    segments
        .iter()
        .take(own)
        .any(|segment| matches!(segment.as_str(), "" | "." | ".."))
}

/// Calls one position with one value, and reads back what has arrived.
async fn check(
    wire: &Wire,
    client: &Client,
    base: &[&str],
    position: &Position,
    value: &str,
) -> TestCaseResult {
    let (connections, requests) = (wire.connections(), wire.count());
    let call = (position.call)(client, value);
    let slash_at_end = call.endpoint().is_some_and(|it| it.route().ends_with('/'));
    let segments = (position.segments)(value);
    let sent = ends(call).await;
    prop_assert_eq!(
        sent.is_err(),
        is_refused(&segments, slash_at_end),
        "{:?}",
        sent
    );
    if let Err(error) = sent {
        prop_assert_eq!(error.phase(), Phase::Build);
        let name = error.argument_name();
        prop_assert!(matches!(name, Some("x" | "y" | "p")), "{error}");
        let named = format!("argument `{}`", name.unwrap_or_default());
        prop_assert!(error.to_string().contains(&named), "{error}");
        prop_assert_eq!((wire.connections(), wire.count()), (connections, requests));
        return Ok(());
    }
    prop_assert_eq!(wire.count(), requests + 1);
    let request = wire.last();
    prop_assert_eq!(request.method.as_str(), "GET");
    prop_assert_eq!(request.header("host"), Some(&*wire.host()));
    prop_assert_eq!(request.query(), None);
    prop_assert!(is_plain(&request.target), "{}", request.target);
    let base = base.iter().map(|&segment| segment.to_owned());
    let whole: Vec<String> = base.chain(segments).collect();
    prop_assert_eq!(request.segments(), whole, "{}", request.target);
    Ok(())
}

/// Whether a path has only characters that no parser takes for anything else.
fn is_plain(path: &str) -> bool {
    path.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,=:@%".contains(&byte))
}

/// One value, in every position, under every base.
async fn everywhere(value: &str) {
    let wire = Wire::always(nothing());
    for ((_, base), client) in BASES.iter().zip(clients(&wire)) {
        for position in positions() {
            let checked = check(&wire, &client, base, &position, value).await;
            assert!(checked.is_ok(), "{value:?}: {checked:?}");
        }
    }
}

macro_rules! everywhere {
    ($($name:ident: $value:expr;)*) => {$(
        #[tokio::test]
        async fn $name() {
            everywhere($value).await;
        }
    )*};
}

everywhere! {
    a_dot_is_refused_or_one_segment: ".";
    two_dots_are_refused_or_one_segment: "..";
    three_dots_are_one_segment: "...";
    an_empty_value_is_refused_or_one_segment: "";
    encoded_dots_are_one_segment: "%2e%2e";
    an_encoded_dot_is_one_segment: "%2E";
    twice_encoded_dots_are_one_segment: "%252e%252e";
    an_encoded_slash_is_one_segment: "%2F";
    a_slash_is_one_segment: "a/b";
    a_backslash_is_one_segment: "a\\b";
    dots_and_a_backslash_are_one_segment: "..\\..";
    a_question_mark_is_one_segment: "a?b";
    a_hash_is_one_segment: "a#b";
    another_host_is_one_segment: "//host";
    another_url_is_one_segment: "http://evil.test/";
    another_user_is_one_segment: "@evil.test";
    another_port_is_one_segment: ":80";
    a_line_break_is_one_segment: "a\r\nX-Evil: 1\r\n\r\nb";
    a_nul_is_one_segment: "a\0b";
    a_tab_is_one_segment: "\t";
    white_space_is_one_segment: " ";
    a_letter_beyond_ascii_is_one_segment: "é";
    a_letter_and_its_accent_are_one_segment: "e\u{301}";
    dots_that_are_not_ascii_are_one_segment: "．．";
    a_mark_that_is_not_seen_is_one_segment: "\u{feff}\u{202e}";
    parameters_of_a_segment_are_one_segment: "a;b=c";
    an_urn_is_one_segment: "soundcloud:tracks:1";
}

#[tokio::test]
async fn nothing_is_connected_to_when_an_argument_is_refused() {
    let wire = Wire::always(nothing());
    let client = wire.client();
    for (call, argument) in [
        (client.last(".."), "x"),
        (client.first(""), "x"),
        (client.side_by_side("", ""), "y"),
        (client.behind_dot("."), "x"),
        (client.before_dot("."), "x"),
        (client.rest(""), "p"),
        (client.rest("a//b"), "p"),
        (client.rest("a/../b"), "p"),
        (client.rest("/a"), "p"),
        (client.rest_as_list(&[]), "p"),
        (client.rest_as_list(&["a", ""]), "p"),
        (client.last(&"a".repeat(70_000)), "x"),
    ] {
        let error = ends(call).await.expect_err("is refused");
        assert_eq!(error.argument_name(), Some(argument), "{error}");
        assert_eq!(error.phase(), Phase::Build, "{error}");
    }
    assert_eq!(wire.connections(), 0);
}

#[tokio::test]
async fn an_urn_is_sent_as_it_is() {
    let wire = Wire::always(nothing());
    wire.client()
        .last("soundcloud:tracks:1")
        .await
        .expect("a success");
    assert_eq!(wire.only().target, "/a/soundcloud:tracks:1");
}

#[tokio::test]
async fn an_argument_that_cannot_be_written_is_named() {
    struct Broken;

    impl fmt::Display for Broken {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            Err(fmt::Error)
        }
    }

    /// Writes for as long as it is let.
    struct Endless;

    impl fmt::Display for Endless {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            loop {
                f.write_str("endless")?;
            }
        }
    }

    trait Odd: Api {
        #[endpoint(GET, "/<broken>")]
        fn broken(&self, broken: Broken) -> Call<()>;

        #[endpoint(GET, "/<endless>")]
        fn endless(&self, endless: Endless) -> Call<()>;
    }

    impl Odd for Client {}

    let wire = Wire::always(nothing());
    let client = wire.client();
    let error = client.broken(Broken).await.expect_err("is refused");
    assert_eq!(error.argument_name(), Some("broken"), "{error}");
    let error = client.endless(Endless).await.expect_err("is refused");
    assert_eq!(error.argument_name(), Some("endless"), "{error}");
    assert!(error.to_string().contains("longer than"), "{error}");
    assert_eq!(wire.connections(), 0);
}

/// Any text, with a liking for what parsers stumble over.
fn text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 36] = [
        ".", "..", "/", "\\", "%", "%2e", "%2E", "%2f", "%5c", "%00", "?", "#", "//host", "\r",
        "\n", "\t", "\0", "\u{7f}", "\u{85}", "é", "\u{202e}", "\u{feff}", "．", "／", ";", "@",
        ":", "&", "=", "+", " ", "[", "]", "'", "\"", "a",
    ];
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(&PIECES[..]), 0..6)
            .prop_map(|pieces| pieces.concat()),
    ]
}

/// A runner, and a runtime that its cases share.
fn property(cases: u32) -> (TestRunner, Runtime) {
    let runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    (runner, runtime.expect("a runtime"))
}

#[test]
fn any_string_in_any_position_stays_in_its_segment() {
    let (mut runner, runtime) = property(1500);
    let wire = Wire::always(nothing());
    let (clients, positions) = (clients(&wire), positions());
    let places = (0..BASES.len(), 0..positions.len(), text());
    let checked = runner.run(&places, |(base, position, value)| {
        let (client, (_, base)) = (&clients[base], BASES[base]);
        runtime.block_on(check(&wire, client, base, &positions[position], &value))
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}

trait Values: Api {
    #[endpoint(GET, "/q?a=<a>&fixed=1&<b>&<m..>")]
    fn query(&self, a: &str, b: &[&str], m: &BTreeMap<String, String>) -> Call<()>;

    #[endpoint(POST, "/f", form = m)]
    fn form(&self, m: &BTreeMap<String, String>) -> Call<()>;

    #[endpoint(POST, "/m", multipart = parts)]
    fn multipart(&self, parts: Form) -> Call<Vec<Part>>;

    #[endpoint(GET, "/h", headers("x-value" = value))]
    fn header(&self, value: &str) -> Call<()>;
}

impl Values for Client {}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

#[test]
fn any_string_is_one_value_of_a_query() {
    let (mut runner, runtime) = property(500);
    let wire = Wire::always(nothing());
    let client = wire.client();
    let map = prop::collection::btree_map(text(), text(), 0..4);
    let checked = runner.run(&(text(), text(), map), |(a, b, map)| {
        runtime.block_on(async {
            ends(client.query(&a, &[&b, "and", &a], &map)).await?;
            let request = wire.last();
            prop_assert_eq!(request.path(), "/q");
            prop_assert!(!request.target.contains('#'));
            let mut expected = vec![
                pair("a", &a),
                pair("fixed", "1"),
                pair("b", &b),
                pair("b", "and"),
                pair("b", &a),
            ];
            expected.extend(map);
            prop_assert_eq!(request.pairs(), expected, "{}", request.target);
            Ok(())
        })
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn any_string_is_one_value_of_a_form() {
    let (mut runner, runtime) = property(300);
    let wire = Wire::always(nothing());
    let client = wire.client();
    let map = prop::collection::btree_map(text(), text(), 0..4);
    let checked = runner.run(&map, |map| {
        runtime.block_on(async {
            ends(client.form(&map)).await?;
            let request = wire.last();
            prop_assert_eq!(request.target.as_str(), "/f");
            let expected: Vec<_> = map.into_iter().collect();
            prop_assert_eq!(pairs(&request.body), expected, "{}", request.text());
            Ok(())
        })
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn any_string_is_one_header_or_refused() {
    let (mut runner, runtime) = property(300);
    let wire = Wire::always(nothing());
    let client = wire.client();
    let checked = runner.run(&text(), |value| {
        runtime.block_on(async {
            let before = wire.count();
            let control = |byte: u8| (byte < b' ' && byte != b'\t') || byte == 0x7f;
            let sent = ends(client.header(&value)).await;
            prop_assert_eq!(sent.is_err(), value.bytes().any(control), "{:?}", sent);
            if let Err(error) = sent {
                prop_assert_eq!(error.argument_name(), Some("value"));
                prop_assert_eq!(wire.count(), before);
                return Ok(());
            }
            // White space around a value is not a part of it (RFC 9110 §5.5).
            let value = value.trim_matches([' ', '\t']);
            let request = wire.last();
            prop_assert_eq!(request.header("x-value"), Some(value));
            Ok(())
        })
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}

/// A part as the server has read it.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Part {
    name: Option<String>,
    file_name: Option<String>,
    content: Vec<u8>,
}

/// A server that answers with the parts it has read.
async fn multipart_server() -> Client {
    let read = async |mut form: Multipart| {
        let mut parts = Vec::new();
        while let Some(field) = form.next_field().await.expect("a part") {
            parts.push(Part {
                name: field.name().map(str::to_owned),
                file_name: field.file_name().map(str::to_owned),
                content: field.bytes().await.expect("its content").to_vec(),
            });
        }
        let body = serde_json::to_vec(&parts).expect("JSON");
        ([("content-type", "application/json")], body)
    };
    let router = Router::new().route("/m", post(read));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("a bound port"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Client::builder(url).build().expect("a client")
}

#[test]
fn any_string_is_one_part_of_a_multipart_body() {
    let (mut runner, runtime) = property(200);
    let client = runtime.block_on(multipart_server());
    let file = prop::collection::vec(any::<u8>(), 0..200);
    let checked = runner.run(&(text(), file), |(value, file)| {
        runtime.block_on(async {
            let bytes = reqwest::multipart::Part::bytes(file.clone()).file_name("tone.wav");
            let form = Form::new()
                .text("track[title]", value.clone())
                .part("file", bytes);
            let parts = ends(client.multipart(form)).await?;
            let expected = [
                Part {
                    name: Some("track[title]".to_owned()),
                    file_name: None,
                    content: value.into_bytes(),
                },
                Part {
                    name: Some("file".to_owned()),
                    file_name: Some("tone.wav".to_owned()),
                    content: file,
                },
            ];
            prop_assert_eq!(parts, expected);
            Ok(())
        })
    });
    checked.unwrap_or_else(|error| panic!("{error}"));
}

#[tokio::test]
async fn a_file_name_adds_no_part_and_no_header() {
    let client = multipart_server().await;
    for name in ["a\"; name=\"b", "a\\b", "\\\"", "é", "a/b", "a;b", ""] {
        let part = reqwest::multipart::Part::text("x").file_name(name);
        let parts = ends(client.multipart(Form::new().part("f", part))).await;
        let parts = parts.expect("is read");
        assert_eq!(parts.len(), 1, "{name:?}: {parts:?}");
        assert_eq!(parts[0].name.as_deref(), Some("f"), "{name:?}");
        assert_eq!(parts[0].content, b"x", "{name:?}");
    }
}

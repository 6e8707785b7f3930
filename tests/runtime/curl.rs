//! The command line of a call: what curl sends by it is what the call sends.

use std::{collections::BTreeMap, process::Command};

use soundcloud_api::{Api, Body, Call, Client, Form, endpoint};

use crate::wire::{Request, Wire, json};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>?<q>")]
    fn item(&self, id: &str, q: Option<&str>) -> Call<()>;

    #[endpoint(GET, "/items", headers("X-Text" = text, "X-Tag" = tags))]
    fn headers(&self, text: &str, tags: &[&str]) -> Call<()>;

    #[endpoint(POST, "/items", json = item)]
    fn json(&self, item: &BTreeMap<&str, &str>) -> Call<()>;

    #[endpoint(POST, "/items", form = item)]
    fn form(&self, item: &BTreeMap<&str, &str>) -> Call<()>;

    #[endpoint(PUT, "/items", xml = item)]
    fn xml(&self, item: &BTreeMap<&str, &str>) -> Call<()>;

    #[endpoint(PATCH, "/items", body = content)]
    fn body(&self, content: Body) -> Call<()>;

    #[endpoint(POST, "/items", multipart = parts)]
    fn multipart(&self, parts: Form) -> Call<()>;

    #[endpoint(DELETE, "/items")]
    fn delete(&self) -> Call<()>;

    #[endpoint(HEAD, "/items")]
    fn head(&self) -> Call<()>;

    #[endpoint(GET, "/items?<secret_token>", auth = key)]
    fn secret(&self, secret_token: &str) -> Call<()>;
}

impl Shop for Client {}

/// Values that mean something to a shell or to curl.
const ODD: [&str; 12] = [
    "plain",
    "it's",
    "'",
    "$HOME `id` $(id)",
    "a b\tc",
    "\"\\",
    "!! ! ~ * ? [1-3] {a,b}",
    "@/etc/hostname",
    "é",
    "-o -",
    "%41",
    ";&|<>#",
];

/// Whether there is a curl to ask; the lines are made for machines that have one.
fn has_curl() -> bool {
    Command::new("curl").arg("--version").output().is_ok()
}

/// Runs a line as a user would.
fn shell(line: &str) {
    // Nothing is added that changes the request.
    let line = format!("{line} --silent --max-time 10");
    let output = Command::new("sh").args(["-c", &line]).output();
    let output = output.expect("a shell");
    assert!(output.status.success(), "{line}\n{output:?}");
}

/// What is the same whoever sends it.
fn same(request: Request) -> (String, String, Vec<(String, String)>, Vec<u8>) {
    let mut headers = request.headers;
    let differs = ["user-agent", "content-length", "accept-encoding"];
    headers.retain(|(name, _)| !differs.contains(&name.as_str()));
    headers.sort();
    (request.method, request.target, headers, request.body)
}

/// Sends a call, then its command line, and holds the two requests against each other.
async fn sends_the_same(wire: &Wire, call: impl Fn() -> Call<()>) {
    call().await.expect("a success");
    let sent = same(wire.last());
    let before = wire.count();
    let line = call().to_curl().expect("a line");
    shell(&line);
    assert_eq!(wire.count(), before + 1, "{line}");
    assert_eq!(same(wire.last()), sent, "{line}");
}

#[tokio::test]
async fn curl_sends_what_the_call_sends_whatever_the_values_hold() {
    if !has_curl() {
        return;
    }
    let wire = Wire::always(json("null"));
    let client = wire.client();
    for value in ODD {
        let map = BTreeMap::from([(value, value)]);
        sends_the_same(&wire, || client.item(value, Some(value))).await;
        sends_the_same(&wire, || client.headers(value, &[value, "b"])).await;
        sends_the_same(&wire, || client.form(&map)).await;
        sends_the_same(&wire, || client.json(&map)).await;
        sends_the_same(&wire, || client.body(value.into())).await;
        let map = BTreeMap::from([("item", value)]);
        sends_the_same(&wire, || client.xml(&map)).await;
    }
}

#[tokio::test]
async fn curl_sends_the_method_and_what_is_empty() {
    if !has_curl() {
        return;
    }
    let wire = Wire::always(json("null"));
    let client = wire.builder().header("x-own", "it's").build();
    let client = client.expect("a client");
    sends_the_same(&wire, || client.item("7", None)).await;
    sends_the_same(&wire, || client.delete()).await;
    sends_the_same(&wire, || client.headers("", &[])).await;
    sends_the_same(&wire, || client.body("".into())).await;
    sends_the_same(&wire, || client.body("line\r\n\nline\n".into())).await;
    sends_the_same(&wire, || {
        client
            .item("7", None)
            .query("a[]", "{}")
            .header("accept", "*/*")
    })
    .await;
}

#[tokio::test]
async fn curl_does_not_wait_for_a_body_that_head_never_gets() {
    if !has_curl() {
        return;
    }
    let wire = Wire::always(crate::wire::Answer::raw(
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n",
    ));
    sends_the_same(&wire, || wire.client().head()).await;
}

#[test]
fn secrets_are_replaced() {
    let builder = Client::builder("https://shop.example")
        .token_scheme("OAuth")
        .token("c4nary");
    let builder = builder
        .api_key("license", "c4nary")
        .header("x-api-key", "c4nary");
    let client = builder.build().expect("a client");
    let call = client
        .secret("c4nary")
        .header("cookie", "c4nary")
        .query("access_token", "c4nary");
    let line = call.to_curl().expect("a line");
    assert!(!line.contains("c4nary"), "{line}");
    for words in [
        "'https://shop.example/items?secret_token=[redacted]&access_token=[redacted]&license=[redacted]'",
        "-H 'authorization: OAuth [redacted]'",
        "-H 'x-api-key: [redacted]'",
        "-H 'cookie: [redacted]'",
    ] {
        assert!(line.contains(words), "{line}");
    }
}

#[test]
fn secrets_in_a_body_are_replaced() {
    let client = Client::builder("https://shop.example")
        .build()
        .expect("a client");
    let item = BTreeMap::from([
        ("client_secret", "c4nary"),
        ("password", "c4nary"),
        ("user", "ana"),
    ]);
    let line = client.form(&item).to_curl().expect("a line");
    assert!(
        !line.contains("c4nary") && line.contains("user=ana"),
        "{line}"
    );
    let line = client.json(&item).to_curl().expect("a line");
    assert!(
        !line.contains("c4nary") && line.contains(r#""user":"ana""#),
        "{line}"
    );
}

#[test]
fn a_body_that_is_no_text_is_left_to_the_reader() {
    let client = Client::builder("https://shop.example")
        .build()
        .expect("a client");
    let stream = futures_util::stream::iter([Ok::<_, std::io::Error>("a")]);
    for body in [
        Body::from(vec![0, 255]),
        Body::from("a\0b"),
        Body::stream(stream, None),
    ] {
        let line = client.body(body).to_curl().expect("a line");
        assert!(line.ends_with(" --data-binary @BODY"), "{line}");
    }
    let line = client
        .multipart(Form::new().text("a", "b"))
        .to_curl()
        .expect("a line");
    assert!(line.ends_with(" --form NAME=@FILE"), "{line}");
}

#[test]
fn a_scheme_cannot_leave_its_quotes() {
    let client = Client::builder("https://shop.example")
        .token_scheme("it's")
        .token("t");
    let line = client
        .build()
        .expect("a client")
        .delete()
        .to_curl()
        .expect("a line");
    assert!(
        line.contains(r"'authorization: it'\''s [redacted]'"),
        "{line}"
    );
}

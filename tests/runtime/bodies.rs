//! Bodies of requests: how each kind is encoded, announced and delimited.

use std::{io, path::PathBuf};

use bytes::Bytes;
use futures_util::stream;
use serde::Serialize;
use soundcloud_api::{Api, Body, Call, Client, Form, Format, Phase, endpoint};

use crate::{
    ends, until,
    wire::{Request, Wire, nothing, pairs},
};

#[derive(Serialize)]
struct Track {
    title: &'static str,
    tags: Vec<&'static str>,
    bpm: Option<u8>,
}

#[derive(Serialize)]
struct Document {
    track: Track,
}

const TRACK: Track = Track {
    title: "Öl & <Wasser>",
    tags: Vec::new(),
    bpm: None,
};

#[rustfmt::skip]
trait Bodies: Api {
    #[endpoint(POST, "/b", json = track)]
    fn json(&self, track: &Track) -> Call<()>;

    #[endpoint(POST, "/b", form = track)]
    fn form(&self, track: &Track) -> Call<()>;

    #[endpoint(PUT, "/b", xml = document)]
    fn xml(&self, document: &Document) -> Call<()>;

    #[endpoint(PUT, "/b.<format>", encode(format) = document)]
    fn encoded(&self, format: Format, document: &Document) -> Call<()>;

    #[endpoint(POST, "/b", multipart = parts)]
    fn multipart(&self, parts: Form) -> Call<()>;

    #[endpoint(PUT, "/b", body = content)]
    fn body(&self, content: Body) -> Call<()>;

    #[endpoint(PUT, "/b", body = text)]
    fn text(&self, text: &str) -> Call<()>;

    #[endpoint(PUT, "/b", body = bytes)]
    fn bytes(&self, bytes: Vec<u8>) -> Call<()>;

    #[endpoint(PATCH, "/b", json = track, headers("Content-Type" = "application/merge-patch+json"))]
    fn merge(&self, track: &Track) -> Call<()>;

    #[endpoint(POST, "/b", json = value)]
    fn any_json<T: Serialize>(&self, value: T) -> Call<()>;

    #[endpoint(POST, "/b", form = value)]
    fn any_form<T: Serialize>(&self, value: T) -> Call<()>;
}

impl Bodies for Client {}

async fn arrives(call: impl FnOnce(&Client) -> Call<()>) -> Request {
    let wire = Wire::always(nothing());
    ends(call(&wire.client())).await.expect("a success");
    wire.only()
}

/// Content type, `Content-Length`, `Transfer-Encoding`.
fn framing(request: &Request) -> [Option<&str>; 3] {
    ["content-type", "content-length", "transfer-encoding"].map(|name| request.header(name))
}

#[tokio::test]
async fn a_json_body_is_announced_and_measured() {
    let request = arrives(|client| client.json(&TRACK)).await;
    let text = r#"{"title":"Öl & <Wasser>","tags":[],"bpm":null}"#;
    assert_eq!(request.text(), text);
    let length = text.len().to_string();
    let expected = [Some("application/json"), Some(&*length), None];
    assert_eq!(framing(&request), expected);
}

#[tokio::test]
async fn a_form_body_is_announced_and_measured() {
    let track = Track {
        tags: vec!["a", "b c"],
        ..TRACK
    };
    let request = arrives(|client| client.form(&track)).await;
    let decoded = pairs(&request.body);
    let decoded: Vec<_> = decoded
        .iter()
        .map(|(key, value)| (&**key, &**value))
        .collect();
    assert_eq!(
        decoded,
        [("title", "Öl & <Wasser>"), ("tags", "a"), ("tags", "b c")]
    );
    let length = request.body.len().to_string();
    let expected = [
        Some("application/x-www-form-urlencoded"),
        Some(&*length),
        None,
    ];
    assert_eq!(framing(&request), expected);
}

#[tokio::test]
async fn an_xml_body_is_announced_and_measured() {
    let request = arrives(|client| client.xml(&Document { track: TRACK })).await;
    let text = request.text();
    assert!(
        text.contains("<title>Öl &amp; &lt;Wasser&gt;</title>"),
        "{text}"
    );
    let [media_type, length, encoding] = framing(&request);
    assert_eq!(media_type, Some("application/xml; charset=utf-8"));
    assert_eq!((length, encoding), (Some(&*text.len().to_string()), None));
}

#[tokio::test]
async fn an_encoded_body_is_in_the_format_of_the_path() {
    let document = Document { track: TRACK };
    let request = arrives(|client| client.encoded(Format::Json, &document)).await;
    assert_eq!(request.target, "/b.json");
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert!(
        request.text().starts_with(r#"{"track":"#),
        "{}",
        request.text()
    );
    let request = arrives(|client| client.encoded(Format::Xml, &document)).await;
    assert_eq!(request.target, "/b.xml");
    assert_eq!(
        request.header("content-type"),
        Some("application/xml; charset=utf-8")
    );
    assert!(request.text().contains("<track>"), "{}", request.text());
}

#[tokio::test]
async fn a_multipart_body_of_known_parts_is_measured() {
    let form = Form::new().text("track[title]", "a\r\n--b");
    let request = arrives(|client| client.multipart(form)).await;
    let [media_type, length, encoding] = framing(&request);
    let boundary = media_type.and_then(|it| it.strip_prefix("multipart/form-data; boundary="));
    let boundary = boundary.expect("a boundary");
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"track[title]\"\r\n\r\na\r\n--b\r\n--{boundary}--\r\n"
    );
    assert_eq!(request.text(), expected);
    assert_eq!(
        (length, encoding),
        (Some(&*expected.len().to_string()), None)
    );
}

#[tokio::test]
async fn text_and_bytes_are_sent_as_they_are() {
    let request = arrives(|client| client.text("Öl")).await;
    assert_eq!(request.text(), "Öl");
    assert_eq!(
        framing(&request),
        [Some("text/plain; charset=utf-8"), Some("3"), None]
    );
    let request = arrives(|client| client.bytes(vec![0, 255, 13, 10])).await;
    assert_eq!(request.body, [0, 255, 13, 10]);
    assert_eq!(
        framing(&request),
        [Some("application/octet-stream"), Some("4"), None]
    );
    let request = arrives(|client| client.body(reqwest::Body::from("raw").into())).await;
    assert_eq!(request.text(), "raw");
    assert_eq!(
        framing(&request),
        [Some("application/octet-stream"), Some("3"), None]
    );
}

#[tokio::test]
async fn an_empty_body_is_announced_as_empty() {
    for body in [
        Body::from(""),
        Body::from(Bytes::new()),
        pieces([], Some(0)),
    ] {
        let request = arrives(|client| client.body(body)).await;
        assert!(request.body.is_empty());
        assert_eq!(request.header("content-length"), Some("0"));
        assert_eq!(request.header("transfer-encoding"), None);
    }
}

#[tokio::test]
async fn a_media_type_is_that_of_the_body_unless_the_endpoint_has_its_own() {
    let csv = http::HeaderValue::from_static("text/csv");
    let request = arrives(|client| client.body(Body::from("a;b").media_type(csv))).await;
    assert_eq!(request.header("content-type"), Some("text/csv"));
    let request = arrives(|client| client.merge(&TRACK)).await;
    assert_eq!(
        request.header("content-type"),
        Some("application/merge-patch+json")
    );
}

/// A stream of pieces, the last of which may be a failure.
fn pieces<const N: usize>(pieces: [io::Result<&'static str>; N], length: Option<u64>) -> Body {
    Body::stream(stream::iter(pieces), length)
}

#[tokio::test]
async fn a_stream_of_known_length_is_measured() {
    let body = pieces([Ok("ab"), Ok(""), Ok("cde")], Some(5));
    assert_eq!(body.len(), Some(5));
    let request = arrives(|client| client.body(body)).await;
    assert_eq!(request.text(), "abcde");
    assert_eq!(
        framing(&request),
        [Some("application/octet-stream"), Some("5"), None]
    );
}

#[tokio::test]
async fn a_stream_of_unknown_length_is_sent_in_chunks() {
    let body = pieces([Ok("ab"), Ok("cde")], None);
    assert_eq!(body.len(), None);
    let request = arrives(|client| client.body(body)).await;
    assert_eq!(request.text(), "abcde");
    assert_eq!(
        framing(&request),
        [Some("application/octet-stream"), None, Some("chunked")]
    );
}

#[tokio::test]
async fn a_stream_that_fails_or_lies_about_its_length_is_never_a_whole_request() {
    let failure = || Err(io::Error::other("the disk is gone"));
    for (body, words) in [
        (pieces([Ok("ab"), failure()], Some(5)), "the disk is gone"),
        (pieces([Ok("ab"), failure()], None), "the disk is gone"),
        (pieces([Ok("ab")], Some(5)), "ended before"),
        (pieces([Ok("ab"), Ok("cdef")], Some(5)), "longer than"),
    ] {
        let wire = Wire::always(nothing());
        let error = ends(wire.client().body(body)).await.expect_err("fails");
        assert_eq!(error.phase(), Phase::Transport, "{error}");
        let causes = causes(&error);
        assert!(causes.contains(words), "{causes}");
        until(|| wire.closed() == wire.connections()).await;
        assert_eq!(wire.count(), 0, "the server saw a whole request");
    }
}

fn causes(error: &soundcloud_api::Error) -> String {
    let first: &dyn std::error::Error = error;
    let chain = std::iter::successors(Some(first), |error| error.source());
    let texts: Vec<_> = chain.map(ToString::to_string).collect();
    texts.join("\n")
}

/// A file that is gone with its name.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, content: &[u8]) -> Self {
        let name = format!("soundcloud-api-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, content).expect("a file");
        Self(path)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[tokio::test]
async fn a_file_arrives_byte_for_byte_with_its_length() {
    for length in [0, 1, 65_535, 65_536, 65_537, 300_000] {
        let content: Vec<u8> = (0_u8..251).cycle().take(length).collect();
        let file = Temporary::new(&length.to_string(), &content);
        let body = Body::file(&file.0).expect("opens");
        assert_eq!(body.len(), Some(length as u64));
        let request = arrives(|client| client.body(body)).await;
        assert!(request.body == content, "{length} bytes");
        assert_eq!(request.header("content-length"), Some(&*length.to_string()));
    }
}

#[tokio::test]
async fn what_is_no_file_is_refused_when_it_is_opened() {
    let directory = Body::file(std::env::temp_dir()).expect_err("a directory");
    assert_eq!(directory.kind(), io::ErrorKind::IsADirectory);
    let missing = Body::file("/there/is/no/such/file").expect_err("no file");
    assert_eq!(missing.kind(), io::ErrorKind::NotFound);
}

#[tokio::test]
async fn what_cannot_be_encoded_is_refused_before_a_connection_is_opened() {
    let wire = Wire::always(nothing());
    let client = wire.client();
    let keys = std::collections::BTreeMap::from([(vec![1], 1)]);
    for call in [
        client.any_json(&keys),
        client.any_form(vec![1, 2]),
        client.any_form("text"),
    ] {
        let error = ends(call).await.expect_err("is refused");
        assert_eq!(error.phase(), Phase::Build, "{error}");
        assert!(
            error.to_string().contains("could not be encoded"),
            "{error}"
        );
        assert!(std::error::Error::source(&error).is_some(), "{error:?}");
    }
    assert_eq!(wire.connections(), 0);
}

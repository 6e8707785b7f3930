//! True answers that are spoiled, and bodies without an end.

use serde_json::json;
use soundcloud_api::sandbox::{Fault, PUBLIC_TRACK, Reply, Spoil};

use super::{LIST, get, sandbox, see, see_at, whole};

#[tokio::test]
async fn headers_that_are_not_true() {
    for (spoil, name, value) in [
        (
            Spoil::header("content-encoding", "gzip, br, gzip"),
            "content-encoding",
            Some("gzip, br, gzip"),
        ),
        (
            Spoil::header("content-encoding", "gzip"),
            "content-encoding",
            Some("gzip"),
        ),
        (
            Spoil::header("content-encoding", "rot13"),
            "content-encoding",
            Some("rot13"),
        ),
        (
            Spoil::header("content-type", "image/png"),
            "content-type",
            Some("image/png"),
        ),
        (Spoil::no_header("content-type"), "content-type", None),
        (
            Spoil::header("connection", "close"),
            "connection",
            Some("close"),
        ),
    ] {
        let seen = see(spoil).await;
        assert_eq!(seen.header(name), value);
        assert_eq!(seen.json()["collection"].as_array().map(Vec::len), Some(3));
    }
}

#[tokio::test]
async fn bytes_that_are_not_utf8() {
    let json = Some("application/json; charset=utf-8");

    let bom = see(Spoil::Bom).await;
    assert!(bom.body.starts_with(b"\xef\xbb\xbf{"));
    assert_eq!(bom.header("content-type"), json);

    let utf16 = see(Spoil::Utf16).await;
    assert!(utf16.body.starts_with(b"\xff\xfe{\0"));
    assert_eq!(
        utf16.header("content-type"),
        Some("application/json; charset=utf-16")
    );

    let latin1 = see(Spoil::Latin1).await;
    assert!(std::str::from_utf8(&latin1.body).is_err());
    assert_eq!(
        latin1.header("content-type"),
        Some("application/json; charset=iso-8859-1")
    );

    let invalid = see(Spoil::InvalidUtf8).await;
    assert!(std::str::from_utf8(&invalid.body).is_err());
    assert_eq!(invalid.header("content-type"), json);
    assert_eq!(
        invalid.header("content-length"),
        Some(invalid.body.len().to_string().as_str())
    );
}

#[tokio::test]
async fn documents_that_are_none() {
    let sandbox = sandbox().await;
    let mut seen = Vec::new();
    sandbox.faults().next(1, Spoil::Half);
    sandbox.faults().next(1, Spoil::Trailing);
    sandbox.faults().next(1, Spoil::DoubleKeys);
    for _ in 0..4 {
        let response = get(&sandbox, LIST).await.expect("an answer");
        seen.push(whole(response).await);
    }
    let [half, trailing, doubled, unspoilt] = &seen[..] else {
        panic!("four answers");
    };
    let document = unspoilt.text();

    assert_eq!(half.text(), &document[..document.len() / 2]);
    assert_eq!(trailing.text(), format!("{document}\n}}"));
    assert_eq!(doubled.text().matches(r#""next_href":"#).count(), 2);
    assert_eq!(doubled.json(), unspoilt.json());
}

#[tokio::test]
async fn a_field_of_ones_own() {
    let list = see(Spoil::field("created_at", "the day before"))
        .await
        .json();
    let items = list["collection"].as_array().expect("a page");
    assert_eq!(items.len(), 3);
    assert!(
        items
            .iter()
            .all(|item| item["created_at"] == "the day before")
    );

    let track = format!("/tracks/{PUBLIC_TRACK}");
    let one = see_at(&track, Spoil::field("id", json!({ "new": 1 }))).await;
    assert_eq!(one.json()["id"]["new"], 1);
    let xml = see_at(&format!("{track}.xml"), Spoil::field("id", "none")).await;
    assert!(xml.text().contains("<id>none</id>"));
    let error = see_at("/tracks/1", Spoil::field("id", 7)).await;
    assert_eq!((error.status.as_u16(), error.json().get("id")), (404, None));
}

#[tokio::test]
async fn a_file_stays_as_it_is() {
    let path = format!("/tracks/{PUBLIC_TRACK}/stream");
    let file = see_at(&path, Spoil::Half).await;
    let length = file.header("content-length").map(str::to_owned);
    assert_eq!(length, Some(file.body.len().to_string()));
    assert!(file.body.starts_with(b"RIFF"));
}

#[tokio::test]
async fn half_of_what_was_promised() {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, Fault::TruncateBody);
    let response = get(&sandbox, LIST).await.expect("a head");
    assert_eq!(response.status(), 200);
    assert!(response.bytes().await.is_err());
}

#[tokio::test]
async fn a_body_without_an_end() {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, Reply::new(200).endless("["));
    let mut response = get(&sandbox, LIST).await.expect("a head");
    let mut read = 0;
    while read < 1_000_000 {
        let chunk = response.chunk().await.expect("more").expect("more");
        assert!(chunk.iter().all(|byte| *byte == b'['));
        read += chunk.len();
    }
}

#[tokio::test]
async fn a_bomb() {
    for (reply, status) in [
        (Reply::new(200).bomb(), 200),
        (Reply::new(500).bomb(), 500),
        (Reply::redirect(302, "/").bomb(), 302),
    ] {
        let sandbox = sandbox().await;
        sandbox.faults().next(1, reply);
        let mut response = get(&sandbox, LIST).await.expect("a head");
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["content-encoding"], "gzip");
        let mut begin = Vec::new();
        while begin.len() < 100_000 {
            begin.extend(response.chunk().await.expect("more").expect("more"));
        }
        assert!(begin.starts_with(b"\x1f\x8b\x08"));
    }
}

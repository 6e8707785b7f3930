//! Parts of files, and versions that they are of.

use serde_json::json;

use super::{
    super::{ANA, PUBLIC_TRACK, Sandbox},
    http::{Ask, Reply, sandbox},
};

const AUDIO: &[u8] = b"0123456789";

/// The path of a file that is uploaded.
async fn upload(sandbox: &Sandbox, audio: &[u8]) -> String {
    let post = Ask::post("/tracks").by(ANA).upload("x", audio);
    format!("/tracks/{}/stream", post.send(sandbox).await.json()["id"])
}

async fn ask(sandbox: &Sandbox, path: &str, headers: &[(&str, &str)]) -> Reply {
    let ask = headers
        .iter()
        .fold(Ask::get(path), |ask, (name, value)| ask.header(name, value));
    ask.send(sandbox).await
}

async fn tag(sandbox: &Sandbox, path: &str) -> String {
    let reply = ask(sandbox, path, &[]).await;
    reply.header("etag").expect("a version").to_owned()
}

#[tokio::test]
async fn a_file_has_a_strong_version_which_changes_with_its_content_only() {
    let sandbox = sandbox().await;
    let mut tags = Vec::new();
    for audio in [AUDIO, b"0123456780", b"012345678", AUDIO] {
        tags.push(tag(&sandbox, &upload(&sandbox, audio).await).await);
    }
    let sample = format!("/tracks/{PUBLIC_TRACK}/download");
    let again = [tag(&sandbox, &sample).await, tag(&sandbox, &sample).await];

    assert!(tags[0].starts_with('"') && tags[0].ends_with('"'));
    assert_eq!(tags[0], tags[3]);
    assert_ne!(tags[0], tags[1]);
    assert_ne!(tags[0], tags[2]);
    assert_eq!(again[0], again[1]);
    assert_ne!(again[0], tags[0]);
}

#[tokio::test]
async fn the_rest_of_a_file_is_what_follows() {
    let sandbox = sandbox().await;
    let uploaded = upload(&sandbox, AUDIO).await;
    let sample = format!("/tracks/{PUBLIC_TRACK}/download");

    for (path, start) in [(uploaded, 4), (sample, 44)] {
        let whole = ask(&sandbox, &path, &[]).await;
        let length = whole.body.len();
        let range = format!("bytes={start}-");
        let rest = ask(&sandbox, &path, &[("range", &range)]).await;
        assert_eq!((rest.status, &*rest.body), (206, &whole.body[start..]));
        let told = format!("bytes {start}-{}/{length}", length - 1);
        assert_eq!(rest.header("content-range"), Some(&*told));
        let told = (length - start).to_string();
        assert_eq!(rest.header("content-length"), Some(&*told));
        for name in ["etag", "content-type", "content-disposition"] {
            assert_eq!(rest.header(name), whole.header(name));
        }
    }
}

#[tokio::test]
async fn the_rest_is_of_the_version_that_is_asked_for() {
    let sandbox = sandbox().await;
    let path = upload(&sandbox, AUDIO).await;
    let tag = tag(&sandbox, &path).await;
    let weak = format!("W/{tag}");

    for (version, status) in [
        (&*tag, 206),
        ("\"another\"", 200),
        (&weak, 200),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 200),
    ] {
        let headers = [("range", "bytes=4-"), ("if-range", version)];
        let reply = ask(&sandbox, &path, &headers).await;
        assert_eq!(reply.status, status, "{version}");
        let body = if status == 206 { &AUDIO[4..] } else { AUDIO };
        assert_eq!(reply.body, body);
    }
}

#[tokio::test]
async fn beyond_the_end_there_is_nothing() {
    let sandbox = sandbox().await;
    let path = upload(&sandbox, AUDIO).await;

    let beyond = ask(&sandbox, &path, &[("range", "bytes=10-")]).await;

    assert_eq!(beyond.status, 416);
    assert_eq!(beyond.header("content-range"), Some("bytes */10"));
    assert_eq!(beyond.json()["code"], json!(416));
    let other = [("range", "bytes=10-"), ("if-range", "\"another\"")];
    assert_eq!(ask(&sandbox, &path, &other).await.status, 200);
}

#[tokio::test]
async fn only_what_is_fetched_has_parts() {
    let sandbox = sandbox().await;
    let path = upload(&sandbox, AUDIO).await;

    let head = Ask::new("HEAD", &path).header("range", "bytes=4-");
    let head = head.send(&sandbox).await;

    assert_eq!(
        (head.status, head.header("content-length")),
        (200, Some("10"))
    );
    assert_eq!(head.header("accept-ranges"), Some("bytes"));
}

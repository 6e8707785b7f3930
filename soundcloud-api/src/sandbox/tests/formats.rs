//! JSON, XML, and what is neither.

use super::{
    super::{ANA, PUBLIC_TRACK},
    http::{Ask, sandbox},
};

const XML: Option<&str> = Some("application/xml; charset=utf-8");
const JSON: Option<&str> = Some("application/json; charset=utf-8");

#[tokio::test]
async fn suffix_then_query_then_accept() {
    let sandbox = sandbox().await;
    let accept = |target: &str, accept: &str| Ask::get(target).header("accept", accept);

    assert_eq!(
        Ask::get("/tracks")
            .send(&sandbox)
            .await
            .header("content-type"),
        JSON
    );
    assert_eq!(
        accept("/tracks", "application/xml")
            .send(&sandbox)
            .await
            .header("content-type"),
        XML
    );
    assert_eq!(
        accept("/tracks.json", "application/xml")
            .send(&sandbox)
            .await
            .header("content-type"),
        JSON
    );
    assert_eq!(
        Ask::get("/tracks?format=xml")
            .send(&sandbox)
            .await
            .header("content-type"),
        XML
    );
}

#[tokio::test]
async fn other_formats_are_not_served() {
    let sandbox = sandbox().await;

    for target in [
        "/tracks.yaml",
        "/tracks?format=csv",
        "/me/tracks.html",
        "/tracks.",
    ] {
        assert_eq!(
            Ask::get(target).by(ANA).status(&sandbox).await,
            406,
            "{target}"
        );
    }
    let accept = Ask::get("/tracks").header("accept", "image/png");
    assert_eq!(accept.status(&sandbox).await, 406);
    assert_eq!(Ask::get("/nothing.yaml").status(&sandbox).await, 404);
}

#[tokio::test]
async fn a_file_is_sent_whatever_is_accepted() {
    let sandbox = sandbox().await;

    let stream = Ask::get(&format!("/tracks/{PUBLIC_TRACK}/stream")).header("accept", "audio/*");

    assert_eq!(stream.status(&sandbox).await, 200);
}

#[tokio::test]
async fn a_head_has_no_body() {
    let sandbox = sandbox().await;

    let reply = Ask::new("HEAD", "/tracks.json").send(&sandbox).await;

    assert_eq!((reply.status, reply.body.len()), (200, 0));
    assert_eq!(reply.header("content-type"), JSON);
}

#[tokio::test]
async fn the_index_lists_the_operations() {
    let sandbox = sandbox().await;

    let reply = Ask::get("/").send(&sandbox).await;

    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    assert!(
        reply
            .text()
            .contains("PUT    /tracks/{track_id}/secret-token")
    );
}

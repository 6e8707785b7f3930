//! Answers that do not come, or not at once.

use std::time::{Duration, Instant};

use soundcloud_api::sandbox::{ANA, BO, Fault, PUBLIC_TRACK, Sandbox};
use tokio::time::timeout;

use super::{A_WHILE, LIST, client, get, sandbox, see, whole};

async fn comments(sandbox: &Sandbox) -> usize {
    let path = format!("/tracks/{PUBLIC_TRACK}/comments");
    let seen = whole(get(sandbox, &path).await.expect("an answer")).await;
    seen.json().as_array().expect("a list").len()
}

/// Posts a comment, and whether an answer came in a while.
async fn comment(sandbox: &Sandbox) -> Result<reqwest::Result<()>, tokio::time::error::Elapsed> {
    let url = format!("{}/tracks/{PUBLIC_TRACK}/comments", sandbox.url());
    let post = client()
        .post(url)
        .header("authorization", format!("OAuth {}", BO.token))
        .header("content-type", "application/json")
        .body(r#"{"comment":{"body":"x"}}"#);
    timeout(A_WHILE, async { post.send().await.map(|_| ()) }).await
}

#[tokio::test]
async fn silence_after_the_request_is_carried_out() {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, Fault::Silence);
    assert!(comment(&sandbox).await.is_err());
    assert_eq!(comments(&sandbox).await, 4);
}

#[tokio::test]
async fn silence_before_anything_is_carried_out() {
    let sandbox = sandbox().await;
    let hour = Fault::Latency(Duration::from_secs(3600));
    assert_eq!(hour, Fault::Latency(Duration::from_secs(3600)));
    sandbox.faults().next(1, hour);
    assert!(comment(&sandbox).await.is_err());
    assert_eq!(comments(&sandbox).await, 3);
}

#[tokio::test]
async fn a_connection_that_is_dropped() {
    let sandbox = sandbox().await;
    for (fault, count) in [(Fault::DropConnection, 3), (Fault::DropAnswer, 4)] {
        sandbox.faults().next(1, fault);
        assert!(comment(&sandbox).await.expect("an end").is_err());
        assert_eq!(comments(&sandbox).await, count);
    }
}

#[tokio::test]
async fn half_a_body_and_then_nothing() {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, Fault::StallBody);
    let mut response = get(&sandbox, LIST).await.expect("a head");
    let length = response.content_length().expect("a promise");
    let mut read = 0;
    let rest = async {
        while let Some(chunk) = response.chunk().await.expect("a stall and no end") {
            read += chunk.len() as u64;
        }
    };
    assert!(timeout(A_WHILE, rest).await.is_err());
    assert_eq!(read, length / 2);
}

#[tokio::test]
async fn byte_by_byte() {
    let sandbox = sandbox().await;
    sandbox
        .faults()
        .next(1, Fault::DripBody(Duration::from_millis(1)));
    let start = Instant::now();
    let mut response = get(&sandbox, "/tracks/1").await.expect("a head");
    let length = response.content_length().expect("a promise");
    let mut chunks = 0;
    while let Some(chunk) = response.chunk().await.expect("the whole body") {
        assert!(!chunk.is_empty());
        chunks += 1;
    }
    assert!(start.elapsed() >= Duration::from_millis(length));
    assert!(chunks > length / 10, "{chunks} of {length}");
}

#[tokio::test]
async fn a_sandbox_that_stops_ends_all_silence() {
    for fault in [
        Fault::Silence,
        Fault::StallBody,
        Fault::DripBody(Duration::from_secs(3600)),
    ] {
        let sandbox = sandbox().await;
        sandbox.faults().next(1, fault);
        let url = format!("{}{LIST}", sandbox.url());
        let call = tokio::spawn(async move {
            let token = format!("OAuth {}", ANA.token);
            let response = client().get(url).header("authorization", token).send();
            response.await?.bytes().await
        });
        while sandbox.requests() == 0 {
            tokio::task::yield_now().await;
        }
        sandbox.stop().await;
        let ended = timeout(Duration::from_secs(5), call).await;
        assert!(ended.expect("an end").expect("a task").is_err());
    }
}

#[tokio::test]
async fn an_answer_is_the_same_however_slow() {
    let slow = see(Fault::DripBody(Duration::ZERO)).await;
    assert_eq!(slow.json()["collection"].as_array().map(Vec::len), Some(3));
}

//! What befalls requests that carry something.

use std::time::Duration;

use soundcloud_api::{
    Method,
    sandbox::{ANA, ErrorPage, Fault, Reply, Rule, Sandbox},
};
use tokio::time::timeout;

use super::{A_WHILE, LIST, client, get, sandbox, whole};

async fn upload(sandbox: &Sandbox, size: usize) -> reqwest::Result<u16> {
    let part = |name: &str, content: &str| {
        format!("--b\r\ncontent-disposition: form-data; {name}\r\n\r\n{content}\r\n")
    };
    let title = part("name=\"track[title]\"", "Noise");
    let file = part(
        "name=\"track[asset_data]\"; filename=\"noise.wav\"",
        &"x".repeat(size),
    );
    let response = client()
        .post(format!("{}/tracks", sandbox.url()))
        .header("authorization", format!("OAuth {}", ANA.token))
        .header("content-type", "multipart/form-data; boundary=b")
        .body(format!("{title}{file}--b--\r\n"))
        .send()
        .await?;
    Ok(response.status().as_u16())
}

async fn is_there(sandbox: &Sandbox) -> bool {
    let seen = whole(get(sandbox, LIST).await.expect("a list")).await;
    seen.json()["collection"][0]["title"] == "Noise"
}

#[tokio::test]
async fn an_upload_that_is_there_and_nobody_learns_of_it() {
    let sandbox = sandbox().await;
    let lost = Reply::new(502).page(ErrorPage::Html);
    sandbox.faults().next(1, lost);
    assert_eq!(upload(&sandbox, 100_000).await.ok(), Some(502));
    assert!(!is_there(&sandbox).await);

    let lost = Reply::new(502).page(ErrorPage::Html).carried_out();
    sandbox.faults().next(1, lost);
    assert_eq!(upload(&sandbox, 100_000).await.ok(), Some(502));
    assert!(is_there(&sandbox).await);
}

#[tokio::test]
async fn an_answer_before_the_upload_is_read() {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, Reply::new(413));
    assert_eq!(upload(&sandbox, 4_000_000).await.ok(), Some(413));
}

#[tokio::test]
async fn an_answer_that_is_none_after_the_upload_is_read() {
    let sandbox = sandbox().await;
    sandbox.faults().next(1, Reply::new(1000));
    assert!(upload(&sandbox, 4_000_000).await.is_err());
    assert!(!is_there(&sandbox).await);
}

#[tokio::test]
async fn a_server_that_does_not_read() {
    let sandbox = sandbox().await;
    sandbox
        .faults()
        .add(Rule::new(Fault::Latency(Duration::from_secs(3600))).method(Method::POST));
    let stuck = timeout(A_WHILE, upload(&sandbox, 20_000_000)).await;
    assert!(stuck.is_err());
    assert!(!is_there(&sandbox).await);
}

//! What is refused, and how.

use serde_json::{Value, json};

use super::{
    super::{ANA, APP_TOKEN, CONSUMER_KEY, PUBLIC_TRACK},
    http::{Ask, sandbox},
};

#[tokio::test]
async fn an_error_in_json() {
    let sandbox = sandbox().await;

    let reply = Ask::get("/tracks/1.json").send(&sandbox).await;

    assert_eq!(reply.status, 404);
    assert_eq!(
        reply.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    let body = reply.json();
    assert_eq!(body["code"], 404);
    assert_eq!(body["message"], "");
    assert_eq!(body["status"], "404 - Not Found");
    assert_eq!(body["errors"], json!([]));
    assert_eq!(body["error"], Value::Null);
    assert!(body["link"].is_string());
}

#[tokio::test]
async fn an_error_in_xml() {
    let sandbox = sandbox().await;

    let absent = Ask::get("/tracks/1.xml").send(&sandbox).await;
    let invalid = Ask::post(&format!("/tracks/{PUBLIC_TRACK}/comments.xml"))
        .by(ANA)
        .send(&sandbox)
        .await;

    assert_eq!(
        absent.header("content-type"),
        Some("application/xml; charset=utf-8")
    );
    assert!(
        absent
            .text()
            .ends_with("<errors>\n  <error>404 - Not Found</error>\n</errors>\n")
    );
    assert!(
        invalid
            .text()
            .contains("<error>Parameter comment is missing.</error>")
    );
}

#[tokio::test]
async fn paths_that_do_not_exist() {
    let sandbox = sandbox().await;

    for target in [
        "/tracks/",
        "/tracks/x.json",
        "/tracks/%FF",
        "/tracks/.json",
        "/tracks//comments",
        "/nothing",
        "/tracks/1/2/3",
    ] {
        assert_eq!(
            Ask::get(target).by(ANA).status(&sandbox).await,
            404,
            "{target}"
        );
    }
}

#[tokio::test]
async fn a_method_that_is_not_offered() {
    let sandbox = sandbox().await;

    let reply = Ask::new("PATCH", &format!("/tracks/{PUBLIC_TRACK}.json"))
        .by(ANA)
        .send(&sandbox)
        .await;

    assert_eq!(reply.status, 405);
    let mut allowed: Vec<_> = reply
        .header("allow")
        .expect("the methods")
        .split(',')
        .collect();
    allowed.sort_unstable();
    assert_eq!(allowed, ["DELETE", "GET", "HEAD", "PUT"]);
    assert_eq!(reply.json()["status"], "405 - Method Not Allowed");
    let xml = Ask::delete("/tracks.xml").send(&sandbox).await;
    assert!(
        xml.text()
            .contains("<error>405 - Method Not Allowed</error>")
    );
}

#[tokio::test]
async fn credentials_of_all_kinds() {
    let sandbox = sandbox().await;
    let get = |target: &str| Ask::get(target);
    let auth = |value: &str| Ask::get("/me/tracks").header("authorization", value);

    assert_eq!(
        get(&format!("/tracks?consumer_key={CONSUMER_KEY}"))
            .status(&sandbox)
            .await,
        200
    );
    assert_eq!(
        get(&format!("/tracks?client_id={CONSUMER_KEY}"))
            .status(&sandbox)
            .await,
        200
    );
    assert_eq!(get("/tracks?consumer_key=x").status(&sandbox).await, 401);
    assert_eq!(get("/tracks?client_id=").status(&sandbox).await, 401);
    assert_eq!(
        get("/tracks")
            .header("authorization", "OAuth x")
            .status(&sandbox)
            .await,
        401
    );
    assert_eq!(
        get("/tracks")
            .header("authorization", &format!("OAuth {APP_TOKEN}"))
            .status(&sandbox)
            .await,
        200
    );
    assert_eq!(
        auth(&format!("Bearer {}", ANA.token))
            .status(&sandbox)
            .await,
        200
    );
    assert_eq!(
        auth(&format!("Basic {}", ANA.token)).status(&sandbox).await,
        401
    );
    assert_eq!(
        get(&format!("/me/tracks?oauth_token={}", ANA.token))
            .status(&sandbox)
            .await,
        200
    );
    assert_eq!(
        get(&format!("/me/tracks?consumer_key={CONSUMER_KEY}"))
            .status(&sandbox)
            .await,
        401
    );
}

#[tokio::test]
async fn bodies_that_are_not_understood() {
    let sandbox = sandbox().await;
    let target = format!("/tracks/{PUBLIC_TRACK}.json");
    let put = |content_type: &str, body: &str| Ask::put(&target).by(ANA).body(content_type, body);

    assert_eq!(put("text/plain", "title=x").status(&sandbox).await, 415);
    assert_eq!(
        put("application/octet-stream", "").status(&sandbox).await,
        415
    );
    assert_eq!(put("multipart/form-data", "").status(&sandbox).await, 400);
    assert_eq!(
        put("multipart/form-data; boundary=b", "--b\r\nnonsense")
            .status(&sandbox)
            .await,
        400
    );
    let json = put("application/json", "{").send(&sandbox).await;
    assert_eq!(json.status, 422);
    assert_eq!(json.json()["message"], "Could not parse JSON request body.");
    let xml = put("text/xml", "<track>").send(&sandbox).await;
    assert_eq!(xml.json()["message"], "Could not parse XML request body.");
}

#[tokio::test]
async fn a_body_without_a_type_is_read_as_the_suffix_says() {
    let sandbox = sandbox().await;
    let target = format!("/tracks/{PUBLIC_TRACK}/comments.xml");

    let mut ask = Ask::post(&target).by(ANA);
    ask = ask.untyped("<comment><body>Hm</body></comment>");

    assert_eq!(ask.status(&sandbox).await, 201);
}

#[tokio::test]
async fn a_text_body_has_a_limit() {
    let sandbox = sandbox().await;
    let target = format!("/tracks/{PUBLIC_TRACK}.json");
    let long = "x".repeat(1024 * 1024);

    let json = Ask::put(&target)
        .by(ANA)
        .json(&json!({ "track": { "description": long } }));
    let part = Ask::put(&target).by(ANA).multipart(&[
        ("name=\"track[description]\"", long.as_bytes()),
        ("name=\"track[genre]\"", b"y"),
    ]);

    assert_eq!(json.status(&sandbox).await, 413);
    assert_eq!(part.status(&sandbox).await, 413);
}

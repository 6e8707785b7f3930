//! Statuses and the bodies of errors.

use serde_json::{Value, json};
use soundcloud_api::sandbox::{ErrorPage, Fault, Reply};

use super::see;

#[tokio::test]
async fn any_status_at_all() {
    for reply in [Reply::new(418), Reply::new(599), Reply::new(999)] {
        let expected = reply.clone();
        let seen = see(reply).await;
        assert_eq!(Reply::new(seen.status.as_u16()), expected);
        assert_eq!(seen.body, "");
    }
    for status in (200..=599).step_by(7).chain([401, 403, 405, 451, 499, 530]) {
        assert_eq!(see(Reply::new(status)).await.status, status);
    }
}

#[tokio::test]
async fn the_wrong_server() {
    assert_eq!(see(Reply::new(421)).await.status, 421);
}

const LINK: &str = "https://developers.soundcloud.com/docs/api/explorer/open-api";

/// What the API says today, with these fields changed.
fn today(code: u16, status: &str, mut changes: Value) -> Value {
    let mut body = json!({
        "code": code, "message": "", "link": LINK, "status": status, "errors": [], "error": null,
    });
    let changes = changes.as_object_mut().expect("an object");
    body.as_object_mut().expect("an object").append(changes);
    body
}

#[tokio::test]
async fn every_body_of_json_that_an_error_has_had() {
    let asset = "unable to process provided asset_data";
    let invalid = json!({ "message": asset, "errors": [{ "error_message": asset }] });
    let old_grant = json!({ "error_code": "invalid_grant" });
    for (status, page, body) in [
        (
            401,
            ErrorPage::Error,
            json!({ "error": "401 - Unauthorized" }),
        ),
        (
            404,
            ErrorPage::Errors,
            json!({ "errors": [{ "error_message": "404 - Not Found" }] }),
        ),
        (
            404,
            ErrorPage::Today,
            today(404, "404 - Not Found", json!({})),
        ),
        (
            422,
            ErrorPage::Invalid,
            today(422, "422 - Unprocessable Entity", invalid),
        ),
        (
            404,
            ErrorPage::Documented,
            json!({ "code": 404, "message": "404 - Not Found", "link": LINK }),
        ),
        (
            401,
            ErrorPage::OldGrant,
            today(401, "401 - Unauthorized", old_grant),
        ),
        (
            400,
            ErrorPage::Grant,
            json!({ "error": "invalid_grant", "error_description": "The refresh token was used before." }),
        ),
        (
            429,
            ErrorPage::GatewayLimit,
            json!({ "error": "Rate Limit Exceeded" }),
        ),
        (
            403,
            ErrorPage::GatewayRefusal,
            json!({ "error": "Access to this API has been disallowed" }),
        ),
    ] {
        let seen = see(Reply::new(status).page(page)).await;
        assert_eq!(seen.status, status, "{page:?}");
        assert_eq!(
            seen.header("content-type"),
            Some("application/json; charset=utf-8"),
            "{page:?}"
        );
        assert_eq!(seen.json(), body, "{page:?}");
    }
}

#[tokio::test]
async fn every_other_body_that_an_error_has_had() {
    let text = Some("text/plain");
    for (status, page, content_type, body) in [
        (
            502,
            ErrorPage::Html,
            Some("text/html; charset=utf-8"),
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n",
        ),
        (
            503,
            ErrorPage::Text,
            text,
            "upstream connect error or disconnect/reset before headers. reset reason: overflow\n",
        ),
        (429, ErrorPage::SlowDown, text, "Please slow down."),
        (504, ErrorPage::Empty, None, ""),
        (401, ErrorPage::Newline, text, "\n"),
        (
            404,
            ErrorPage::Xml,
            Some("application/xml; charset=utf-8"),
            "<errors><error>404 - Not Found</error></errors>\n",
        ),
    ] {
        let seen = see(Reply::new(status).page(page)).await;
        assert_eq!(seen.status, status, "{page:?}");
        assert_eq!(seen.header("content-type"), content_type, "{page:?}");
        assert_eq!(seen.text(), body, "{page:?}");
    }
}

#[tokio::test]
async fn the_words_of_the_day() {
    for (fault, words) in [
        (
            Reply::new(503)
                .page(ErrorPage::Text)
                .retry_after(std::time::Duration::from_secs(2)),
            "upstream connect error",
        ),
        (Reply::new(502).page(ErrorPage::Html), "502 Bad Gateway"),
        (Reply::new(403).page(ErrorPage::Html), "403 Forbidden"),
        (Reply::new(504), ""),
        (Reply::new(401).page(ErrorPage::Newline), "\n"),
        (Reply::new(404).page(ErrorPage::Today), "404 - Not Found"),
        (
            Reply::new(500).page(ErrorPage::Today),
            "500 - Internal Server Error",
        ),
        (Reply::new(404).json(r#"{"errors":7}"#), r#"{"errors":7}"#),
    ] {
        let seen = see(fault.clone()).await;
        assert!(seen.text().contains(words), "{fault:?}");
        assert!(!seen.status.is_success());
    }
}

#[tokio::test]
async fn an_error_follows_the_others_and_then_all_is_well() {
    let sandbox = super::sandbox().await;
    let faults = sandbox.faults();
    faults.next(2, Reply::new(503));
    faults.next(1, Fault::from(Reply::new(429)));
    let mut seen = Vec::new();
    for _ in 0..4 {
        let response = super::get(&sandbox, super::LIST).await.expect("an answer");
        seen.push(response.status().as_u16());
    }
    assert_eq!(seen, [503, 503, 429, 200]);
}

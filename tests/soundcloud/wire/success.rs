//! Answers that call themselves a success.

use soundcloud_api::sandbox::{ErrorPage, Reply};

use super::see;

#[tokio::test]
async fn nothing_where_something_is_due() {
    for (reply, status) in [
        (Reply::new(200), 200),
        (Reply::new(204), 204),
        (Reply::new(205), 205),
    ] {
        let seen = see(reply).await;
        assert_eq!((seen.status.as_u16(), seen.body.len()), (status, 0));
        assert_eq!(seen.header("content-type"), None);
    }
}

#[tokio::test]
async fn an_error_that_is_a_success() {
    let seen = see(Reply::new(200).page(ErrorPage::GatewayRefusal)).await;
    assert_eq!(seen.status, 200);
    assert!(seen.json()["error"].is_string());
}

#[tokio::test]
async fn a_page_to_sign_in() {
    let seen = see(Reply::new(200).page(ErrorPage::SignIn)).await;
    assert_eq!(seen.status, 200);
    assert_eq!(
        seen.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert!(seen.text().contains("<form "));
}

#[tokio::test]
async fn another_document() {
    for (reply, document) in [
        (Reply::new(200).json("null"), "null"),
        (
            Reply::new(200).json(r#"{"id":1e400,"title":"\ud800"}"#),
            r#"{"id":1e400,"title":"\ud800"}"#,
        ),
        (
            Reply::new(200)
                .xml(r#"<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"#),
            r#"<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"#,
        ),
        (
            Reply::new(200).json("[".repeat(200_000)),
            "[".repeat(200_000).as_str(),
        ),
        (
            Reply::new(200).xml("<a>".repeat(100_000)),
            "<a>".repeat(100_000).as_str(),
        ),
    ] {
        let seen = see(reply).await;
        assert_eq!((seen.status.as_u16(), seen.text()), (200, document));
        let content_type = seen.header("content-type").unwrap_or_default();
        let kind = if document.starts_with('<') {
            "xml"
        } else {
            "json"
        };
        assert_eq!(content_type, format!("application/{kind}; charset=utf-8"));
    }
}

#[tokio::test]
async fn another_range() {
    let reply = Reply::new(206)
        .header("content-range", "bytes 5-9/10")
        .body("later");
    let seen = see(reply).await;
    assert_eq!((seen.status.as_u16(), seen.text()), (206, "later"));
    assert_eq!(seen.header("content-range"), Some("bytes 5-9/10"));
    assert_eq!(see(Reply::new(416)).await.status, 416);
}

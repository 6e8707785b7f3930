//! Redirects, to anywhere and nowhere.

use soundcloud_api::sandbox::Reply;

use super::{LIST, get, sandbox, see};

#[tokio::test]
async fn to_wherever_it_says() {
    for (reply, status, location) in [
        (
            Reply::redirect(307, "https://cdn.example/"),
            307,
            "https://cdn.example/",
        ),
        (Reply::redirect(302, "http://"), 302, "http://"),
        (
            Reply::redirect(302, "javascript:alert(1)"),
            302,
            "javascript:alert(1)",
        ),
        (Reply::redirect(302, ""), 302, ""),
    ] {
        let seen = see(reply).await;
        assert_eq!(seen.status, status);
        assert_eq!(seen.header("location"), Some(location));
        assert_eq!(seen.json()["location"], location);
    }
    let no_text = see(Reply::redirect(302, [0xff])).await;
    assert_eq!(no_text.headers["location"].as_bytes(), [0xff]);
}

#[tokio::test]
async fn to_nowhere() {
    for reply in [Reply::new(302), Reply::new(304)] {
        assert_eq!(see(reply).await.header("location"), None);
    }
}

#[tokio::test]
async fn where_to_in_the_body_only() {
    let reply = Reply::new(302).json(r#"{"status":"302 - Found","location":"/tracks/291"}"#);
    let seen = see(reply).await;
    assert_eq!(seen.header("location"), None);
    assert_eq!(seen.json()["location"], "/tracks/291");
}

#[tokio::test]
async fn round_in_a_circle() {
    let sandbox = sandbox().await;
    sandbox.faults().always(Reply::redirect_to_itself(302));
    let response = get(&sandbox, LIST).await.expect("an answer");
    assert_eq!(
        response.headers()["location"],
        format!("{}{LIST}", sandbox.url())
    );

    let following = reqwest::Client::builder().no_proxy().build();
    let url = format!("{}{LIST}", sandbox.url());
    let error = following.expect("a client").get(url).send().await;
    assert!(error.expect_err("too many").is_redirect());
    assert_eq!(sandbox.requests(), 12);
}

//! `/tracks/{track_id}/comments`.

use serde_json::{Value, json};

use super::{
    super::{ANA, BO, DISCUSSED_TRACK, PUBLIC_TRACK},
    http::{Ask, sandbox},
};

fn path(suffix: &str) -> String {
    format!("/tracks/{PUBLIC_TRACK}/comments{suffix}")
}

#[tokio::test]
async fn comments_come_in_the_order_in_which_they_were_made() {
    let sandbox = sandbox().await;
    Ask::post(&path(""))
        .by(BO)
        .json(&json!({ "comment": { "body": "Last" } }))
        .send(&sandbox)
        .await;

    let reply = Ask::get(&path(".json")).send(&sandbox).await;

    assert_eq!(reply.status, 200);
    let comments = reply.json();
    let comments = comments.as_array().expect("a list");
    assert_eq!(comments.len(), 4);
    assert_eq!(comments[0]["body"], "That bass!");
    assert_eq!(comments[0]["timestamp"], 1_000);
    assert_eq!(
        comments[0]["track_urn"],
        format!("soundcloud:tracks:{PUBLIC_TRACK}")
    );
    assert_eq!(comments[0]["user"]["permalink"], BO.permalink);
    assert_eq!(comments[1]["timestamp"], Value::Null);
    assert_eq!(comments[3]["body"], "Last");
}

#[tokio::test]
async fn comments_in_xml() {
    let sandbox = sandbox().await;

    let xml = Ask::get(&path(".xml")).send(&sandbox).await.text();

    assert!(
        xml.contains("<comments type=\"array\">\n  <comment>"),
        "{xml}"
    );
    assert!(
        xml.contains("<body>Love the part with &lt;the strings&gt; &amp; the rain</body>"),
        "{xml}"
    );
    assert!(
        xml.contains("<timestamp nil=\"true\"></timestamp>"),
        "{xml}"
    );
}

#[tokio::test]
async fn comments_come_in_pages() {
    let sandbox = sandbox().await;
    let target = format!("/tracks/{DISCUSSED_TRACK}/comments.json?linked_partitioning=1");

    let first = Ask::get(&target).send(&sandbox).await;
    let next = first.json()["next_href"]
        .as_str()
        .expect("a link")
        .replace(sandbox.url(), "");
    let second = Ask::get(&next).send(&sandbox).await;

    assert_eq!((first.ids().len(), second.ids().len()), (50, 15));
    assert!(first.ids().last() < second.ids().first());
    assert_eq!(second.json()["next_href"], Value::Null);
}

#[tokio::test]
async fn a_comment_is_posted_in_json_form_and_xml() {
    let sandbox = sandbox().await;
    let post = || Ask::post(&path(".json")).by(BO);

    let replies = [
        post().json(&json!({ "comment": { "body": "Hm & hm", "timestamp": 61_000 } })).send(&sandbox).await,
        post().json(&json!({ "comment": { "body": "Hm & hm", "timestamp": "61000" } })).send(&sandbox).await,
        post().form("comment[body]=Hm+%26+hm&comment%5Btimestamp%5D=61000").send(&sandbox).await,
        post()
            .xml("<comment><body>Hm &amp; hm</body><timestamp type=\"integer\">61000</timestamp></comment>")
            .send(&sandbox)
            .await,
    ];

    for reply in replies {
        assert_eq!(reply.status, 201);
        let comment = reply.json();
        assert_eq!(
            (&comment["body"], &comment["timestamp"]),
            (&json!("Hm & hm"), &json!(61_000))
        );
        assert_eq!(comment["user_id"], BO.id);
        assert_eq!(comment["track_id"], PUBLIC_TRACK);
    }
    let track = Ask::get(&format!("/tracks/{PUBLIC_TRACK}"))
        .send(&sandbox)
        .await
        .json();
    assert_eq!(track["comment_count"], 7);
}

#[tokio::test]
async fn xml_in_and_out() {
    let sandbox = sandbox().await;

    let reply = Ask::post(&path(".xml"))
        .by(BO)
        .xml("<comment><body>Hm</body></comment>")
        .send(&sandbox)
        .await;

    assert_eq!(reply.status, 201);
    assert_eq!(reply.element("body").as_deref(), Some("Hm"));
    assert_eq!(reply.element("track-id"), Some(PUBLIC_TRACK.to_string()));
}

#[tokio::test]
async fn a_comment_without_a_comment_is_refused() {
    let sandbox = sandbox().await;
    let post = |target: &str| Ask::post(target).by(BO);

    let in_query = post(&path(".json?comment[body]=x")).send(&sandbox).await;
    let no_body = post(&path(".json"))
        .json(&json!({ "comment": { "timestamp": 1 } }))
        .send(&sandbox)
        .await;
    let late =
        post(&path(".json")).json(&json!({ "comment": { "body": "x", "timestamp": "late" } }));

    assert_eq!((in_query.status, no_body.status), (422, 422));
    assert_eq!(in_query.json()["message"], "Parameter comment is missing.");
    assert_eq!(
        no_body.json()["message"],
        "Parameter comment[body] is missing."
    );
    assert_eq!(late.status(&sandbox).await, 422);
}

#[tokio::test]
async fn a_comment_needs_a_user_and_a_willing_owner() {
    let sandbox = sandbox().await;
    let comment = json!({ "comment": { "body": "x" } });
    assert_eq!(
        Ask::post(&path("")).json(&comment).status(&sandbox).await,
        401
    );

    let closed = json!({ "track": { "commentable": false } });
    Ask::put(&format!("/tracks/{PUBLIC_TRACK}"))
        .by(ANA)
        .json(&closed)
        .send(&sandbox)
        .await;

    assert_eq!(
        Ask::post(&path(""))
            .by(BO)
            .json(&comment)
            .status(&sandbox)
            .await,
        403
    );
    assert_eq!(
        Ask::post("/tracks/1/comments")
            .by(BO)
            .json(&comment)
            .status(&sandbox)
            .await,
        404
    );
}

//! `/tracks` and `/tracks/{track_id}`.

use serde_json::json;

use super::{
    super::{ANA, BO, PRIVATE_TRACK, PUBLIC_TRACK},
    http::{Ask, sandbox},
};

fn path(suffix: &str) -> String {
    format!("/tracks/{PUBLIC_TRACK}{suffix}")
}

#[tokio::test]
async fn a_track_in_json() {
    let sandbox = sandbox().await;

    let reply = Ask::get(&path(".json")).send(&sandbox).await;

    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    let track = reply.json();
    assert_eq!(track["kind"], "track");
    assert_eq!(track["id"], PUBLIC_TRACK);
    assert_eq!(track["urn"], format!("soundcloud:tracks:{PUBLIC_TRACK}"));
    assert_eq!(track["title"], "Night ferry");
    assert_eq!(track["created_at"], "2024/01/05 09:20:11 +0000");
    assert_eq!(track["sharing"], "public");
    assert_eq!(track["comment_count"], 3);
    assert_eq!(track["user"]["username"], ANA.username);
    assert_eq!(track["uri"], format!("{}{}", sandbox.url(), path("")));
}

#[tokio::test]
async fn a_track_has_every_field_that_is_documented() {
    let sandbox = sandbox().await;

    let track = Ask::get(&path(".json")).send(&sandbox).await.json();

    let current = "kind urn title created_at description duration genre tag_list bpm key_signature isrc label_name \
        license release release_day release_month release_year purchase_title purchase_url metadata_artist \
        permalink_url uri artwork_url waveform_url stream_url download_url downloadable streamable commentable \
        embeddable_by sharing access available_country_codes playback_count favoritings_count comment_count \
        download_count reposts_count reveal_stats reveal_comments user_favorite user_playback_count secret_uri user";
    let legacy = "id user_id user_uri permalink state track_type video_url label_id original_format \
        original_content_size last_modified attachments_uri";
    for field in current.split_whitespace().chain(legacy.split_whitespace()) {
        assert!(track.get(field).is_some(), "{field} is missing");
    }
}

#[tokio::test]
async fn a_track_in_xml() {
    let sandbox = sandbox().await;

    let reply = Ask::get(&path(".xml")).send(&sandbox).await;

    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("content-type"),
        Some("application/xml; charset=utf-8")
    );
    let xml = reply.text();
    assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<track>\n"));
    for line in [
        &format!("<id type=\"integer\">{PUBLIC_TRACK}</id>"),
        "<created-at type=\"datetime\">2024-01-05T09:20:11Z</created-at>",
        "<bpm type=\"float\">72.0</bpm>",
        "<streamable type=\"boolean\">true</streamable>",
        "<isrc nil=\"true\"></isrc>",
        "<tag-list>dub &quot;late night&quot; harbour</tag-list>",
        "<username>Ana Kovač</username>",
    ] {
        assert!(xml.contains(line), "{line} is not in {xml}");
    }
}

#[tokio::test]
async fn a_track_may_be_named_by_its_urn() {
    let sandbox = sandbox().await;

    for urn in ["soundcloud:tracks:", "soundcloud%3Atracks%3A"] {
        for suffix in ["", ".json", ".xml"] {
            let target = format!("/tracks/{urn}{PUBLIC_TRACK}{suffix}");
            assert_eq!(Ask::get(&target).status(&sandbox).await, 200, "{target}");
        }
    }
    let users = format!("/tracks/soundcloud:users:{PUBLIC_TRACK}");
    assert_eq!(Ask::get(&users).status(&sandbox).await, 404);
}

#[tokio::test]
async fn a_track_is_updated_by_json_form_xml_and_multipart() {
    let sandbox = sandbox().await;
    let put = || Ask::put(&path(".json")).by(ANA);
    let long = "<track><title>Four</title><purchase-url>http://x/</purchase-url>\
        <downloadable type=\"boolean\">false</downloadable><label_name>Label</label_name></track>";

    let one = put()
        .json(&json!({ "track": { "title": "One", "bpm": 99.5, "nonsense": 1 } }))
        .send(&sandbox)
        .await;
    let two = put()
        .form("track[title]=Two&track%5Bdownloadable%5D=true")
        .send(&sandbox)
        .await;
    let three = put()
        .multipart(&[("name=\"track[title]\"", b"Three")])
        .send(&sandbox)
        .await;
    let four = put().xml(long).send(&sandbox).await;

    assert_eq!(
        (one.status, two.status, three.status, four.status),
        (200, 200, 200, 200)
    );
    assert_eq!(
        (&one.json()["title"], &one.json()["bpm"]),
        (&json!("One"), &json!(99.5))
    );
    assert_eq!(
        (&two.json()["title"], &two.json()["downloadable"]),
        (&json!("Two"), &json!(true))
    );
    assert_eq!(three.json()["title"], "Three");
    assert_eq!(four.json()["purchase_url"], "http://x/");
    assert_eq!(four.json()["downloadable"], false);
    assert_eq!(four.json()["label_name"], "Label");
    let kept = Ask::get(&path("")).send(&sandbox).await.json();
    assert_eq!(
        (&kept["title"], &kept["bpm"]),
        (&json!("Four"), &json!(99.5))
    );
}

#[tokio::test]
async fn an_update_answers_in_xml_too() {
    let sandbox = sandbox().await;

    let reply = Ask::put(&path(".xml"))
        .by(ANA)
        .xml("<track><title>A &lt; B</title></track>")
        .send(&sandbox)
        .await;

    assert_eq!(reply.status, 200);
    assert_eq!(reply.element("title").as_deref(), Some("A &lt; B"));
}

#[tokio::test]
async fn an_update_that_is_wrong_changes_nothing() {
    let sandbox = sandbox().await;
    let changes = json!({ "track": { "title": "New", "bpm": "fast", "sharing": "everyone" } });

    let reply = Ask::put(&path(".json"))
        .by(ANA)
        .json(&changes)
        .send(&sandbox)
        .await;

    assert_eq!(reply.status, 422);
    assert_eq!(reply.json()["errors"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        Ask::get(&path("")).send(&sandbox).await.json()["title"],
        "Night ferry"
    );
}

#[tokio::test]
async fn an_update_says_what_it_is_about() {
    let sandbox = sandbox().await;
    let put = || Ask::put(&path(".json")).by(ANA);

    for ask in [
        put(),
        put().json(&json!({})),
        put().json(&json!([])),
        put().form("title=x"),
        put().xml("<tune/>"),
    ] {
        let reply = ask.send(&sandbox).await;
        assert_eq!(reply.status, 422);
        assert_eq!(reply.json()["message"], "Parameter track is missing.");
    }
}

#[tokio::test]
async fn two_tracks_of_a_user_cannot_share_a_permalink() {
    let sandbox = sandbox().await;
    let taken = json!({ "track": { "permalink": "seven-doors" } });

    assert_eq!(
        Ask::put(&path(""))
            .by(ANA)
            .json(&taken)
            .status(&sandbox)
            .await,
        422
    );
}

#[tokio::test]
async fn a_deleted_track_is_gone() {
    let sandbox = sandbox().await;

    let reply = Ask::delete(&path(".json")).by(ANA).send(&sandbox).await;

    assert_eq!(reply.status, 200);
    assert_eq!(reply.json(), json!({ "status": "200 - OK" }));
    assert_eq!(Ask::get(&path("")).status(&sandbox).await, 404);
    assert_eq!(Ask::get(&path("/comments")).status(&sandbox).await, 404);
    assert_eq!(Ask::delete(&path("")).by(ANA).status(&sandbox).await, 404);
}

#[tokio::test]
async fn a_deletion_answers_in_xml_too() {
    let sandbox = sandbox().await;

    let reply = Ask::delete(&path(".xml")).by(ANA).send(&sandbox).await;

    assert_eq!(reply.element("status").as_deref(), Some("200 - OK"));
}

#[tokio::test]
async fn writing_needs_the_owner() {
    let sandbox = sandbox().await;
    let changes = json!({ "track": { "title": "Mine" } });

    for (target, stranger) in [
        (path(".json"), 403),
        (format!("/tracks/{PRIVATE_TRACK}.json"), 403),
    ] {
        let put = || Ask::put(&target).json(&changes);
        assert_eq!(put().status(&sandbox).await, 401);
        assert_eq!(put().by(BO).status(&sandbox).await, stranger);
        assert_eq!(Ask::delete(&target).status(&sandbox).await, 401);
        assert_eq!(Ask::delete(&target).by(BO).status(&sandbox).await, stranger);
    }
}

//! Uploads, and what comes back.

use std::fs;

use serde_json::json;

use super::{
    super::{ANA, BO, PUBLIC_TRACK, Sandbox},
    http::{Ask, Reply, sandbox, tracks_of_ana},
};

type Part<'a> = (&'a str, &'a [u8]);

const TITLE: Part<'static> = ("name=\"track[title]\"", b"Uploaded");
const FILE: &str =
    "name=\"track[asset_data]\"; filename=\"a song.mp3\"\r\ncontent-type: audio/mpeg";

/// Bytes that repeat nowhere near.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

async fn upload(sandbox: &Sandbox, parts: &[Part<'_>]) -> Reply {
    Ask::post("/tracks.json")
        .by(ANA)
        .multipart(parts)
        .send(sandbox)
        .await
}

fn files(sandbox: &Sandbox) -> usize {
    fs::read_dir(sandbox.app.store.directory())
        .map(Iterator::count)
        .unwrap_or_default()
}

#[tokio::test]
async fn an_upload_comes_back_byte_for_byte() {
    let sandbox = sandbox().await;
    let file = noise(3_000_000);

    let reply = upload(&sandbox, &[TITLE, (FILE, &file)]).await;

    assert_eq!(reply.status, 201);
    let track = reply.json();
    assert_eq!(track["title"], "Uploaded");
    assert_eq!(track["permalink"], "uploaded");
    assert_eq!(track["user_id"], ANA.id);
    assert_eq!(track["state"], "finished");
    assert_eq!(track["original_format"], "mp3");
    assert_eq!(track["original_content_size"], 3_000_000);
    assert_eq!(track["duration"], 187_500);
    assert!(track["id"].as_u64() > Some(u64::from(u32::MAX)));
    for way in ["download", "stream"] {
        let back = Ask::get(&format!("/tracks/{}/{way}", track["id"]))
            .send(&sandbox)
            .await;
        assert_eq!(back.status, 200);
        assert_eq!(back.header("content-length"), Some("3000000"));
        assert_eq!(back.header("content-type"), Some("audio/mpeg"));
        assert!(back.body == file, "{way} differs");
    }
    let kept = Ask::get(&format!("/tracks/{}", track["id"]))
        .send(&sandbox)
        .await
        .json();
    assert_eq!(
        (&kept["download_count"], &kept["playback_count"]),
        (&json!(1), &json!(1))
    );
}

#[tokio::test]
async fn every_field_may_come_with_the_upload() {
    let sandbox = sandbox().await;

    let reply = upload(
        &sandbox,
        &[
            (FILE, b"audio"),
            TITLE,
            ("name=\"track[sharing]\"", b"private"),
            ("name=\"track[tag_list]\"", b"a \"b c\""),
            ("name=\"track[bpm]\"", b"120"),
            ("name=\"track[downloadable]\"", b"false"),
            ("name=\"track[release_date]\"", b"2024-05-02"),
            ("name=\"track[license]\"", b"cc-by"),
            ("name=\"other\"", b"ignored"),
        ],
    )
    .await;

    assert_eq!(reply.status, 201);
    let track = reply.json();
    assert_eq!(
        (&track["sharing"], &track["tag_list"]),
        (&json!("private"), &json!("a \"b c\""))
    );
    assert_eq!(
        (&track["bpm"], &track["downloadable"]),
        (&json!(120.0), &json!(false))
    );
    assert_eq!(
        (&track["release_year"], &track["license"]),
        (&json!(2024), &json!("cc-by"))
    );
    assert!(track["secret_uri"].is_string());
    let target = format!("/tracks/{}", track["id"]);
    assert_eq!(Ask::get(&target).status(&sandbox).await, 404);
}

#[tokio::test]
async fn an_upload_answers_in_xml_too() {
    let sandbox = sandbox().await;

    let reply = Ask::post("/tracks.xml")
        .by(ANA)
        .upload("A & B", b"audio")
        .send(&sandbox)
        .await;

    assert_eq!(reply.status, 201);
    assert_eq!(reply.element("title").as_deref(), Some("A &amp; B"));
}

#[tokio::test]
async fn an_incomplete_upload_is_refused_and_leaves_nothing_behind() {
    let sandbox = sandbox().await;
    let long = "x".repeat(256);
    let long = format!("name=\"track[asset_data]\"; filename=\"{long}\"");
    let cases: [(&[Part<'_>], &str); 8] = [
        (&[TITLE], "Parameter track[asset_data] is missing."),
        (&[(FILE, b"audio")], "Parameter track[title] is missing."),
        (
            &[],
            "Parameter track[title] is missing., Parameter track[asset_data] is missing.",
        ),
        (
            &[(FILE, b"audio"), ("name=\"track[title]\"", b" ")],
            "track[title] can't be blank",
        ),
        (
            &[(FILE, b""), TITLE],
            "unable to process provided asset_data",
        ),
        (
            &[("name=\"track[asset_data]\"", b"audio"), TITLE],
            "unable to process provided asset_data",
        ),
        (
            &[(&long, b"audio"), TITLE],
            "File name is too long (maximum is 255 characters)",
        ),
        (
            &[(FILE, b"audio"), ("name=\"track[name]\"", b"x")],
            "Parameter track[title] is missing.",
        ),
    ];

    for (parts, message) in cases {
        let reply = upload(&sandbox, parts).await;
        assert_eq!(reply.status, 422, "{message}");
        assert_eq!(reply.json()["message"], message);
    }
    let json = Ask::post("/tracks.json")
        .by(ANA)
        .json(&json!({ "track": { "title": "x" } }));
    assert_eq!(json.status(&sandbox).await, 422);
    assert_eq!(
        Ask::post("/tracks.json")
            .by(ANA)
            .body("audio/mpeg", "x")
            .status(&sandbox)
            .await,
        415
    );
    assert_eq!(files(&sandbox), 0);
    assert_eq!(tracks_of_ana(&sandbox).await.len(), 30);
}

#[tokio::test]
async fn a_name_of_255_characters_is_not_too_long() {
    let sandbox = sandbox().await;
    let name = format!(
        "name=\"track[asset_data]\"; filename=\"{}\"",
        "é".repeat(255)
    );

    assert_eq!(
        upload(&sandbox, &[TITLE, (&name, b"audio")]).await.status,
        201
    );
}

#[tokio::test]
async fn an_upload_needs_a_user_and_is_told_so_in_the_middle_of_it() {
    let sandbox = sandbox().await;

    for _ in 0..20 {
        let reply = Ask::post("/tracks.json")
            .upload("x", &noise(4_000_000))
            .send(&sandbox)
            .await;
        assert_eq!(reply.status, 401);
    }
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused() {
    let sandbox = Sandbox::builder()
        .empty()
        .upload_limit(1000)
        .start()
        .await
        .expect("a free port");
    let post = |size| Ask::post("/tracks.json").by(ANA).upload("x", &noise(size));

    assert_eq!(post(1000).status(&sandbox).await, 201);
    let over = post(1001).send(&sandbox).await;
    assert_eq!(over.status, 413);
    assert_eq!(over.json()["status"], "413 - Payload Too Large");
    assert_eq!(post(3_000_000).status(&sandbox).await, 413);
    assert_eq!(files(&sandbox), 1);
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing_behind() {
    let sandbox = sandbox().await;
    let lie = Ask::post("/tracks.json")
        .by(ANA)
        .header("content-length", "5000000");

    lie.interrupted(&sandbox, &noise(100_000)).await;

    while files(&sandbox) > 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(tracks_of_ana(&sandbox).await.len(), 30);
}

#[tokio::test]
async fn a_file_goes_with_its_track() {
    let sandbox = sandbox().await;
    let track = upload(&sandbox, &[TITLE, (FILE, b"audio")]).await.json();
    assert_eq!(files(&sandbox), 1);

    Ask::delete(&format!("/tracks/{}", track["id"]))
        .by(ANA)
        .send(&sandbox)
        .await;

    assert_eq!(files(&sandbox), 0);
}

#[tokio::test]
async fn what_is_not_released_is_for_the_owner() {
    let sandbox = sandbox().await;
    let target = format!("/tracks/{PUBLIC_TRACK}");
    let closed = json!({ "track": { "downloadable": false, "streamable": false } });
    let track = Ask::put(&target)
        .by(ANA)
        .json(&closed)
        .send(&sandbox)
        .await
        .json();
    assert_eq!(track["stream_url"], json!(null));

    for way in ["download", "stream"] {
        let target = format!("{target}/{way}");
        assert_eq!(Ask::get(&target).by(BO).status(&sandbox).await, 404);
        assert_eq!(Ask::get(&target).by(ANA).status(&sandbox).await, 200);
    }
    let seen = Ask::get(&target).by(BO).send(&sandbox).await.json();
    assert_eq!(
        (&seen["download_url"], &seen["download_count"]),
        (&json!(null), &json!(1))
    );
}

#[tokio::test]
async fn sample_tracks_have_audio_too() {
    let sandbox = sandbox().await;

    let reply = Ask::get(&format!("/tracks/{PUBLIC_TRACK}/download"))
        .send(&sandbox)
        .await;

    assert_eq!(reply.header("content-type"), Some("audio/wav"));
    assert_eq!(
        reply.header("content-disposition"),
        Some("attachment; filename*=UTF-8''tone%2Ewav")
    );
    assert!(reply.body.starts_with(b"RIFF"));
}

#[tokio::test]
async fn audio_and_artwork_are_replaced() {
    let sandbox = sandbox().await;
    let target = format!("/tracks/{PUBLIC_TRACK}");
    let picture = "name=\"track[artwork_data]\"; filename=\"a.png\"\r\ncontent-type: image/png";
    let text = "name=\"track[artwork_data]\"; filename=\"a.txt\"\r\ncontent-type: text/plain";
    assert_eq!(
        Ask::get(&format!("{target}/artwork"))
            .status(&sandbox)
            .await,
        404
    );

    let put = || Ask::put(&target).by(ANA);
    let track = put()
        .multipart(&[(FILE, b"new audio"), (picture, b"new picture")])
        .send(&sandbox)
        .await;

    assert_eq!(track.status, 200);
    assert_eq!(
        track.json()["artwork_url"],
        format!("{}{target}/artwork", sandbox.url())
    );
    assert_eq!(
        Ask::get(&format!("{target}/download"))
            .send(&sandbox)
            .await
            .body,
        b"new audio"
    );
    let artwork = Ask::get(&format!("{target}/artwork")).send(&sandbox).await;
    assert_eq!(
        (artwork.header("content-type"), artwork.body.as_slice()),
        (Some("image/png"), &b"new picture"[..])
    );
    assert_eq!(put().multipart(&[(text, b"x")]).status(&sandbox).await, 422);
}

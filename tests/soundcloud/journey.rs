//! What the operations do to a track, one after the other.

use soundcloud_api::{
    Client, Endpoint, Format, Phase, SoundCloud,
    sandbox::{ANA, BO, CLEO, PRIVATE_TRACK, PUBLIC_TRACK},
    soundcloud::{
        Listing, NewComment, Permissions, Sharing, TrackChanges, TrackFilter, TrackId, TrackUpload,
        UploadFile, User,
    },
};

use crate::{client, start};

async fn private_track(api: &Client) -> TrackId {
    let audio = UploadFile::bytes("tide.flac", "not really audio").expect("a name");
    let upload = TrackUpload::new("Low tide", audio).sharing(Sharing::Private);
    let track = api.upload_track(upload).await.expect("an upload");
    track.id().expect("an id")
}

fn refusal(error: &soundcloud_api::Error) -> u16 {
    assert_eq!(error.phase(), Phase::Status, "{error}");
    error.status().expect("a status").as_u16()
}

#[tokio::test]
async fn an_upload_is_created_and_comes_back_byte_for_byte() {
    let (_sandbox, api) = start(&ANA).await;
    let bytes: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    let audio = UploadFile::bytes("tide.flac", bytes.clone()).expect("a name");
    let upload = TrackUpload::new("Low tide", audio).downloadable(true);
    let response = api.upload_track(upload).send().await.expect("an upload");
    assert_eq!(response.status, 201);
    let track = response.value;
    assert_eq!(track.title.as_deref(), Some("Low tide"));

    let download = track.download_url.expect("a link");
    let path = download.rsplit("/tracks/").next().expect("a path");
    let id = path.split('/').next().expect("an id");
    let content = Files::download(&api, id).bytes().await.expect("the file");
    assert!(content == bytes, "{} bytes came back", content.len());
}

/// Another API on the same server, declared in three lines.
trait Files: soundcloud_api::Api {
    #[soundcloud_api::endpoint(GET, "/tracks/<id>/download")]
    fn download(&self, id: &str) -> soundcloud_api::Call<()>;
}

impl Files for Client {}

#[tokio::test]
async fn a_private_track_is_open_to_its_owner_the_permitted_and_its_token() {
    let (sandbox, ana) = start(&ANA).await;
    let (bo, cleo) = (client(&sandbox, &BO), client(&sandbox, &CLEO));
    let id = private_track(&ana).await;

    ana.track(id).await.expect("the owner may");
    assert_eq!(
        refusal(&bo.track(id).await.expect_err("others may not")),
        404
    );

    let users = Permissions::from([BO.id.into()]);
    let permitted = ana.set_track_permissions(id, &users).await.expect("a list");
    assert_eq!(permitted.first().and_then(User::id), Some(BO.id.into()));
    bo.track(id).await.expect("the permitted may");
    assert_eq!(
        refusal(&cleo.track(id).await.expect_err("others may not")),
        404
    );

    let token = ana.secret_token(id).await.expect("a token");
    let old = token.token().expect("a token");
    cleo.private_track(id, old)
        .await
        .expect("the token opens it");
    let token = ana.reset_secret_token(id).await.expect("a token");
    let new = token.token().expect("a token");
    assert_ne!(old, new);
    assert_eq!(
        refusal(&cleo.private_track(id, old).await.expect_err("it is dead")),
        404
    );
    cleo.private_track(id, new)
        .await
        .expect("the new one opens it");

    let nobody = ana.set_track_permissions(id, &Permissions::default()).await;
    assert!(nobody.expect("a list").is_empty());
    assert_eq!(refusal(&bo.track(id).await.expect_err("no more")), 404);
}

#[tokio::test]
async fn only_the_owner_changes_a_track() {
    let (sandbox, ana) = start(&ANA).await;
    let bo = client(&sandbox, &BO);
    let changes = TrackChanges::new()
        .title("High tide")
        .tags(["sea", "late night"]);
    for format in [Format::Json, Format::Xml] {
        let id = private_track(&ana).await;
        let users = Permissions::from([BO.id.into()]);
        ana.set_track_permissions_as(id, &users, format)
            .await
            .expect("a list");
        let refused = bo.update_track_as(id, &changes, format).await;
        assert_eq!(refusal(&refused.expect_err("not the owner")), 403);
        let track = ana
            .update_track_as(id, &changes, format)
            .await
            .expect("the owner");
        assert_eq!(track.title.as_deref(), Some("High tide"));
        assert_eq!(track.tags().collect::<Vec<_>>(), ["sea", "late night"]);
        let refused = bo.delete_track_as(id, format).await;
        assert_eq!(refusal(&refused.expect_err("not the owner")), 403);
        ana.delete_track_as(id, format).await.expect("the owner");
        assert_eq!(
            refusal(&ana.track_as(id, format).await.expect_err("it is gone")),
            404
        );
    }
}

#[tokio::test]
async fn a_refusal_tells_endpoint_status_and_message() {
    let (_sandbox, api) = start(&CLEO).await;
    for format in [Format::Json, Format::Xml] {
        let error = api.track_as(PRIVATE_TRACK.into(), format).await;
        let error = error.expect_err("somebody else's");
        assert_eq!(error.endpoint().map(Endpoint::name), Some("track_as"));
        assert_eq!(
            error.to_string(),
            "GET /tracks/<track_id>.<format>: the server answered 404 Not Found: 404 - Not Found"
        );
    }
}

#[tokio::test]
async fn a_wrong_token_is_401() {
    let (sandbox, _) = start(&ANA).await;
    let api = soundcloud_api::soundcloud::client()
        .base_url(sandbox.url())
        .token("stale")
        .build()
        .expect("a client");
    let error = api
        .my_tracks(&Listing::new())
        .await
        .expect_err("an unknown token");
    assert_eq!(refusal(&error), 401);
}

#[tokio::test]
async fn json_and_xml_are_the_same_track() {
    let (_sandbox, api) = start(&ANA).await;
    let id = PUBLIC_TRACK.into();
    let json = api.track_as(id, Format::Json).await.expect("a track");
    let xml = api.track_as(id, Format::Xml).await.expect("a track");
    assert_eq!(json, xml);
    let json = api.tracks_as(&TrackFilter::new(), Format::Json).await;
    let xml = api.tracks_as(&TrackFilter::new(), Format::Xml).await;
    assert_eq!(json.expect("a page").items, xml.expect("a page").items);
}

#[tokio::test]
async fn a_comment_stands_where_it_was_made() {
    let (_sandbox, api) = start(&BO).await;
    let id = TrackId::from(PUBLIC_TRACK);
    let second = std::time::Duration::from_secs(61);
    for format in [Format::Json, Format::Xml] {
        let comment = NewComment::new("That <bass> & é!").at(second);
        let posted = api.post_comment_as(id, &comment, format).send().await;
        let posted = posted.expect("a comment");
        assert_eq!(posted.status, 201);
        assert_eq!(posted.value.timestamp, Some(second));
        let listed = api.track_comments_as(id, &Listing::new(), format).await;
        let last = listed.expect("comments").pop().expect("one at least");
        assert_eq!(last.body.as_deref(), Some("That <bass> & é!"));
        assert_eq!(last.id(), posted.value.id());
    }
}

#[tokio::test]
async fn an_upload_reports_progress_to_its_end() {
    let (_sandbox, api) = start(&ANA).await;
    let (sender, receiver) = std::sync::mpsc::channel();
    let audio = UploadFile::bytes("tide.flac", vec![7; 1_000_000]).expect("a name");
    let upload = TrackUpload::new("Low tide", audio).on_progress(move |progress| {
        sender
            .send((progress.sent, progress.total))
            .expect("the test listens");
    });
    api.upload_track(upload).await.expect("an upload");
    let steps: Vec<_> = receiver.try_iter().collect();
    assert!(steps.is_sorted(), "{steps:?}");
    assert_eq!(steps.last(), Some(&(1_000_000, 1_000_000)));
}

#[test]
fn a_file_that_is_not_there_is_reported_when_it_is_opened() {
    let missing = UploadFile::open("no/such/file.wav").expect_err("no file");
    assert_eq!(missing.kind(), std::io::ErrorKind::NotFound);
}

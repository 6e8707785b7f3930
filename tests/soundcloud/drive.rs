//! Drives all 25 operations, with every parameter and body, against any SoundCloud.

use std::{any::type_name, time::Duration};

use soundcloud_api::{
    Call, Error, Format, Output, SoundCloud,
    soundcloud::{
        Access, DateTime, EmbeddableBy, GroupId, License, LicenseFilter, Listing, NewComment,
        Order, Permissions, Selection, Sharing, Sort, TrackChanges, TrackFilter, TrackId,
        TrackType, TrackUpload, UploadFile, UserId,
    },
};

/// One call: the operation of the API document, and the type of what came back.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The document's `operationId`.
    pub(crate) operation: &'static str,
    /// The name of the Rust type.
    pub(crate) answer: &'static str,
}

/// Whom and what the calls are about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// Another user than the one whose token it is.
    pub(crate) user: UserId,
    /// A group.
    pub(crate) group: GroupId,
}

/// Calls every operation once, each method of the trait; the answers must decode.
pub(crate) async fn drive(api: &dyn SoundCloud, subject: Subject) -> Result<Vec<Step>, Error> {
    let mut steps = Vec::new();
    // Two tracks are made and deleted again: one by the `.json` operations, one by their twins.
    let track = call(
        &mut steps,
        "postTracks.json",
        api.upload_track(upload("First")),
    )
    .await?;
    let id = track.id().expect("an uploaded track has an id");
    json(api, id, subject, &mut steps).await?;
    let uploaded = api.upload_track_as(upload("Second"), Format::Xml);
    let track = call(&mut steps, "postTracks.Format", uploaded).await?;
    let id = track.id().expect("an uploaded track has an id");
    formatted(api, id, subject, Format::Xml, &mut steps).await?;
    Ok(steps)
}

async fn json(
    api: &dyn SoundCloud,
    id: TrackId,
    subject: Subject,
    steps: &mut Vec<Step>,
) -> Result<(), Error> {
    let (filter, permitted) = (TrackFilter::new(), Permissions::from([subject.user]));
    call(steps, "getTracks.json", api.tracks(&filter)).await?;
    call(steps, "getTracksTrack.json", api.track(id)).await?;
    call(
        steps,
        "putTracksTrack.json",
        api.update_track(id, &changes()),
    )
    .await?;
    call(
        steps,
        "postTracksTrackComments.json",
        api.post_comment(id, &comment()),
    )
    .await?;
    call(
        steps,
        "getTracksTrackComments.json",
        api.track_comments(id, &listing()),
    )
    .await?;
    let set = api.set_track_permissions(id, &permitted);
    call(steps, "putTracksTrackPermissions.json", set).await?;
    call(
        steps,
        "getTracksTrackPermissions.json",
        api.track_permissions(id),
    )
    .await?;
    call(
        steps,
        "getTracksTrackSecretToken.json",
        api.secret_token(id),
    )
    .await?;
    call(
        steps,
        "putTracksTrackSecretToken.json",
        api.reset_secret_token(id),
    )
    .await?;
    call(
        steps,
        "getUsersUserTracks.json",
        api.user_tracks(subject.user, &listing()),
    )
    .await?;
    call(steps, "getMeTracks.json", api.my_tracks(&listing())).await?;
    call(
        steps,
        "getGroupsGroupTracks.json",
        api.group_tracks(subject.group, &listing()),
    )
    .await?;
    call(steps, "deleteTracksTrack.json", api.delete_track(id)).await
}

async fn formatted(
    api: &dyn SoundCloud,
    id: TrackId,
    subject: Subject,
    format: Format,
    steps: &mut Vec<Step>,
) -> Result<(), Error> {
    let permitted = Permissions::from([subject.user]);
    call(
        steps,
        "getTracks.Format",
        api.tracks_as(&filter(id), format),
    )
    .await?;
    call(steps, "getTracksTrack.Format", api.track_as(id, format)).await?;
    let updated = api.update_track_as(id, &changes(), format);
    call(steps, "putTracksTrack.Format", updated).await?;
    let posted = api.post_comment_as(id, &comment(), format);
    call(steps, "postTracksTrackComments.Format", posted).await?;
    let comments = api.track_comments_as(id, &listing(), format);
    call(steps, "getTracksTrackComments.Format", comments).await?;
    let set = api.set_track_permissions_as(id, &permitted, format);
    call(steps, "putTracksTrackPermissions.Format", set).await?;
    let users = api.track_permissions_as(id, format);
    call(steps, "getTracksTrackPermissions.Format", users).await?;
    let token = api.secret_token_as(id, format);
    call(steps, "getTracksTrackSecretToken.Format", token).await?;
    let token = api.reset_secret_token_as(id, format);
    call(steps, "putTracksTrackSecretToken.Format", token).await?;
    call(
        steps,
        "deleteTracksTrack.Format",
        api.delete_track_as(id, format),
    )
    .await
}

async fn call<T: Output>(
    steps: &mut Vec<Step>,
    operation: &'static str,
    call: Call<T>,
) -> Result<T, Error> {
    let value = call.await?;
    let answer = type_name::<T>();
    steps.push(Step { operation, answer });
    Ok(value)
}

/// Every parameter of a search, of the old document and of today's.
fn filter(id: TrackId) -> TrackFilter {
    let day: DateTime = "2010-01-02T03:04:05Z".parse().expect("a date");
    TrackFilter::new()
        .q("\"late night\" & more")
        .ids([id])
        .urns([id])
        .genres(["Dub Techno"])
        .tags(["fog", "harbour"])
        .types([TrackType::Original])
        .license(LicenseFilter::CcBy)
        .filter(Selection::Public)
        .order(Order::Hotness)
        .access([Access::Playable, Access::Preview])
        .bpm(118.5..=124.0)
        .duration(Duration::from_secs(30)..=Duration::from_secs(600))
        .created_at(day..)
        .limit(7)
        .offset(1)
}

fn listing() -> Listing {
    Listing::new()
        .limit(3)
        .offset(0)
        .sort(Sort::Ascending)
        .access([Access::Playable])
}

fn upload(title: &str) -> TrackUpload {
    let audio = UploadFile::bytes("harbour.wav", "RIFF, more or less").expect("a valid name");
    TrackUpload::new(title, audio)
        .sharing(Sharing::Private)
        .description("Line one\nline two, with \"quotes\" & é")
        .genre("Dub Techno")
        .tags(["fog", "late night"])
        .license(License::CcBy)
        .downloadable(true)
}

fn changes() -> TrackChanges {
    TrackChanges::new()
        .title("Harbour <final> & é")
        .description("a \u{1f3a7} in the text")
        .tags(["fog", "late night"])
        .embeddable_by(EmbeddableBy::Me)
        .bpm(120.5)
        .release_year(2011_u16)
        .commentable(true)
        .purchase_url(None)
}

fn comment() -> NewComment {
    NewComment::new("That bass & <more>!").at(Duration::from_millis(61_000))
}

//! `/tracks` and `/tracks/{track_id}`.

use std::sync::Arc;

use axum::extract::State;
use jiff::Timestamp;
use serde_json::{Map, json};

use super::{
    super::{
        answer::Answer,
        app::App,
        auth::{Caller, SignedIn},
        failure::Failure,
        fields,
        paging::Paging,
        payload::{Payload, Submission},
        query::Query,
        search::Search,
        track::{Audio, Track},
        world::World,
    },
    id::Id,
};

/// `GET /tracks`
pub(crate) async fn search(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<Answer, Failure> {
    let search = Search::of(&query)?;
    let paging = Paging::of(&query)?;
    let world = app.world();
    let owner = |track: &Track| world.users.get(&track.user_id);
    let found = world
        .tracks
        .values()
        .filter(|track| search.finds(track, owner(track), &caller));
    let found = found.map(|track| (search.place(track), track)).collect();
    Ok(paging.answer("tracks", &app, &query, found, |track| {
        world.track_json(track, &caller, &app.url)
    }))
}

/// `POST /tracks`
pub(crate) async fn upload(
    State(app): State<Arc<App>>,
    SignedIn { user, caller }: SignedIn,
    payload: Payload,
) -> Result<Answer, Failure> {
    let submission = payload.read(&app.store).await?;
    require_upload(&submission)?;
    let mut world = app.world();
    let mut track = world.draft(user, Audio::Sample);
    change(&mut track, submission, &world)?;
    let json = world.track_json(&track, &caller, &app.url);
    world.tracks.insert(track.id, track);
    Ok(Answer::created("track", json))
}

/// `GET /tracks/{track_id}`
pub(crate) async fn show(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
) -> Result<Answer, Failure> {
    let world = app.world();
    let track = world.visible_track(id, &caller)?;
    Ok(Answer::ok(
        "track",
        world.track_json(track, &caller, &app.url),
    ))
}

/// `PUT /tracks/{track_id}`
pub(crate) async fn update(
    State(app): State<Arc<App>>,
    SignedIn { caller, .. }: SignedIn,
    Id(id): Id,
    payload: Payload,
) -> Result<Answer, Failure> {
    app.world().owned_track(id, &caller)?;
    let submission = payload.read(&app.store).await?;
    require_change(&submission)?;
    let mut world = app.world();
    let mut track = world.owned_track(id, &caller)?.clone();
    change(&mut track, submission, &world)?;
    let json = world.track_json(&track, &caller, &app.url);
    world.tracks.insert(id, track);
    Ok(Answer::ok("track", json))
}

/// `DELETE /tracks/{track_id}`
pub(crate) async fn delete(
    State(app): State<Arc<App>>,
    SignedIn { caller, .. }: SignedIn,
    Id(id): Id,
) -> Result<Answer, Failure> {
    let mut world = app.world();
    world.owned_track(id, &caller)?;
    world.remove_track(id);
    Ok(Answer::ok("result", json!({ "status": "200 - OK" })))
}

/// A track needs a title and audio.
fn require_upload(submission: &Submission) -> Result<(), Failure> {
    let missing = |parameter: &str| format!("Parameter {parameter} is missing.");
    let titled = submission
        .object("track")
        .is_some_and(|track| track.contains_key("title"));
    let mut messages = Vec::new();
    if !titled {
        messages.push(missing("track[title]"));
    }
    if submission.asset.is_none() {
        messages.push(missing("track[asset_data]"));
    }
    if messages.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(messages))
    }
}

fn require_change(submission: &Submission) -> Result<(), Failure> {
    let files = submission.asset.is_some() || submission.artwork.is_some();
    if files || submission.object("track").is_some() {
        Ok(())
    } else {
        Err(Failure::missing("track"))
    }
}

/// Takes over fields and files; the track is a copy, so nothing has changed if this fails.
fn change(track: &mut Track, submission: Submission, world: &World) -> Result<(), Failure> {
    let nothing = Map::new();
    fields::change(
        &mut track.fields,
        submission.object("track").unwrap_or(&nothing),
    )?;
    if world.has_permalink(track.user_id, track.text("permalink"), track.id) {
        return Err(Failure::invalid("track[permalink] has already been taken"));
    }
    if track.text("permalink").is_empty() {
        let permalink = world.free_permalink(track);
        track
            .fields
            .insert("permalink".to_owned(), permalink.into());
    }
    if let Some(asset) = submission.asset {
        if asset.size == 0 {
            return Err(Failure::invalid("unable to process provided asset_data"));
        }
        track.audio = Audio::Uploaded(Arc::new(asset));
        track.duration = track.audio.duration();
    }
    if let Some(artwork) = submission.artwork {
        track.artwork = Some(Arc::new(artwork));
    }
    track.last_modified = Timestamp::now();
    Ok(())
}

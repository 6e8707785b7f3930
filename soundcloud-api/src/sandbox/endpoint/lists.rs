//! The tracks of a user, of oneself, of a group.

use std::sync::Arc;

use axum::extract::State;

use super::{
    super::{
        answer::Answer,
        app::App,
        auth::{Caller, SignedIn},
        failure::Failure,
        paging::{self, Paging, Place},
        query::Query,
        track::Track,
        world::World,
    },
    id::Id,
};

/// `GET /users/{user_id}/tracks`
pub(crate) async fn of_user(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
    query: Query,
) -> Result<Answer, Failure> {
    let world = app.world();
    if !world.users.contains_key(&id) {
        return Err(Failure::NotFound);
    }
    list(&app, &world, &caller, &query, |track| track.user_id == id)
}

/// `GET /me/tracks`
pub(crate) async fn of_me(
    State(app): State<Arc<App>>,
    SignedIn { user, caller }: SignedIn,
    query: Query,
) -> Result<Answer, Failure> {
    list(&app, &app.world(), &caller, &query, |track| {
        track.user_id == user
    })
}

/// `GET /groups/{group_id}/tracks`
pub(crate) async fn of_group(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
    query: Query,
) -> Result<Answer, Failure> {
    let world = app.world();
    let group = world.groups.get(&id).ok_or(Failure::NotFound)?;
    list(&app, &world, &caller, &query, |track| {
        group.contains(&track.id)
    })
}

fn list(
    app: &App,
    world: &World,
    caller: &Caller,
    query: &Query,
    belongs: impl Fn(&Track) -> bool,
) -> Result<Answer, Failure> {
    let paging = Paging::of(query)?;
    let place = sorting(query)?;
    let tracks = world
        .tracks
        .values()
        .filter(|track| belongs(track) && track.is_visible_to(caller));
    let tracks = tracks
        .map(|track| (place(track.created_at.as_second(), track.id), track))
        .collect();
    Ok(paging.answer("tracks", app, query, tracks, |track| {
        world.track_json(track, caller, &app.url)
    }))
}

/// `sort=asc` turns the list around.
fn sorting(query: &Query) -> Result<fn(i64, u64) -> Place, Failure> {
    match query.filled("sort") {
        None | Some("desc") => Ok(paging::newest_first),
        Some("asc") => Ok(paging::oldest_first),
        Some(_) => Err(Failure::BadRequest(
            "sort is not one of asc, desc".to_owned(),
        )),
    }
}

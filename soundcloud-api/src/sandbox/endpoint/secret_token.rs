//! `/tracks/{track_id}/secret-token`: the key to a private track, for its owner only.

use std::sync::Arc;

use axum::extract::State;

use super::{
    super::{answer::Answer, app::App, auth::SignedIn, failure::Failure, secret},
    id::Id,
};

/// `GET /tracks/{track_id}/secret-token`
pub(crate) async fn show(
    State(app): State<Arc<App>>,
    SignedIn { caller, .. }: SignedIn,
    Id(id): Id,
) -> Result<Answer, Failure> {
    let world = app.world();
    let track = world.owned_track(id, &caller)?;
    Ok(Answer::ok(
        "secret-token",
        secret::json(id, &track.secret_token, &app.url),
    ))
}

/// `PUT /tracks/{track_id}/secret-token`: the server chooses, whatever the body says; the old token opens nothing more.
pub(crate) async fn reset(
    State(app): State<Arc<App>>,
    SignedIn { caller, .. }: SignedIn,
    Id(id): Id,
) -> Result<Answer, Failure> {
    let mut world = app.world();
    let track = world.owned_track_mut(id, &caller)?;
    track.secret_token = secret::token();
    Ok(Answer::ok(
        "secret-token",
        secret::json(id, &track.secret_token, &app.url),
    ))
}

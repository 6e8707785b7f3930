//! `/tracks/{track_id}/comments`.

use std::sync::Arc;

use axum::extract::State;

use super::{
    super::{
        answer::Answer,
        app::App,
        auth::{Caller, SignedIn},
        comment::Remark,
        failure::Failure,
        paging::{self, Paging},
        payload::Payload,
        query::Query,
    },
    id::Id,
};

/// `GET /tracks/{track_id}/comments`, the oldest first.
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id,
    query: Query,
) -> Result<Answer, Failure> {
    let paging = Paging::of(&query)?;
    let world = app.world();
    let track = world.visible_track(id, &caller)?;
    let comments = world.comments_of(track.id);
    let comments = comments
        .map(|it| (paging::oldest_first(it.created_at.as_second(), it.id), it))
        .collect();
    Ok(
        paging.answer("comments", &app, &query, comments, |comment| {
            world.comment_json(comment, &app.url)
        }),
    )
}

/// `POST /tracks/{track_id}/comments`
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    SignedIn { user, caller }: SignedIn,
    Id(id): Id,
    payload: Payload,
) -> Result<Answer, Failure> {
    require_commentable(&app, id, &caller)?;
    let submission = payload.read(&app.store).await?;
    let remark = Remark::read(&submission.params)?;
    require_commentable(&app, id, &caller)?;
    let mut world = app.world();
    let comment = world.add_comment(id, user, remark);
    Ok(Answer::created(
        "comment",
        world.comment_json(&comment, &app.url),
    ))
}

/// Whoever sees a track may comment on it, unless its owner does not want any.
fn require_commentable(app: &App, id: u64, caller: &Caller) -> Result<(), Failure> {
    let world = app.world();
    let track = world.visible_track(id, caller)?;
    if track.flag("commentable") {
        Ok(())
    } else {
        Err(Failure::Forbidden)
    }
}

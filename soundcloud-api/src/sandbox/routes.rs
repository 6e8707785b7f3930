//! Every path of the sandbox, and who answers there.

use std::sync::Arc;

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};

use super::{
    app::App,
    endpoint::{comments, lists, media, permissions, secret_token, tracks},
    failure::Failure,
    fault::{control, trouble::trouble},
    format,
};

const INDEX: &str = "\
A sandbox with the operations of SoundCloud's API.

GET    /tracks                             searches tracks
POST   /tracks                             uploads a track
GET    /tracks/{track_id}                  a track
PUT    /tracks/{track_id}                  updates a track
DELETE /tracks/{track_id}                  deletes a track
GET    /tracks/{track_id}/comments         the comments of a track
POST   /tracks/{track_id}/comments         comments on a track
GET    /tracks/{track_id}/permissions      the users who may hear a private track
PUT    /tracks/{track_id}/permissions      replaces that list
GET    /tracks/{track_id}/secret-token     the key to a private track
PUT    /tracks/{track_id}/secret-token     replaces that key
GET    /users/{user_id}/tracks             the tracks of a user
GET    /me/tracks                          one's own tracks
GET    /groups/{group_id}/tracks           the tracks of a group

Each with .json, .xml, or neither.

GET    /tracks/{track_id}/download         the file that was uploaded
GET    /tracks/{track_id}/stream           the same, for listening
GET    /tracks/{track_id}/artwork          the picture that was uploaded
GET    /sandbox/faults                     the faults in force
PUT    /sandbox/faults                     replaces them
DELETE /sandbox/faults                     ends them
";

/// The whole sandbox. The switches for faults are outside of the layers, so that no fault can lock them.
pub(crate) fn router(app: Arc<App>) -> Router {
    // The suffix must be off before the inner router looks at the path.
    let api = operations()
        .merge(files())
        .fallback(not_found)
        .method_not_allowed_fallback(not_allowed);
    Router::new()
        .fallback_service(api.with_state(Arc::clone(&app)))
        .layer(from_fn(format::speak))
        .layer(from_fn_with_state(Arc::clone(&app), trouble))
        .merge(control::routes())
        .with_state(app)
}

fn operations() -> Router<Arc<App>> {
    Router::new()
        .route("/tracks", get(tracks::search).post(tracks::upload))
        .route(
            "/tracks/{track_id}",
            get(tracks::show).put(tracks::update).delete(tracks::delete),
        )
        .route(
            "/tracks/{track_id}/comments",
            get(comments::list).post(comments::post),
        )
        .route(
            "/tracks/{track_id}/permissions",
            get(permissions::list).put(permissions::replace),
        )
        .route(
            "/tracks/{track_id}/secret-token",
            get(secret_token::show).put(secret_token::reset),
        )
        .route("/users/{user_id}/tracks", get(lists::of_user))
        .route("/me/tracks", get(lists::of_me))
        .route("/groups/{group_id}/tracks", get(lists::of_group))
        .route_layer(from_fn(format::refuse_unknown))
}

fn files() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(|| async { INDEX }))
        .route("/tracks/{track_id}/download", get(media::download))
        .route("/tracks/{track_id}/stream", get(media::stream))
        .route("/tracks/{track_id}/artwork", get(media::artwork))
}

async fn not_found() -> Failure {
    Failure::NotFound
}

async fn not_allowed() -> Failure {
    Failure::MethodNotAllowed
}

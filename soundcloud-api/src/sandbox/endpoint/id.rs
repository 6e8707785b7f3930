//! The id in a path: `/tracks/291`, or `/tracks/soundcloud:tracks:291`.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;

use super::super::{app::App, failure::Failure, urn};

/// What cannot be an id names nothing: 404.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Id(pub(crate) u64);

impl FromRequestParts<Arc<App>> for Id {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let path = Path::<String>::from_request_parts(parts, app).await;
        let Path(text) = path.map_err(|_| Failure::NotFound)?;
        // `/tracks/…` names tracks, `/users/…` users.
        let kind = parts.uri.path().split('/').nth(1).unwrap_or_default();
        urn::read(kind, &text).map(Self).ok_or(Failure::NotFound)
    }
}

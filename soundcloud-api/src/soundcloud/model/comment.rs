//! Comments.

use std::time::Duration;

use super::date_time::DateTime;
use super::id::{CommentId, TrackId, UserId};
use super::lenient::{milliseconds, model};
use super::user::User;
use super::words::Kind;

model! {
    /// A comment on a track.
    pub struct Comment {
        /// What the document describes: [`Kind::Comment`].
        pub kind: Option<Kind>,
        /// The id as a URN, since 2025. [`Comment::id`] takes it or the number.
        pub urn: Option<CommentId>,
        /// The id as a number; deprecated since 2025 and at times missing.
        pub id: Option<CommentId>,
        /// What it says.
        pub body: Option<String>,
        /// When it was made.
        pub created_at: Option<DateTime>,
        /// The moment of the track that it is about; milliseconds on the wire, as a number or as
        /// text. `None` if it is about all of it.
        #[serde(serialize_with = "milliseconds")]
        #[cfg_attr(feature = "openapi", schemars(with = "Option<f64>"))]
        pub timestamp: Option<Duration>,
        /// The track's id as a URN.
        pub track_urn: Option<TrackId>,
        /// The track's id as a number; deprecated.
        pub track_id: Option<TrackId>,
        /// The author's id as a URN.
        pub user_urn: Option<UserId>,
        /// The author's id as a number; deprecated.
        pub user_id: Option<UserId>,
        /// The comment's address in the API.
        pub uri: Option<String>,
        /// Who made it.
        pub user: Option<Box<User>>,
    }
}

impl Comment {
    /// The id: the URN, or else the number.
    #[must_use]
    pub fn id(&self) -> Option<CommentId> {
        self.urn.or(self.id)
    }

    /// The track's id: the URN, or else the number.
    #[must_use]
    pub fn track_id(&self) -> Option<TrackId> {
        self.track_urn.or(self.track_id)
    }

    /// The author's id: the URN, or else the number, or else the embedded user's.
    #[must_use]
    pub fn user_id(&self) -> Option<UserId> {
        self.user_urn
            .or(self.user_id)
            .or_else(|| self.user.as_ref()?.id())
    }
}

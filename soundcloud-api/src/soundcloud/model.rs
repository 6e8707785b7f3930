//! What SoundCloud sends and takes: documents, ids, words, and the bodies of requests.
//!
//! One type serves JSON and the XML that SoundCloud sent until 2014, and all the shapes that a
//! document has had in between. Answers are read leniently: a field that is missing, null, or not
//! of the type it should be is `None`, so that a change on SoundCloud's side costs one field and
//! not the program. A document that is something else altogether is still an error.

mod app;
mod changes;
mod comment;
mod date_time;
mod filter;
mod group;
mod id;
mod lenient;
mod listing;
mod new_comment;
mod page;
mod permissions;
mod progress;
#[cfg(feature = "openapi")]
mod schema;
mod secret;
mod secret_token;
mod setters;
mod status;
mod tags;
#[cfg(test)]
mod tests;
mod track;
mod upload;
mod upload_file;
mod user;
mod words;

pub use self::app::App;
pub use self::changes::{Change, Connections, ReleaseDate, SharedTo, TrackChanges};
pub use self::comment::Comment;
pub use self::date_time::{DateTime, ParseDateTimeError};
pub use self::filter::TrackFilter;
pub use self::group::Group;
pub use self::id::{CommentId, GroupId, ParseIdError, TrackId, UserId};
pub use self::listing::Listing;
pub use self::new_comment::NewComment;
pub use self::page::Page;
pub use self::permissions::Permissions;
pub use self::progress::Progress;
pub use self::secret::{Link, SecretText};
pub use self::secret_token::SecretToken;
pub use self::status::Status;
pub use self::track::Track;
pub use self::upload::TrackUpload;
pub use self::upload_file::UploadFile;
pub use self::user::{Product, Quota, Subscription, User};
pub use self::words::{
    Access, EmbeddableBy, Kind, License, LicenseFilter, Order, Selection, Sharing, Sort, State,
    TrackType,
};

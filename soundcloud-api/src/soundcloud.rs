//! The SoundCloud API: one trait, one method an operation.
//!
//! The methods stand in the order of the API document. An operation has the short name; its twin
//! that names the format of the answer in the path has the same name with `_as`.
//!
//! ```no_run
//! use soundcloud_api::{SoundCloud, soundcloud::{self, TrackFilter}};
//!
//! # async fn example(token: String) -> Result<(), soundcloud_api::Error> {
//! let soundcloud = soundcloud::client().token(token).build()?;
//! let track = soundcloud.track(13_158_665.into()).await?;
//! println!("{}", track.title.unwrap_or_default());
//!
//! let filter = TrackFilter::new().q("harbour").bpm(120.0..=128.0);
//! println!("{} found", soundcloud.tracks(&filter).await?.len());
//! # Ok(())
//! # }
//! ```

mod model;
mod rate_limit;
mod resource;

pub use self::model::*;
pub use self::rate_limit::RateLimit;
pub use self::resource::{Resource, resolve};
use crate::{Api, Call, Client, ClientBuilder, Format, Paged, api, endpoint};
/// The crate of the dates: [`DateTime`] is made from its `Timestamp`.
#[doc(no_inline)]
pub use jiff;

/// Where the API is.
pub const BASE_URL: &str = "https://api.soundcloud.com";

/// Starts a client for the real SoundCloud: its base URL, its form of the header
/// `Authorization: OAuth <token>`, and its way to tell when a limit ends ([`RateLimit`]).
///
/// Set a token by [`token`](ClientBuilder::token). The consumer key of an application that was
/// registered before 2021 is set by `api_key("consumer_key", …)`; alone it opens nothing any more.
pub fn client() -> ClientBuilder {
    Client::builder(BASE_URL)
        .token_scheme("OAuth")
        .reset_time(RateLimit::reset_time)
}

/// The SoundCloud API: the 25 operations of its first public document, one method each.
///
/// [`Client`] implements it. Of what is known of the live service: answers in XML ended in 2014,
/// groups in 2016; permissions and secret tokens left the documentation after 2020; everything
/// needs a token. All of it works with the [sandbox](crate::sandbox).
///
/// ```
/// # use soundcloud_api::{Client, Error, SoundCloud, soundcloud::TrackId};
/// async fn titles(soundcloud: &dyn SoundCloud, ids: &[TrackId]) -> Result<Vec<String>, Error> {
///     let mut titles = Vec::new();
///     for id in ids {
///         titles.extend(soundcloud.track(*id).await?.title);
///     }
///     Ok(titles)
/// }
/// ```
#[cfg_attr(not(feature = "sandbox"), allow(rustdoc::broken_intra_doc_links))]
#[cfg_attr(feature = "openapi", api(spec = "spec/soundcloud.yaml", openapi))]
#[cfg_attr(not(feature = "openapi"), api(spec = "spec/soundcloud.yaml"))]
pub trait SoundCloud: Api {
    /// Searches tracks.
    ///
    /// Without a filter, lists the latest public ones. The answer is a page with a link to the
    /// next unless the filter asks for a bare array.
    #[endpoint(GET, "/tracks.json?<filter..>", auth = key)]
    fn tracks(&self, filter: &TrackFilter) -> Call<Page<Track>>;

    /// Uploads a track. Needs the token of a user.
    ///
    /// The file is streamed while it is sent. SoundCloud transcodes it afterwards: the track is
    /// there at once, playable a little later. Uploading twice makes two tracks, so that a call
    /// that failed half-way is better looked into than repeated.
    #[endpoint(POST, "/tracks.json", multipart = upload, retry = never)]
    fn upload_track(&self, upload: TrackUpload) -> Call<Track>;

    /// One track.
    ///
    /// A private track of somebody else is not found, unless its secret token opens it: see
    /// [`private_track`](Self::private_track).
    #[endpoint(GET, "/tracks/<track_id>.json", auth = key)]
    fn track(&self, track_id: TrackId) -> Call<Track>;

    /// Changes fields of a track. Owner only.
    #[endpoint(PUT, "/tracks/<track_id>.json", json = changes)]
    fn update_track(&self, track_id: TrackId, changes: &TrackChanges) -> Call<Track>;

    /// Deletes a track. Owner only.
    #[endpoint(DELETE, "/tracks/<track_id>.json")]
    fn delete_track(&self, track_id: TrackId) -> Call<()>;

    /// The comments on a track.
    #[endpoint(GET, "/tracks/<track_id>/comments.json?<listing..>", auth = key)]
    fn track_comments(&self, track_id: TrackId, listing: &Listing) -> Call<Page<Comment>>;

    /// Comments on a track. Needs the token of a user.
    #[endpoint(POST, "/tracks/<track_id>/comments.json", json = comment, retry = never)]
    fn post_comment(&self, track_id: TrackId, comment: &NewComment) -> Call<Comment>;

    /// The users who may hear a private track. Owner only.
    #[endpoint(GET, "/tracks/<track_id>/permissions.json", auth = key)]
    fn track_permissions(&self, track_id: TrackId) -> Call<Vec<User>>;

    /// Replaces the list of users who may hear a private track. Owner only.
    #[endpoint(PUT, "/tracks/<track_id>/permissions.json", form = users)]
    fn set_track_permissions(&self, track_id: TrackId, users: &Permissions) -> Call<Vec<User>>;

    /// The secret token of a track. Owner only.
    #[endpoint(GET, "/tracks/<track_id>/secret-token.json")]
    fn secret_token(&self, track_id: TrackId) -> Call<SecretToken>;

    /// Replaces the secret token of a track by a new random one. Owner only.
    ///
    /// Links with the old token are dead from then on. The answer is the only place that has the
    /// new one, so that the call is not repeated by itself.
    #[endpoint(PUT, "/tracks/<track_id>/secret-token.json", retry = never)]
    fn reset_secret_token(&self, track_id: TrackId) -> Call<SecretToken>;

    /// The tracks that a user has uploaded.
    #[endpoint(GET, "/users/<user_id>/tracks.json?<listing..>", auth = key)]
    fn user_tracks(&self, user_id: UserId, listing: &Listing) -> Call<Page<Track>>;

    /// The tracks of the user whose token it is, private ones included.
    #[endpoint(GET, "/me/tracks.json?<listing..>")]
    fn my_tracks(&self, listing: &Listing) -> Call<Page<Track>>;

    /// The tracks that were contributed to a group. SoundCloud closed its groups in 2016.
    #[endpoint(GET, "/groups/<group_id>/tracks.json?<listing..>", auth = key)]
    fn group_tracks(&self, group_id: GroupId, listing: &Listing) -> Call<Page<Track>>;

    /// As [`tracks`](Self::tracks), answered in a format of one's choice.
    #[endpoint(GET, "/tracks.<format>?<filter..>", auth = key)]
    fn tracks_as(&self, filter: &TrackFilter, format: Format) -> Call<Page<Track>>;

    /// As [`upload_track`](Self::upload_track), answered in a format of one's choice.
    #[endpoint(POST, "/tracks.<format>", multipart = upload, retry = never)]
    fn upload_track_as(&self, upload: TrackUpload, format: Format) -> Call<Track>;

    /// As [`track`](Self::track), answered in a format of one's choice.
    #[endpoint(GET, "/tracks/<track_id>.<format>", auth = key)]
    fn track_as(&self, track_id: TrackId, format: Format) -> Call<Track>;

    /// As [`update_track`](Self::update_track), sent and answered in a format of one's choice.
    #[endpoint(PUT, "/tracks/<track_id>.<format>", encode(format) = changes)]
    fn update_track_as(
        &self,
        track_id: TrackId,
        changes: &TrackChanges,
        format: Format,
    ) -> Call<Track>;

    /// As [`delete_track`](Self::delete_track), answered in a format of one's choice.
    #[endpoint(DELETE, "/tracks/<track_id>.<format>")]
    fn delete_track_as(&self, track_id: TrackId, format: Format) -> Call<()>;

    /// As [`track_comments`](Self::track_comments), answered in a format of one's choice.
    #[endpoint(GET, "/tracks/<track_id>/comments.<format>?<listing..>", auth = key)]
    fn track_comments_as(
        &self,
        track_id: TrackId,
        listing: &Listing,
        format: Format,
    ) -> Call<Page<Comment>>;

    /// As [`post_comment`](Self::post_comment), sent and answered in a format of one's choice.
    #[endpoint(POST, "/tracks/<track_id>/comments.<format>", encode(format) = comment, retry = never)]
    fn post_comment_as(
        &self,
        track_id: TrackId,
        comment: &NewComment,
        format: Format,
    ) -> Call<Comment>;

    /// As [`track_permissions`](Self::track_permissions), answered in a format of one's choice.
    #[endpoint(GET, "/tracks/<track_id>/permissions.<format>", auth = key)]
    fn track_permissions_as(&self, track_id: TrackId, format: Format) -> Call<Vec<User>>;

    /// As [`set_track_permissions`](Self::set_track_permissions), answered in a format of one's
    /// choice. The request stays a form: no other body is known for it.
    #[endpoint(PUT, "/tracks/<track_id>/permissions.<format>", form = users)]
    fn set_track_permissions_as(
        &self,
        track_id: TrackId,
        users: &Permissions,
        format: Format,
    ) -> Call<Vec<User>>;

    /// As [`secret_token`](Self::secret_token), answered in a format of one's choice.
    #[endpoint(GET, "/tracks/<track_id>/secret-token.<format>")]
    fn secret_token_as(&self, track_id: TrackId, format: Format) -> Call<SecretToken>;

    /// As [`reset_secret_token`](Self::reset_secret_token), answered in a format of one's choice.
    #[endpoint(PUT, "/tracks/<track_id>/secret-token.<format>", retry = never)]
    fn reset_secret_token_as(&self, track_id: TrackId, format: Format) -> Call<SecretToken>;

    /// A private track, opened by its secret token.
    ///
    /// [`track`](Self::track) with a parameter that the API document does not tell.
    fn private_track(&self, track_id: TrackId, secret_token: &str) -> Call<Track> {
        self.track(track_id).query("secret_token", secret_token)
    }
}

impl SoundCloud for Client {}

impl<T> Paged for Page<T> {
    type Item = T;

    fn next(&self) -> Option<&str> {
        self.next_href.as_deref()
    }

    fn items(&self) -> &[T] {
        &self.items
    }

    fn into_items(self) -> Vec<T> {
        self.items
    }
}

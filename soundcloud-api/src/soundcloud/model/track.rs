//! Tracks.

use std::time::Duration;

use super::app::App;
use super::date_time::DateTime;
use super::id::{TrackId, UserId};
use super::lenient::{milliseconds, model};
use super::secret::{Link, SecretText};
use super::tags;
use super::user::User;
use super::words::{Access, EmbeddableBy, Kind, License, Sharing, State, TrackType};

model! {
    /// A track.
    ///
    /// Nothing in it is certain: SoundCloud has added, retyped and dropped fields without notice,
    /// shows some to the owner only, and lists hold less than a single track does. So every field
    /// is optional, and a value of an unexpected type is read as `None`.
    ///
    /// Fields that the present reference lists come first, those of the legacy API (gone since
    /// 2021 or before) after them. Serializing a track writes its secrets too, and the result
    /// reads back as the same track.
    ///
    /// ```
    /// use soundcloud_api::soundcloud::Track;
    ///
    /// let track: Track = serde_json::from_str(r#"{
    ///     "urn": "soundcloud:tracks:291", "title": "Night bus", "bpm": "118.5", "user": null
    /// }"#)?;
    /// assert_eq!(track.id(), Some(291.into()));
    /// assert_eq!(track.bpm, Some(118.5));
    /// assert_eq!(track.user, None);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Track {
        /// What the document describes: [`Kind::Track`].
        pub kind: Option<Kind>,
        /// The id as a URN, since 2025. [`Track::id`] takes it or the number.
        pub urn: Option<TrackId>,
        /// The id as a number; deprecated since 2025 and at times missing.
        pub id: Option<TrackId>,
        /// The title.
        pub title: Option<String>,
        /// When it was uploaded.
        pub created_at: Option<DateTime>,
        /// The owner's words about it; the legacy API put HTML into it.
        pub description: Option<String>,
        /// How long it plays; milliseconds on the wire.
        #[serde(serialize_with = "milliseconds")]
        #[cfg_attr(feature = "openapi", schemars(with = "Option<u64>"))]
        pub duration: Option<Duration>,
        /// The genre, in the owner's words.
        pub genre: Option<String>,
        /// All tags in one text; [`Track::tags`] takes it apart.
        pub tag_list: Option<String>,
        /// Beats a minute.
        pub bpm: Option<f64>,
        /// The musical key, such as `Cmaj`.
        pub key_signature: Option<String>,
        /// The International Standard Recording Code.
        pub isrc: Option<String>,
        /// The name of the label.
        pub label_name: Option<String>,
        /// What others may do with it.
        pub license: Option<License>,
        /// The label's own number or name of the release.
        pub release: Option<String>,
        /// The day of the month of the release.
        pub release_day: Option<u64>,
        /// The month of the release, from 1.
        pub release_month: Option<u64>,
        /// The year of the release.
        pub release_year: Option<u64>,
        /// What the link to a shop says.
        pub purchase_title: Option<String>,
        /// The link to a shop.
        pub purchase_url: Option<String>,
        /// The artist, where it is not the uploader; since 2025.
        pub metadata_artist: Option<String>,
        /// The track's page. That of a private track ends in its secret token.
        pub permalink_url: Option<Link>,
        /// The track's address in the API. It holds the number or the URN, and on private tracks
        /// at times the secret token.
        pub uri: Option<Link>,
        /// The cover. The size is a word in its name: `-large`, `-t500x500`, `-small` ….
        pub artwork_url: Option<String>,
        /// A picture of the waveform.
        pub waveform_url: Option<String>,
        /// Where the legacy API streamed it; now only a preview.
        pub stream_url: Option<Link>,
        /// Where the original is, if it may be downloaded.
        pub download_url: Option<Link>,
        /// Whether the original may be downloaded.
        pub downloadable: Option<bool>,
        /// Whether the API may stream it.
        pub streamable: Option<bool>,
        /// Whether it takes comments.
        pub commentable: Option<bool>,
        /// Who may embed it; deprecated.
        pub embeddable_by: Option<EmbeddableBy>,
        /// Whether it is public.
        pub sharing: Option<Sharing>,
        /// How much of it the caller may hear; since 2021.
        pub access: Option<Access>,
        /// The countries where it can be heard, as two-letter codes; `None` is everywhere.
        pub available_country_codes: Option<Vec<String>>,
        /// How often it was played.
        pub playback_count: Option<u64>,
        /// How many like it.
        pub favoritings_count: Option<u64>,
        /// How many comments it has; the XML of 2009 has `comments-count`.
        pub comment_count | comments_count: Option<u64>,
        /// How often it was downloaded.
        pub download_count: Option<u64>,
        /// How often it was reposted.
        pub reposts_count: Option<u64>,
        /// Whether its counts are shown to others; since 2026.
        pub reveal_stats: Option<bool>,
        /// Whether its comments are shown to others; since 2026.
        pub reveal_comments: Option<bool>,
        /// Who uploaded it. Counts in it may be 0 whatever they really are.
        pub user: Option<Box<User>>,
        /// Whether the caller likes it; true to life only on a single track and in searches.
        pub user_favorite: Option<bool>,
        /// How often the caller played it.
        pub user_playback_count: Option<u64>,
        /// The address that opens a private track to anybody; shown to its owner only.
        pub secret_uri: Option<Link>,
        /// Whether it is marked as explicit; the reference of 2021 only.
        pub is_explicit: Option<bool>,

        /// Legacy: the last part of its page's address.
        pub permalink: Option<String>,
        /// Legacy: the owner's id.
        pub user_id: Option<UserId>,
        /// Legacy: the owner's address in the API.
        pub user_uri: Option<String>,
        /// Legacy: how far the upload is processed.
        pub state: Option<State>,
        /// Legacy: what sort of recording it is.
        pub track_type: Option<TrackType>,
        /// Legacy: the label's account.
        pub label: Option<Box<User>>,
        /// Legacy: the id of the label's account.
        pub label_id: Option<UserId>,
        /// Legacy: when it was changed last.
        pub last_modified: Option<DateTime>,
        /// Legacy: the format of the file as uploaded, such as `mp3`.
        pub original_format: Option<String>,
        /// Legacy: the size of the file as uploaded, in bytes.
        pub original_content_size: Option<u64>,
        /// Legacy: the secret token, for the owner. [`Track::secret_token`] also looks elsewhere.
        pub secret_token: Option<SecretText>,
        /// Legacy: the address of a video to go with it.
        pub video_url: Option<String>,
        /// Legacy: the address of its attachments in the API.
        pub attachments_uri: Option<Link>,
        /// Legacy: the app that uploaded it.
        pub created_with: Option<App>,
        /// Legacy: how many it is shared with.
        pub shared_to_count: Option<u64>,
        /// Legacy: whether more downloads are left.
        pub has_downloads_left: Option<bool>,
        /// Legacy: how many downloads are left.
        pub downloads_remaining: Option<u64>,
        /// Legacy: the sites that may embed it.
        pub domain_lockings: Option<Vec<String>>,
        /// Legacy: the countries that may not hear it.
        pub geo_blockings | geo_blocking: Option<Vec<String>>,
        /// Legacy: whether it may be in feeds.
        pub feedable: Option<bool>,
        /// Legacy: how it is paid for, such as `ALLOW` or `MONETIZE`.
        pub policy: Option<String>,
        /// Legacy: always null before it went in 2026.
        pub monetization_model: Option<String>,
        /// Legacy: how many like it, under another name.
        pub likes_count: Option<u64>,
    }
}

impl Track {
    /// The id: the URN, or else the number.
    #[must_use]
    pub fn id(&self) -> Option<TrackId> {
        self.urn.or(self.id)
    }

    /// The id of who uploaded it, from the embedded user or else from `user_id`.
    #[must_use]
    pub fn user_id(&self) -> Option<UserId> {
        self.user
            .as_ref()
            .and_then(|user| user.id())
            .or(self.user_id)
    }

    /// The tags one by one, without their quotes.
    ///
    /// ```
    /// # use soundcloud_api::soundcloud::Track;
    /// # let mut track = Track::default();
    /// track.tag_list = Some(r#"dub "late night" geo:lat=52.5"#.to_owned());
    /// assert_eq!(track.tags().collect::<Vec<_>>(), ["dub", "late night", "geo:lat=52.5"]);
    /// ```
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        tags::split(self.tag_list.as_deref().unwrap_or_default())
    }

    /// The secret token of a private track, if the answer holds it anywhere; it does for the
    /// owner.
    #[must_use]
    pub fn secret_token(&self) -> Option<SecretText> {
        self.secret_token.clone().or_else(|| {
            [&self.secret_uri, &self.uri]
                .into_iter()
                .flatten()
                .find_map(Link::secret_token)
        })
    }
}

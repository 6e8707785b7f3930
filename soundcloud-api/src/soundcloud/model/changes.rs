//! What an update of a track changes.

use jiff::civil::Date;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::id::UserId;
use super::tags;
use super::words::{EmbeddableBy, License, Sharing, TrackType};

/// What happens to one field of a track.
///
/// The setters of [`TrackChanges`] take a value, which sets the field, or an `Option`, of which
/// `None` clears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change<T> {
    /// It stays as it is, and isn't sent.
    #[default]
    Keep,
    /// It becomes empty: null is sent.
    Clear,
    /// It becomes this.
    Set(T),
}

impl<T> From<T> for Change<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl<T> From<Option<T>> for Change<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Clear, Self::Set)
    }
}

impl From<&str> for Change<String> {
    fn from(text: &str) -> Self {
        Self::Set(text.to_owned())
    }
}

impl<T: Serialize> Serialize for Change<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Set(value) => serializer.serialize_some(value),
            Self::Keep | Self::Clear => serializer.serialize_none(),
        }
    }
}

macro_rules! changes {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident {
            $(
                $(#[$field_meta:meta])*
                pub $field:ident: Change<$Type:ty>,
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default)]
        #[cfg_attr(
            feature = "openapi",
            derive(schemars::JsonSchema),
            schemars(transform = super::schema::changes)
        )]
        #[non_exhaustive]
        pub struct $Name {
            $(
                $(#[$field_meta])*
                pub $field: Change<$Type>,
            )*
        }

        impl $Name {
            $(
                #[doc = concat!(
                    "Sets or clears [`", stringify!($field), "`](field@Self::",
                    stringify!($field), ")."
                )]
                #[must_use]
                pub fn $field(mut self, $field: impl Into<Change<$Type>>) -> Self {
                    self.$field = $field.into();
                    self
                }
            )*
        }

        impl Serialize for Fields<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let count = [$(matches!(self.0.$field, Change::Keep)),*]
                    .iter()
                    .filter(|is_kept| !**is_kept)
                    .count();
                let mut fields = serializer.serialize_struct("track", count)?;
                $(
                    if matches!(self.0.$field, Change::Keep) {
                        fields.skip_field(stringify!($field))?;
                    } else {
                        fields.serialize_field(stringify!($field), &self.0.$field)?;
                    }
                )*
                fields.end()
            }
        }
    };
}

changes! {
    /// The body of `PUT /tracks/{id}`: what changes, and nothing else.
    ///
    /// It is sent as `{"track": {…}}`, or as `<track>…</track>` where XML is asked for.
    ///
    /// ```
    /// use soundcloud_api::soundcloud::{Sharing, TrackChanges};
    ///
    /// let changes = TrackChanges::new()
    ///     .title("Night bus (final)")
    ///     .sharing(Sharing::Private)
    ///     .purchase_url(None);
    /// assert_eq!(
    ///     serde_json::to_string(&changes)?,
    ///     r#"{"track":{"title":"Night bus (final)","sharing":"private","purchase_url":null}}"#
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct TrackChanges {
        /// The title.
        pub title: Change<String>,
        /// The last part of its page's address.
        pub permalink: Change<String>,
        /// Whether it is public.
        pub sharing: Change<Sharing>,
        /// Who may embed it.
        pub embeddable_by: Change<EmbeddableBy>,
        /// The link to a shop.
        pub purchase_url: Change<String>,
        /// The words about it.
        pub description: Change<String>,
        /// The genre.
        pub genre: Change<String>,
        /// All tags in one text; [`TrackChanges::tags`] writes it.
        pub tag_list: Change<String>,
        /// The name of the label.
        pub label_name: Change<String>,
        /// The label's own number or name of the release.
        pub release: Change<String>,
        /// The day of the release. Answers hold it as `release_day`, `_month` and `_year`.
        pub release_date: Change<ReleaseDate>,
        /// Whether the API may stream it.
        pub streamable: Change<bool>,
        /// Whether the original may be downloaded.
        pub downloadable: Change<bool>,
        /// What others may do with it.
        pub license: Change<License>,
        /// Whether it takes comments.
        pub commentable: Change<bool>,
        /// Whether its counts are shown to others.
        pub reveal_stats: Change<bool>,
        /// Whether its comments are shown to others.
        pub reveal_comments: Change<bool>,
        /// The International Standard Recording Code.
        pub isrc: Change<String>,
        /// The artist, where it is not the uploader. SoundCloud takes it since 2025, though its
        /// reference doesn't say so.
        pub metadata_artist: Change<String>,

        /// Legacy: beats a minute.
        pub bpm: Change<f64>,
        /// Legacy: the musical key.
        pub key_signature: Change<String>,
        /// Legacy: the label's account.
        pub label_id: Change<UserId>,
        /// Legacy: the day of the month of the release.
        pub release_day: Change<u8>,
        /// Legacy: the month of the release, from 1.
        pub release_month: Change<u8>,
        /// Legacy: the year of the release.
        pub release_year: Change<u16>,
        /// Legacy: what sort of recording it is.
        pub track_type: Change<TrackType>,
        /// Legacy: the address of a video to go with it.
        pub video_url: Change<String>,
        /// Legacy: who may hear it though it is private.
        pub shared_to: Change<SharedTo>,
        /// Legacy: what those people are told.
        pub sharing_note: Change<String>,
        /// Legacy: the connections to other services on which it is announced.
        pub post_to: Change<Connections>,
    }
}

/// A track's changes without the name that is around them on the wire.
struct Fields<'a>(&'a TrackChanges);

/// By hand, as is what it sends; `tests/openapi` compares both with the document.
impl crate::Schema for TrackChanges {
    const NAME: &'static str = "TrackChanges";
}

impl Serialize for TrackChanges {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut outer = serializer.serialize_struct("TrackChanges", 1)?;
        outer.serialize_field("track", &Fields(self))?;
        outer.end()
    }
}

impl TrackChanges {
    /// No changes yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `tag_list` to these tags, in quotes where they have spaces.
    #[must_use]
    pub fn tags<T: AsRef<str>>(self, tags: impl IntoIterator<Item = T>) -> Self {
        self.tag_list(tags::join(tags))
    }
}

/// The day of a release, written as `yyyy-mm-dd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseDate(Date);

impl From<Date> for ReleaseDate {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<Date> for Change<ReleaseDate> {
    fn from(date: Date) -> Self {
        Self::Set(date.into())
    }
}

impl std::fmt::Display for ReleaseDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for ReleaseDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Who may hear a private track.
///
/// ```
/// use soundcloud_api::soundcloud::{SharedTo, TrackChanges};
///
/// let friends = SharedTo::default().emails(["ana@example.com"]).users([9]);
/// let changes = TrackChanges::new().shared_to(friends);
/// assert_eq!(
///     serde_json::to_string(&changes)?,
///     r#"{"track":{"shared_to":{"emails":[{"address":"ana@example.com"}],"users":[{"id":9}]}}}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SharedTo {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    emails: Vec<Address>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    users: Vec<Numbered>,
}

impl SharedTo {
    /// Sets the e-mail addresses.
    #[must_use]
    pub fn emails(mut self, emails: impl IntoIterator<Item: Into<String>>) -> Self {
        let address = |email| Address { address: email };
        self.emails = emails.into_iter().map(Into::into).map(address).collect();
        self
    }

    /// Sets the users.
    #[must_use]
    pub fn users(mut self, users: impl IntoIterator<Item: Into<UserId>>) -> Self {
        let numbered = |user: UserId| Numbered { id: user.number() };
        self.users = users.into_iter().map(Into::into).map(numbered).collect();
        self
    }
}

/// The numbers of connections to other services.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Connections(Vec<Numbered>);

impl FromIterator<u64> for Connections {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Self {
        Self(numbers.into_iter().map(|id| Numbered { id }).collect())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(inline))]
struct Address {
    address: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(inline))]
struct Numbered {
    id: u64,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{json, to_value};

    use super::*;

    #[test]
    fn nothing_is_sent_of_what_is_not_set() {
        assert_eq!(to_value(TrackChanges::new()).unwrap(), json!({"track": {}}));
    }

    #[test]
    fn a_field_is_set_cleared_or_kept_again() {
        let changes = TrackChanges::new()
            .title(String::from("a"))
            .genre("Dub")
            .genre(Change::Keep)
            .description(None)
            .release(Some("b".to_owned()));
        assert_eq!(
            to_value(changes).unwrap(),
            json!({"track": {"title": "a", "description": null, "release": "b"}})
        );
    }

    #[test]
    fn every_field_has_its_name_and_type() {
        let changes = TrackChanges::new()
            .title("t")
            .permalink("p")
            .sharing(Sharing::Public)
            .embeddable_by(EmbeddableBy::None)
            .purchase_url("u")
            .description("d")
            .genre("g")
            .tags(["a", "b c"])
            .label_name("l")
            .release("1")
            .release_date(date(2024, 5, 2))
            .streamable(true)
            .downloadable(false)
            .license(License::CcBy)
            .commentable(true)
            .reveal_stats(false)
            .reveal_comments(true)
            .isrc("i")
            .metadata_artist("m")
            .bpm(120.5)
            .key_signature("Cmaj")
            .label_id(UserId::from(3))
            .release_day(2)
            .release_month(5)
            .release_year(2024)
            .track_type(TrackType::InProgress)
            .video_url("v")
            .shared_to(SharedTo::default().users(["soundcloud:users:9".parse::<UserId>().unwrap()]))
            .sharing_note("n")
            .post_to(Connections::from_iter([4]));
        assert_eq!(
            to_value(changes).unwrap(),
            json!({"track": {
                "title": "t", "permalink": "p", "sharing": "public", "embeddable_by": "none",
                "purchase_url": "u", "description": "d", "genre": "g", "tag_list": "a \"b c\"",
                "label_name": "l", "release": "1", "release_date": "2024-05-02",
                "streamable": true, "downloadable": false, "license": "cc-by",
                "commentable": true, "reveal_stats": false, "reveal_comments": true,
                "isrc": "i", "metadata_artist": "m", "bpm": 120.5, "key_signature": "Cmaj",
                "label_id": 3, "release_day": 2, "release_month": 5, "release_year": 2024,
                "track_type": "in progress", "video_url": "v",
                "shared_to": {"users": [{"id": 9}]}, "sharing_note": "n", "post_to": [{"id": 4}]
            }})
        );
    }
}

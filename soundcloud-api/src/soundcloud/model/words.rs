//! Enumerations that stay open: a value they don't know is kept, not refused.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};

use super::lenient::Lenient;

macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $Name:ident {
            $($(#[$variant_meta:meta])* $Variant:ident = $word:literal,)+
        }
    ) => {
        $(#[doc = $doc])*
        ///
        /// A text converts into it, and into `Other` only if no other variant stands for it.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $(
                $(#[$variant_meta])*
                #[doc = concat!("\n\nOn the wire: `", $word, "`.")]
                $Variant,
            )+
            /// A value that this crate has no name for, as it came.
            Other(Box<str>),
        }

        impl $Name {
            /// The text that stands for it on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$Variant => $word,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $Name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$Variant,)+
                    _ => Self::Other(word.into()),
                }
            }
        }

        impl From<String> for $Name {
            fn from(word: String) -> Self {
                word.as_str().into()
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Word;

                impl Visitor<'_> for Word {
                    type Value = $Name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("a text such as `", words!(@first $($word)+), "`"))
                    }

                    fn visit_str<E>(self, word: &str) -> Result<$Name, E> {
                        Ok(word.into())
                    }
                }

                deserializer.deserialize_str(Word)
            }
        }

        #[cfg(feature = "openapi")]
        super::schema::schema!($Name, stringify!($Name), |_| {
            super::schema::word(concat!($($doc, "\n"),*), &[$($word),+])
        });

        /// An empty text is no value.
        impl Lenient for $Name {
            fn text(text: &str) -> Option<Self> {
                (!text.is_empty()).then(|| text.into())
            }
        }
    };
    (@first $first:literal $($rest:literal)*) => { $first };
}

words! {
    /// What a document describes, as its field `kind` says.
    pub enum Kind {
        /// A track.
        Track = "track",
        /// A user.
        User = "user",
        /// A comment.
        Comment = "comment",
        /// A playlist.
        Playlist = "playlist",
        /// A group of the legacy API.
        Group = "group",
        /// The secret token of a track.
        SecretToken = "secret-token",
        /// A link on a user's page.
        WebProfile = "web-profile",
        /// A connection to another service.
        Connection = "connection",
        /// An app that uses the API.
        App = "app",
    }
}

words! {
    /// Who may find a track.
    pub enum Sharing {
        /// Anybody.
        Public = "public",
        /// Its owner and those who have the secret link.
        Private = "private",
    }
}

words! {
    /// How much of a track the caller may hear.
    pub enum Access {
        /// All of it.
        Playable = "playable",
        /// A piece of it.
        Preview = "preview",
        /// Only its description.
        Blocked = "blocked",
    }
}

words! {
    /// What others may do with a track.
    pub enum License {
        /// Anything: it is in the public domain.
        NoRightsReserved = "no-rights-reserved",
        /// Nothing without asking.
        AllRightsReserved = "all-rights-reserved",
        /// Creative Commons: name the author.
        CcBy = "cc-by",
        /// Creative Commons: name the author, don't sell.
        CcByNc = "cc-by-nc",
        /// Creative Commons: name the author, don't change.
        CcByNd = "cc-by-nd",
        /// Creative Commons: name the author, share alike.
        CcBySa = "cc-by-sa",
        /// Creative Commons: name the author, don't sell, don't change.
        CcByNcNd = "cc-by-nc-nd",
        /// Creative Commons: name the author, don't sell, share alike.
        CcByNcSa = "cc-by-nc-sa",
    }
}

words! {
    /// Which licenses a legacy search lets through; a [`License`] converts into it.
    pub enum LicenseFilter {
        /// Those that allow sharing.
        ToShare = "to_share",
        /// Those that allow commercial use.
        ToUseCommercially = "to_use_commercially",
        /// Those that allow commercial use of changed versions.
        ToModifyCommercially = "to_modify_commercially",
        /// Only [`License::CcBy`].
        CcBy = "cc-by",
        /// Only [`License::CcByNc`].
        CcByNc = "cc-by-nc",
        /// Only [`License::CcByNd`].
        CcByNd = "cc-by-nd",
        /// Only [`License::CcBySa`].
        CcBySa = "cc-by-sa",
        /// Only [`License::CcByNcNd`].
        CcByNcNd = "cc-by-nc-nd",
        /// Only [`License::CcByNcSa`].
        CcByNcSa = "cc-by-nc-sa",
    }
}

impl From<License> for LicenseFilter {
    fn from(license: License) -> Self {
        license.as_str().into()
    }
}

words! {
    /// Who may embed a track in a page.
    pub enum EmbeddableBy {
        /// Anybody.
        All = "all",
        /// Its owner.
        Me = "me",
        /// Nobody.
        None = "none",
    }
}

words! {
    /// How far the processing of an uploaded track is; the legacy API only.
    pub enum State {
        /// The file is being stored.
        Storing = "storing",
        /// The file is being encoded.
        Processing = "processing",
        /// The file could not be encoded.
        Failed = "failed",
        /// The track can be played.
        Finished = "finished",
    }
}

words! {
    /// What sort of recording a track is; the legacy API only.
    ///
    /// SoundCloud's own value `other` is `Other("other")`.
    pub enum TrackType {
        /// An original.
        Original = "original",
        /// A remix.
        Remix = "remix",
        /// A recording of a concert.
        Live = "live",
        /// A recording of something else.
        Recording = "recording",
        /// Spoken word.
        Spoken = "spoken",
        /// A podcast.
        Podcast = "podcast",
        /// A demo.
        Demo = "demo",
        /// Not finished.
        InProgress = "in progress",
        /// One voice of a mix.
        Stem = "stem",
        /// A loop.
        Loop = "loop",
        /// A sound effect.
        SoundEffect = "sound effect",
        /// A sample.
        Sample = "sample",
        /// A cover version.
        Cover = "cover",
        /// A DJ set.
        DjSet = "djset",
        /// A mashup.
        Mashup = "mashup",
        /// A part of something longer.
        Part = "part",
        /// A new edit.
        Reedit = "reedit",
    }
}

words! {
    /// Which tracks a legacy search looks at.
    pub enum Selection {
        /// All that the caller may see.
        All = "all",
        /// The public ones.
        Public = "public",
        /// The caller's private ones.
        Private = "private",
        /// Those that can be streamed.
        Streamable = "streamable",
        /// Those that can be downloaded.
        Downloadable = "downloadable",
    }
}

words! {
    /// How a legacy search orders what it finds.
    pub enum Order {
        /// The newest first.
        CreatedAt = "created_at",
        /// The most talked about first.
        Hotness = "hotness",
    }
}

words! {
    /// Which end of a list comes first, by date of creation.
    pub enum Sort {
        /// The oldest.
        Ascending = "asc",
        /// The newest, as SoundCloud does when not asked.
        Descending = "desc",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_word_is_its_variant_and_back() {
        assert_eq!(TrackType::from("sound effect"), TrackType::SoundEffect);
        assert_eq!(TrackType::SoundEffect.to_string(), "sound effect");
        assert_eq!(Kind::from("secret-token".to_owned()), Kind::SecretToken);
    }

    #[test]
    fn an_unknown_word_is_kept() {
        let access = Access::from("rented");
        assert_eq!(access, Access::Other("rented".into()));
        assert_eq!(access.as_str(), "rented");
    }

    #[test]
    fn words_pass_through_json_unchanged() {
        for json in ["\"private\"", "\"friends\"", "\"\""] {
            let sharing: Sharing = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&sharing).unwrap(), json);
        }
    }

    #[test]
    fn a_number_is_no_word() {
        let error = serde_json::from_str::<Sharing>("3").unwrap_err();
        assert!(
            error.to_string().contains("a text such as `public`"),
            "{error}"
        );
    }

    #[test]
    fn every_license_is_a_filter() {
        assert_eq!(
            LicenseFilter::from(License::CcByNcSa),
            LicenseFilter::CcByNcSa
        );
        assert_eq!(
            LicenseFilter::from(License::AllRightsReserved).as_str(),
            "all-rights-reserved"
        );
    }

    #[test]
    fn a_word_is_padded_like_text() {
        assert_eq!(format!("{:>8}|", Sharing::Public), "  public|");
    }
}

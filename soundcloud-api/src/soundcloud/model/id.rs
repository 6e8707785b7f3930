//! Ids: numbers or URNs, one type for each kind of thing.

use std::cmp::Ordering;
use std::error::Error;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use super::lenient::{Lenient, Strict};

/// A text that is no id of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIdError {
    kind: &'static str,
}

impl fmt::Display for ParseIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected a number or `soundcloud:{}:<number>`",
            self.kind
        )
    }
}

impl Error for ParseIdError {}

/// The number of an id of this kind, and whether it was written as a URN.
fn parse(text: &str, kind: &'static str) -> Result<(u64, bool), ParseIdError> {
    let urn = text
        .strip_prefix("soundcloud:")
        .and_then(|rest| rest.strip_prefix(kind))
        .and_then(|rest| rest.strip_prefix(':'));
    let digits = urn.unwrap_or(text);
    // `u64` would also take a leading plus sign.
    let number = match digits.as_bytes().first() {
        Some(b'0'..=b'9') => digits.parse().ok(),
        _ => None,
    };
    number
        .map(|number| (number, urn.is_some()))
        .ok_or(ParseIdError { kind })
}

macro_rules! id {
    ($(#[$meta:meta])* $Id:ident, $kind:literal, $number:literal) => {
        $(#[$meta])*
        ///
        /// It is a number or a URN and is written in the form in which it was given. Two ids are
        /// equal if their numbers are. SoundCloud declared the bare numbers deprecated in April
        /// 2025 and takes both forms wherever it takes an id.
        ///
        /// ```
        #[doc = concat!("use soundcloud_api::soundcloud::", stringify!($Id), ";")]
        ///
        #[doc = concat!("let number = ", stringify!($Id), "::from(", $number, ");")]
        #[doc = concat!(
            "let urn: ", stringify!($Id), " = \"soundcloud:", $kind, ":", $number, "\".parse()?;"
        )]
        /// assert_eq!(number, urn);
        #[doc = concat!("assert_eq!(number.to_string(), \"", $number, "\");")]
        #[doc = concat!("assert_eq!(urn.to_string(), \"soundcloud:", $kind, ":", $number, "\");")]
        #[doc = concat!("# Ok::<(), soundcloud_api::soundcloud::ParseIdError>(())")]
        /// ```
        #[derive(Clone, Copy)]
        pub struct $Id {
            number: u64,
            is_urn: bool,
        }

        impl $Id {
            /// The number, which either form has.
            #[must_use]
            pub const fn number(self) -> u64 {
                self.number
            }

            /// The text of the URN, whichever form the id was given in.
            #[must_use]
            pub fn urn(self) -> String {
                self.to_urn().to_string()
            }

            /// The same id, to be written as a URN from here on.
            #[must_use]
            pub const fn to_urn(self) -> Self {
                Self { number: self.number, is_urn: true }
            }
        }

        impl fmt::Display for $Id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if self.is_urn {
                    f.write_str(concat!("soundcloud:", $kind, ":"))?;
                }
                fmt::Display::fmt(&self.number, f)
            }
        }

        impl fmt::Debug for $Id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($Id), "({})"), self)
            }
        }

        impl From<u64> for $Id {
            fn from(number: u64) -> Self {
                Self { number, is_urn: false }
            }
        }

        impl FromStr for $Id {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                parse(text, $kind).map(|(number, is_urn)| Self { number, is_urn })
            }
        }

        impl TryFrom<&str> for $Id {
            type Error = ParseIdError;

            fn try_from(text: &str) -> Result<Self, ParseIdError> {
                text.parse()
            }
        }

        impl PartialEq for $Id {
            fn eq(&self, other: &Self) -> bool {
                self.number == other.number
            }
        }

        impl Eq for $Id {}

        impl Hash for $Id {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.number.hash(state);
            }
        }

        impl PartialOrd for $Id {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $Id {
            fn cmp(&self, other: &Self) -> Ordering {
                self.number.cmp(&other.number)
            }
        }

        impl Serialize for $Id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if self.is_urn {
                    serializer.collect_str(self)
                } else {
                    serializer.serialize_u64(self.number)
                }
            }
        }

        impl<'de> Deserialize<'de> for $Id {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(Strict::new(ParseIdError { kind: $kind }))
            }
        }

        impl Lenient for $Id {
            fn text(text: &str) -> Option<Self> {
                text.trim().parse().ok()
            }

            fn unsigned(number: u64) -> Option<Self> {
                Some(number.into())
            }
        }
    };
}

id!(
    /// The id of a track, `soundcloud:tracks:<number>`.
    TrackId, "tracks", "291"
);
id!(
    /// The id of a user, `soundcloud:users:<number>`.
    UserId, "users", "183"
);
id!(
    /// The id of a comment, `soundcloud:comments:<number>`.
    CommentId, "comments", "77"
);
id!(
    /// The id of a group, `soundcloud:groups:<number>`; SoundCloud closed its groups in 2016.
    GroupId, "groups", "8"
);

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn track(_: TrackId) {}

    #[test]
    fn a_literal_needs_no_type() {
        track(291.into());
    }

    #[test]
    fn an_id_keeps_the_form_it_was_given_in() {
        for form in ["291", "soundcloud:tracks:291"] {
            let id: TrackId = form.parse().unwrap();
            assert_eq!(id.to_string(), form);
            assert_eq!(id.number(), 291);
            assert_eq!(id.urn(), "soundcloud:tracks:291");
            assert_eq!(format!("{id:?}"), format!("TrackId({form})"));
        }
    }

    #[test]
    fn a_number_can_be_sent_as_a_urn() {
        assert_eq!(UserId::from(9).to_urn().to_string(), "soundcloud:users:9");
    }

    #[test]
    fn equality_hash_and_order_ask_only_for_the_number() {
        let number = TrackId::from(291);
        let urn = number.to_urn();
        assert_eq!(number, urn);
        assert!(number <= urn && TrackId::from(2) < urn);
        assert!(HashSet::from([number]).contains(&urn));
    }

    #[test]
    fn what_is_no_id_of_the_kind_is_refused() {
        for text in [
            "",
            " 291",
            "+291",
            "-1",
            "2x",
            "0x10",
            "18446744073709551616",
            "soundcloud:tracks:",
            "soundcloud:tracks:+1",
            "soundcloud:users:291",
            "soundcloud:tracks:291:1",
            "soundcloud:tracks:soundcloud:tracks:1",
            "Soundcloud:tracks:1",
            "tracks:1",
            "..",
        ] {
            assert!(TrackId::try_from(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_error_says_what_was_expected() {
        let error = "soundcloud:tracks:1".parse::<CommentId>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected a number or `soundcloud:comments:<number>`"
        );
    }

    #[test]
    fn json_numbers_texts_and_urns_are_read() {
        for json in ["291", "\"291\"", "\"soundcloud:tracks:291\"", "\" 291\\n\""] {
            let id: TrackId = serde_json::from_str(json).unwrap();
            assert_eq!(id.number(), 291, "{json}");
        }
    }

    #[test]
    fn other_json_is_refused_by_name() {
        for json in [
            "-1",
            "1.5",
            "null",
            "true",
            "[]",
            "{}",
            "\"soundcloud:users:1\"",
        ] {
            let error = serde_json::from_str::<TrackId>(json).unwrap_err();
            assert!(
                error.to_string().contains("`soundcloud:tracks:<number>`"),
                "{error}"
            );
        }
    }

    #[test]
    fn json_keeps_the_form() {
        let ids = [TrackId::from(u64::MAX), TrackId::from(1).to_urn()];
        let json = serde_json::to_string(&ids).unwrap();
        assert_eq!(json, r#"[18446744073709551615,"soundcloud:tracks:1"]"#);
        assert_eq!(serde_json::from_str::<[TrackId; 2]>(&json).unwrap(), ids);
    }
}

//! Texts that hold a secret, and keep it to themselves when they are printed.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::lenient::Lenient;

const REDACTED: &str = "[redacted]";

/// A text that is shown only on request.
///
/// `Debug` prints `[redacted]`, and there is no `Display`. Serializing it writes it in full, so
/// that what is stored can be read back.
///
/// ```
/// use soundcloud_api::soundcloud::SecretText;
///
/// let secret = SecretText::from("s-4Qx9z");
/// assert_eq!(format!("{secret:?}"), "[redacted]");
/// assert_eq!(secret.expose(), "s-4Qx9z");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecretText(String);

impl SecretText {
    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// An address that may carry a secret, as those of private tracks do.
///
/// It is read like a `&str`. `Debug` leaves the secrets out, and there is no `Display`: who
/// prints a link in full does so by [`Link::as_str`].
///
/// ```
/// use soundcloud_api::soundcloud::Link;
///
/// let link = Link::from("https://api.soundcloud.com/tracks/291?secret_token=s-4Qx9z");
/// assert_eq!(
///     format!("{link:?}"),
///     r#""https://api.soundcloud.com/tracks/291?secret_token=[redacted]""#
/// );
/// assert!(link.ends_with("s-4Qx9z"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Link(String);

impl Link {
    /// The address in full.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address in full, as owned text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// The value of the query parameter `secret_token`.
    #[must_use]
    pub fn secret_token(&self) -> Option<SecretText> {
        let (_, query) = self.0.split_once('?')?;
        let query = query.split('#').next().unwrap_or(query);
        query
            .split('&')
            .find_map(|pair| pair.strip_prefix("secret_token="))
            .filter(|token| !token.is_empty())
            .map(SecretText::from)
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&redacted(&self.0), f)
    }
}

impl Deref for Link {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Link {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Link {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Link {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// An address as it may be printed.
///
/// A private track's page has its token as the last segment of the path, `/ana/night-bus/s-4Qx9z`;
/// the scheme, the host, the user and the track's own name before it are no secrets.
pub(super) fn redacted(link: &str) -> String {
    const FIRST_THAT_MAY_BE_SECRET: usize = 5;

    let (path, query) = match link.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (link, None),
    };
    let mut shown = String::with_capacity(link.len());
    for (index, segment) in path.split('/').enumerate() {
        let is_secret = index >= FIRST_THAT_MAY_BE_SECRET && segment.starts_with("s-");
        shown.push_str(if index == 0 { "" } else { "/" });
        shown.push_str(if is_secret { REDACTED } else { segment });
    }
    for (index, pair) in query
        .into_iter()
        .flat_map(|query| query.split('&'))
        .enumerate()
    {
        shown.push(if index == 0 { '?' } else { '&' });
        match pair.split_once('=') {
            Some((name, _)) if is_secret(name) => {
                shown.push_str(name);
                shown.push('=');
                shown.push_str(REDACTED);
            }
            _ => shown.push_str(pair),
        }
    }
    shown
}

fn is_secret(name: &str) -> bool {
    ["token", "secret", "key", "client_id", "signature"]
        .iter()
        .any(|part| name.to_ascii_lowercase().contains(part))
}

macro_rules! text {
    ($Text:ident) => {
        impl From<String> for $Text {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $Text {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl Serialize for $Text {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $Text {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self)
            }
        }

        impl Lenient for $Text {
            fn text(text: &str) -> Option<Self> {
                Some(text.into())
            }

            fn owned_text(text: String) -> Option<Self> {
                Some(Self(text))
            }
        }
    };
}

text!(SecretText);
text!(Link);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        let secret = SecretText::from("s-4Qx9z");
        assert_eq!(format!("{secret:?} {secret:#?}"), "[redacted] [redacted]");
    }

    #[test]
    fn secrets_in_links_are_not_printed() {
        for (link, shown) in [
            ("https://h/t/1", "https://h/t/1"),
            ("https://h/t/1?a=b&c", "https://h/t/1?a=b&c"),
            (
                "https://h/t/1?secret_token=s-1",
                "https://h/t/1?secret_token=[redacted]",
            ),
            (
                "https://h/t?client_id=x&limit=2&Consumer_Key=z",
                "https://h/t?client_id=[redacted]&limit=2&Consumer_Key=[redacted]",
            ),
            (
                "https://soundcloud.com/ana/night-bus/s-4Qx9z",
                "https://soundcloud.com/ana/night-bus/[redacted]",
            ),
            (
                "https://soundcloud.com/ana/s-bahn",
                "https://soundcloud.com/ana/s-bahn",
            ),
            (
                "https://h/a/b/s-1?secret_token=",
                "https://h/a/b/[redacted]?secret_token=[redacted]",
            ),
            ("", ""),
            ("?", "?"),
            ("no link", "no link"),
        ] {
            assert_eq!(
                format!("{:?}", Link::from(link)),
                format!("{shown:?}"),
                "{link}"
            );
        }
    }

    #[test]
    fn the_token_is_found_in_the_query() {
        let token = |link: &str| Link::from(link).secret_token();
        assert_eq!(
            token("https://h/t?a=1&secret_token=s-1#x"),
            Some("s-1".into())
        );
        assert_eq!(token("https://h/t?secret_token="), None);
        assert_eq!(token("https://h/t?my_secret_token=s-1"), None);
        assert_eq!(token("https://h/secret_token=s-1"), None);
    }

    #[test]
    fn a_link_reads_like_text() {
        let link = Link::from("https://h/");
        assert_eq!(link, "https://h/");
        assert_eq!(Some(link).as_deref(), Some("https://h/"));
    }
}

//! Keeps secrets out of everything that is printed.

pub(crate) mod carried;
mod echo;
mod segments;

use std::{
    fmt::{self, Write as _},
    ops::BitOr as _,
};

use http::{HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;
use serde_json::Value;

pub(crate) use self::{
    echo::{beginning_without, without},
    segments::of_path,
};

/// What stands in place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// Names of parameters whose values are secrets: SoundCloud's, those of most other APIs, and of
/// addresses that are signed.
const SECRET_NAMES: [&str; 25] = [
    "access_key",
    "api_key",
    "apikey",
    "auth",
    "awsaccesskeyid",
    "bearer",
    "client_id",
    "code",
    "consumer_key",
    "hmac",
    "jwt",
    "key",
    "key-pair-id",
    "otp",
    "pass",
    "passphrase",
    "passwd",
    "pin",
    "policy",
    "private_key",
    "pwd",
    "session",
    "session_id",
    "sid",
    "sig",
];

/// What stands in the names of others.
const SECRET_PARTS: [&str; 8] = [
    "assertion",
    "authorization",
    "credential",
    "password",
    "secret",
    "signature",
    "token",
    "verifier",
];

/// What stands in the names of headers whose values are secrets.
const SECRET_HEADERS: [&str; 8] = [
    "auth",
    "cookie",
    "credential",
    "key",
    "password",
    "secret",
    "session",
    "token",
];

/// Whether a query parameter of this name is never shown.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET_NAMES.contains(&&*name)
        || SECRET_PARTS.iter().any(|part| name.contains(part))
        || name.starts_with("x-amz-")
}

/// A header's value, marked as sensitive where it is a secret: then `Debug` does not show it, and
/// HTTP/2 does not keep it in its tables.
pub(crate) fn mark(name: &HeaderName, mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(is_secret_header(name, &value));
    value
}

/// Whether a header's value is never shown.
pub(crate) fn is_secret_header(name: &HeaderName, value: &HeaderValue) -> bool {
    let name = name.as_str();
    value.is_sensitive()
        || name.ends_with("signature")
        || SECRET_HEADERS.iter().any(|part| name.contains(part))
}

/// Whether a text names a secret, which is then next to its name.
pub(crate) fn names_secret(text: &str) -> bool {
    ["token", "secret", "password"]
        .iter()
        .any(|name| text.contains(name))
}

/// Whether a text is the address of something private, which holds what opens it: SoundCloud's
/// links end in a secret token, `/s-4Qx9z`.
fn is_private_link(text: &str) -> bool {
    text.contains("://") && (text.contains("/s-") || names_secret(text))
}

/// A URL as it may be printed: no user, no fragment, secret values replaced, and these in its path.
pub(crate) struct RedactedUrl<'a>(pub(crate) &'a Url, pub(crate) Vec<&'a str>);

impl fmt::Display for RedactedUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(url, secrets) = self;
        let path = secrets.iter().fold(url.path().to_owned(), |path, secret| {
            path.replace(secret, REDACTED)
        });
        write!(f, "{}{path}", url.origin().ascii_serialization())?;
        match url.query() {
            Some(query) => write!(f, "?{}", RedactedPairs(query)),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for RedactedUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A query or form as it may be printed: secret values replaced.
pub(crate) struct RedactedPairs<'a>(pub(crate) &'a str);

impl fmt::Display for RedactedPairs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, pair) in self.0.split('&').enumerate() {
            if index > 0 {
                f.write_char('&')?;
            }
            let name = pair.split('=').next().unwrap_or(pair);
            let decoded = form_urlencoded::parse(pair.as_bytes()).next();
            let is_secret = decoded
                .is_some_and(|(name, value)| is_secret_name(&name) || is_private_link(&value));
            if is_secret {
                write!(f, "{name}={REDACTED}")?;
            } else {
                f.write_str(pair)?;
            }
        }
        Ok(())
    }
}

/// A server's headers as they may be printed: how many. It may echo a secret in any of them, as
/// long as it likes.
pub(crate) struct RedactedHeaders<'a>(pub(crate) &'a HeaderMap);

impl fmt::Debug for RedactedHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {REDACTED}", self.0.len())
    }
}

/// Replaces the texts of secret names in a document; says whether there were any.
pub(crate) fn redact(document: &mut Value) -> bool {
    match document {
        Value::Object(fields) => fields.iter_mut().map(field).fold(false, bool::bitor),
        Value::Array(values) => values.iter_mut().map(redact).fold(false, bool::bitor),
        _ => false,
    }
}

fn field((name, value): (&String, &mut Value)) -> bool {
    if value.is_string() && is_secret_name(name) {
        *value = REDACTED.into();
        return true;
    }
    redact(value)
}

/// The beginning of a text from elsewhere, in one line and so many characters: what is not seen, or
/// would change how the rest is seen, is escaped.
pub(crate) fn snippet(text: &str, most: usize) -> String {
    let mut shown = String::new();
    let mut left = most;
    for character in text.trim().chars() {
        let escaped = is_unseen(character).then(|| character.escape_default());
        let length = escaped.as_ref().map_or(1, ExactSizeIterator::len);
        let Some(rest) = left.checked_sub(length) else {
            shown.push('…');
            break;
        };
        left = rest;
        match escaped {
            Some(escaped) => shown.extend(escaped),
            None => shown.push(character),
        }
    }
    shown
}

/// Whether a character is no part of a text as it is read, but a command to whatever shows it:
/// escape sequences, breaks of lines, other directions of writing.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> String {
        RedactedUrl(&url.parse().expect("a URL"), Vec::new()).to_string()
    }

    #[test]
    fn secret_values_are_replaced_and_others_kept() {
        assert_eq!(
            shown("https://h/tracks?q=a%20b&secret_token=s-1&x"),
            "https://h/tracks?q=a%20b&secret_token=[redacted]&x"
        );
    }

    #[test]
    fn the_address_of_something_private_is_a_secret() {
        assert_eq!(
            shown("https://h/resolve?url=https%3A%2F%2Fh%2Fana%2Fbus%2Fs-4Qx9z&a=1"),
            "https://h/resolve?url=[redacted]&a=1"
        );
        let public = "https://h/resolve?url=https%3A%2F%2Fh%2Fana%2Fbus";
        assert_eq!(shown(public), public);
    }

    #[test]
    fn an_encoded_name_is_recognised() {
        assert_eq!(
            shown("https://h/?consumer%5Fkey=k"),
            "https://h/?consumer%5Fkey=[redacted]"
        );
    }

    #[test]
    fn user_and_fragment_are_left_out() {
        assert_eq!(shown("https://u:p@h:8443/a#t=1"), "https://h:8443/a");
    }

    #[test]
    fn a_snippet_is_cut_and_escaped() {
        assert_eq!(snippet(" a\u{1b}[31mb\n", 99), "a\\u{1b}[31mb");
        assert_eq!(snippet("ééé", 2), "éé…");
        assert_eq!(snippet("ééé", 3), "ééé");
        assert_eq!(snippet("a\0\0", 8), "a\\u{0}…");
        assert_eq!(snippet("\u{202e}gpj.exe", 99), "\\u{202e}gpj.exe");
    }
}

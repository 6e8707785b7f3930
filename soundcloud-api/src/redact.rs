//! Keeps secrets out of everything that is printed.

use std::{
    fmt::{self, Write as _},
    ops::BitOr as _,
};

use http::{HeaderName, HeaderValue, header};
use reqwest::Url;
use serde_json::Value;

/// What stands in place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// How many bytes a secret has at least, to be looked for in a text.
const SHORTEST_SECRET: usize = 4;

/// Query parameters that carry secrets: SoundCloud's, and those of most other APIs.
const SECRET_NAMES: [&str; 16] = [
    "access_token",
    "api_key",
    "apikey",
    "client_id",
    "client_secret",
    "code",
    "code_verifier",
    "consumer_key",
    "key",
    "oauth_token",
    "password",
    "refresh_token",
    "secret",
    "secret_token",
    "signature",
    "token",
];

/// Whether a query parameter of this name is never shown.
pub(crate) fn is_secret_name(name: &str) -> bool {
    SECRET_NAMES
        .iter()
        .any(|secret| name.eq_ignore_ascii_case(secret))
        || name.to_ascii_lowercase().starts_with("x-amz-")
        || name.to_ascii_lowercase().ends_with("-signature")
}

/// Whether a header's value is never shown.
pub(crate) fn is_secret_header(name: &HeaderName, value: &HeaderValue) -> bool {
    value.is_sensitive()
        || [
            header::AUTHORIZATION,
            header::PROXY_AUTHORIZATION,
            header::COOKIE,
            header::SET_COOKIE,
        ]
        .contains(name)
        || ["key", "token", "secret", "signature"]
            .iter()
            .any(|part| name.as_str().contains(part))
}

/// The secrets in the query of a URL, as they stand there and decoded.
pub(crate) fn secret_values(url: &Url) -> impl Iterator<Item = String> {
    let pairs = url.query().unwrap_or_default().split('&');
    pairs.flat_map(|pair| {
        let decoded = form_urlencoded::parse(pair.as_bytes()).next();
        let secret = decoded.filter(|(name, _)| is_secret_name(name));
        let raw = pair.split_once('=').map_or("", |(_, value)| value);
        secret
            .into_iter()
            .flat_map(|(_, value)| [value.into_owned(), raw.to_owned()])
    })
}

/// A text of a server's, which may echo what it was sent, without these secrets.
pub(crate) fn without(secrets: &[String], text: &str) -> String {
    secrets
        .iter()
        // What is shorter is in every text, and guessed sooner than read.
        .filter(|secret| secret.len() >= SHORTEST_SECRET)
        .fold(text.to_owned(), |text, secret| {
            text.replace(secret, REDACTED)
        })
}

/// Whether a text names a secret, which is then next to its name.
pub(crate) fn names_secret(text: &str) -> bool {
    ["token", "secret", "password"]
        .iter()
        .any(|name| text.contains(name))
}

/// A URL as it may be printed: no user, no fragment, secret values replaced.
pub(crate) struct RedactedUrl<'a>(pub(crate) &'a Url);

impl fmt::Display for RedactedUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.0;
        write!(f, "{}{}", url.origin().ascii_serialization(), url.path())?;
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
            let decoded = form_urlencoded::parse(name.as_bytes()).next();
            if decoded.is_some_and(|(name, _)| is_secret_name(&name)) {
                write!(f, "{name}={REDACTED}")?;
            } else {
                f.write_str(pair)?;
            }
        }
        Ok(())
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

/// The first characters of a text from elsewhere, control characters escaped: so many as shown.
pub(crate) fn snippet(text: &str, most: usize) -> String {
    let mut shown = String::new();
    let mut space = most;
    for character in text.trim().chars() {
        let is_control = character.is_control();
        let width = if is_control {
            character.escape_default().len()
        } else {
            1
        };
        let Some(left) = space.checked_sub(width) else {
            shown.push('…');
            break;
        };
        space = left;
        if is_control {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> String {
        RedactedUrl(&url.parse().expect("a URL")).to_string()
    }

    #[test]
    fn secret_values_are_replaced_and_others_kept() {
        assert_eq!(
            shown("https://h/tracks?q=a%20b&secret_token=s-1&x"),
            "https://h/tracks?q=a%20b&secret_token=[redacted]&x"
        );
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
    }
}

//! The secrets that a request carries, to find them in what a server says.

use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use serde_json::Value;

use super::{is_secret_header, is_secret_name};

/// How long a body is that is searched for secrets, in bytes: those that hold any are short.
const LONGEST: usize = 64 * 1024;

/// The secrets in the query of a URL, as they stand there and decoded.
pub(crate) fn of_url(url: &Url) -> Vec<String> {
    of_pairs(url.query().unwrap_or_default())
}

/// A secret in a path, as it stands there and decoded.
pub(crate) fn of_segment(secret: &str) -> [String; 2] {
    let decoded = percent_encoding::percent_decode_str(secret);
    [decoded.decode_utf8_lossy().into_owned(), secret.to_owned()]
}

/// The secrets among headers.
pub(crate) fn of_headers(headers: &HeaderMap) -> Vec<String> {
    let secret = headers
        .iter()
        .filter(|(name, value)| is_secret_header(name, value));
    secret.flat_map(|(_, value)| of_header(value)).collect()
}

/// A header's value, and what of it a server may name alone: the token behind its scheme, or the
/// values of cookies.
pub(crate) fn of_header(value: &HeaderValue) -> Vec<String> {
    let text = String::from_utf8_lossy(value.as_bytes());
    let behind = |(_, secret): (&str, &str)| secret.to_owned();
    let token = text.split_once(' ').map(behind);
    let cookies = text.split(';').filter_map(|pair| pair.split_once('='));
    let mut secrets: Vec<_> = token.into_iter().chain(cookies.map(behind)).collect();
    secrets.push(text.into_owned());
    secrets
}

/// The secrets in a body that is a form or JSON.
pub(crate) fn of_body(body: &[u8], media_type: &HeaderValue) -> Vec<String> {
    let Ok(text) = std::str::from_utf8(body) else {
        return Vec::new();
    };
    if text.len() > LONGEST {
        return Vec::new();
    }
    if media_type == "application/x-www-form-urlencoded" {
        return of_pairs(text);
    }
    let mut secrets = Vec::new();
    if let Ok(document) = serde_json::from_str(text) {
        of_document(&document, &mut secrets);
    }
    secrets
}

fn of_pairs(pairs: &str) -> Vec<String> {
    let secrets = pairs.split('&').filter_map(|pair| {
        let (name, value) = form_urlencoded::parse(pair.as_bytes()).next()?;
        let raw = pair.split_once('=').map_or("", |(_, value)| value);
        is_secret_name(&name).then(|| [value.into_owned(), raw.to_owned()])
    });
    secrets.flatten().collect()
}

fn of_document(document: &Value, secrets: &mut Vec<String>) {
    match document {
        Value::Array(values) => {
            for value in values {
                of_document(value, secrets);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(secret) if is_secret_name(name) => secrets.push(secret.clone()),
                    value => of_document(value, secrets),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_found_wherever_they_are_carried() {
        let url = Url::parse("https://h/p?client_id=c%2B1&q=x").expect("a URL");
        assert_eq!(of_url(&url), ["c+1", "c%2B1"]);
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        assert_eq!(of_body(b"a=b&password=p+1", &form), ["p 1", "p+1"]);
        let json = HeaderValue::from_static("application/json");
        let body = br#"{"a":[{"token":"t"},{"title":"x"}],"code":7,"secret":"s"}"#;
        assert_eq!(of_body(body, &json), ["t", "s"]);
        assert_eq!(of_body(b"\xff", &json), [""; 0]);
        let cookie = HeaderValue::from_static("a=1; b=2");
        assert_eq!(of_header(&cookie), ["b=2", "1", "2", "a=1; b=2"]);
    }
}

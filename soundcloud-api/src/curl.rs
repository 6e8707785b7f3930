//! A call as a command line of curl.

use std::fmt::Write as _;

use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

use crate::{
    content::Content,
    endpoint::Auth,
    redact::{REDACTED, RedactedPairs, is_secret_header, redact},
    request::{Prepared, replace},
};

/// The command line that sends what the call would send, secrets replaced.
pub(crate) fn command(prepared: &Prepared) -> String {
    let mut line = "curl ".to_owned();
    // By `-X HEAD`, curl waits for a body.
    if prepared.method == Method::HEAD {
        line.push_str("--head ");
    } else if prepared.method != Method::GET || prepared.content.is_some() {
        push(&mut line, format_args!("-X {} ", prepared.method));
    }
    let mut url = prepared.shown_url().to_string();
    if let (Auth::Key, Some(name)) = (prepared.auth, prepared.client.credentials().key_name()) {
        url.push(if url.contains('?') { '&' } else { '?' });
        push(&mut url, format_args!("{name}={REDACTED}"));
    }
    line.push_str(&quoted(&url));
    for (name, value) in &headers(prepared) {
        push(
            &mut line,
            format_args!(" -H {}", quoted(&header(name, value))),
        );
    }
    body(&mut line, prepared.content.as_ref());
    line
}

/// All headers but `User-Agent`, which is of no interest to whoever reads the line, and how a body
/// may be packed.
fn headers(prepared: &Prepared) -> HeaderMap {
    let mut headers = match prepared.auth {
        Auth::None => prepared.client.headers(),
        Auth::Token | Auth::Key => prepared.client.authorized_headers(),
    }
    .bare
    .clone();
    headers.remove(header::USER_AGENT);
    // Nor does curl unpack what it is told to ask for.
    headers.remove(header::ACCEPT_ENCODING);
    replace(&mut headers, &prepared.headers);
    if let Some(media_type) = media_type(prepared.content.as_ref()) {
        headers.entry(header::CONTENT_TYPE).or_insert(media_type);
    }
    headers
}

fn header(name: &HeaderName, value: &HeaderValue) -> String {
    let text = String::from_utf8_lossy(value.as_bytes());
    if text.is_empty() {
        // By `name:`, curl leaves the header out.
        return format!("{name};");
    }
    if !is_secret_header(name, value) {
        return format!("{name}: {text}");
    }
    match text.split_once(' ') {
        Some((scheme, _)) if name == header::AUTHORIZATION => {
            format!("{name}: {scheme} {REDACTED}")
        }
        _ => format!("{name}: {REDACTED}"),
    }
}

fn media_type(content: Option<&Content>) -> Option<HeaderValue> {
    match content? {
        Content::Bytes { media_type, .. } => Some(media_type.clone()),
        Content::Body(body) => Some(body.media_type.clone()),
        #[cfg(feature = "multipart")]
        Content::Multipart(_) => None,
        Content::Gone => None,
    }
}

fn body(line: &mut String, content: Option<&Content>) {
    match content {
        None => {}
        Some(Content::Bytes { bytes, media_type }) => match std::str::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => data(line, &redacted(text, media_type)),
            _ => line.push_str(" --data-binary @BODY"),
        },
        Some(Content::Body(_) | Content::Gone) => line.push_str(" --data-binary @BODY"),
        #[cfg(feature = "multipart")]
        Some(Content::Multipart(_)) => line.push_str(" --form NAME=@FILE"),
    }
}

/// By `--data-raw`, a text that starts with `@` is no name of a file.
fn data(line: &mut String, text: &str) {
    push(line, format_args!(" --data-raw {}", quoted(text)));
}

/// The body as it may be printed; what has no secret stays as it is.
fn redacted(text: &str, media_type: &HeaderValue) -> String {
    if media_type == "application/x-www-form-urlencoded" {
        return RedactedPairs(text).to_string();
    }
    let mut document = serde_json::from_str(text).unwrap_or_default();
    if redact(&mut document) {
        document.to_string()
    } else {
        text.to_owned()
    }
}

/// Quoted for a POSIX shell: nothing within single quotes has a meaning.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

fn push(line: &mut String, text: std::fmt::Arguments<'_>) {
    line.write_fmt(text).unwrap_or_default();
}

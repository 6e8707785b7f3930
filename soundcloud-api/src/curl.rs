//! A call as a command line of curl.

use std::fmt::Write as _;

use http::{HeaderMap, HeaderValue, Method, header};

use crate::{
    endpoint::Auth,
    payload::Content,
    redact::{REDACTED, RedactedUrl, is_secret_header},
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
    let mut url = RedactedUrl(prepared.url()).to_string();
    let credentials = prepared.client.credentials();
    if let (Auth::Key, Some(name)) = (prepared.auth, credentials.key_name()) {
        url.push(if url.contains('?') { '&' } else { '?' });
        push(&mut url, format_args!("{name}={REDACTED}"));
    }
    line.push_str(&quoted(&url));
    if let (true, Some(scheme)) = (prepared.auth != Auth::None, credentials.scheme()) {
        push(
            &mut line,
            format_args!(" -H 'authorization: {scheme} {REDACTED}'"),
        );
    }
    for (name, value) in &headers(prepared) {
        let shown = if is_secret_header(name, value) {
            REDACTED.into()
        } else {
            String::from_utf8_lossy(value.as_bytes())
        };
        push(
            &mut line,
            format_args!(" -H {}", quoted(&format!("{name}: {shown}"))),
        );
    }
    body(&mut line, prepared.content.as_ref());
    line
}

/// All headers but `User-Agent`, which is of no interest to whoever reads the line.
fn headers(prepared: &Prepared) -> HeaderMap {
    let mut headers = prepared.client.headers().clone();
    headers.remove(header::USER_AGENT);
    replace(&mut headers, &prepared.headers);
    if let Some(media_type) = media_type(prepared.content.as_ref()) {
        headers.entry(header::CONTENT_TYPE).or_insert(media_type);
    }
    headers
}

fn media_type(content: Option<&Content>) -> Option<HeaderValue> {
    match content? {
        Content::Bytes { media_type, .. } => Some(media_type.clone()),
        Content::Once(body) => Some(body.media_type.clone()),
        #[cfg(feature = "multipart")]
        Content::Multipart(_) => None,
    }
}

fn body(line: &mut String, content: Option<&Content>) {
    match content {
        None => {}
        Some(Content::Bytes { bytes, .. }) => {
            let text = String::from_utf8_lossy(bytes);
            push(line, format_args!(" --data-binary {}", quoted(&text)));
        }
        Some(Content::Once(body)) => match body.content.as_bytes().map(std::str::from_utf8) {
            Some(Ok(text)) => push(line, format_args!(" --data-binary {}", quoted(text))),
            _ => line.push_str(" --data-binary @BODY"),
        },
        #[cfg(feature = "multipart")]
        Some(Content::Multipart(_)) => line.push_str(" --form NAME=@FILE"),
    }
}

/// Quoted for a POSIX shell: nothing within single quotes has a meaning.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

fn push(line: &mut String, text: std::fmt::Arguments<'_>) {
    line.write_fmt(text).unwrap_or_default();
}

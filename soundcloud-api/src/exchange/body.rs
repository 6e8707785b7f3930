//! Reads the body of a response: up to a limit, and only as long as it moves.

use bytes::{Bytes, BytesMut};
use http::header;
use reqwest::Response;
use serde::de::IgnoredAny;

#[cfg(feature = "gzip")]
use super::unpack::Unpacked;
use crate::{
    error::{Error, Kind, Sent},
    limits::Limits,
    redact::snippet,
    watch::{Deadline, Slot, Watch},
};

/// How much memory a body gets before it has arrived, in bytes.
const EXPECTED: u64 = 16 * 1024 * 1024;

/// How many characters of an encoding are shown.
const SHOWN: usize = 60;

/// Refuses a body that is still encoded: what was decoded says so no more, and where there is none,
/// it is said of what would be there.
pub(super) fn check_encoding(response: &Response) -> Result<(), Error> {
    let Some(encoding) = response.headers().get(header::CONTENT_ENCODING) else {
        return Ok(());
    };
    // One that is no text is none.
    let Ok(encoding) = std::str::from_utf8(encoding.as_bytes()) else {
        return Ok(());
    };
    let is_empty = response.content_length() == Some(0);
    if is_empty || encoding.eq_ignore_ascii_case("identity") {
        return Ok(());
    }
    let shown = snippet(encoding, SHOWN);
    let reason = format!("the body is encoded as `{shown}`, which this client did not ask for");
    Err(Error::new(Kind::Protocol(reason)).sent(Sent::Yes))
}

/// Reads a body up to a limit, which counts after decompression; where the call has no limit of
/// time, this has.
pub(super) async fn read(
    response: &mut Response,
    limits: &Limits,
    watch: &mut Watch<&mut Slot>,
) -> Result<Bytes, Error> {
    watch.limit_rest(Limits::TOTAL);
    let too_large = || Err(Error::new(Kind::TooLarge { limit: limits.body }));
    let length = response.content_length();
    if length.is_some_and(|length| length > limits.body) {
        return too_large();
    }
    let Some(first) = next(response, limits, watch).await? else {
        return Ok(Bytes::new());
    };
    if first.len() as u64 > limits.body {
        return too_large();
    }
    // Most bodies come in one piece, which needs no copy, and no look at the end.
    if length == Some(first.len() as u64) {
        return Ok(first);
    }
    let Some(second) = next(response, limits, watch).await? else {
        return Ok(first);
    };
    // A length is only a promise: what is not there yet has no memory beyond this.
    let expected = length.and_then(|length| usize::try_from(length.min(EXPECTED)).ok());
    let known = first.len().saturating_add(second.len());
    let mut body = BytesMut::with_capacity(expected.unwrap_or(known));
    body.extend_from_slice(&first);
    let mut more = Some(second);
    while let Some(chunk) = more {
        if body.len().saturating_add(chunk.len()) as u64 > limits.body {
            return too_large();
        }
        body.extend_from_slice(&chunk);
        more = next(response, limits, watch).await?;
    }
    Ok(body.freeze())
}

/// The next piece of a body, unless it stands still.
pub(super) async fn next(
    response: &mut Response,
    limits: &Limits,
    watch: &mut Watch<&mut Slot>,
) -> Result<Option<Bytes>, Error> {
    let deadline = |began| Deadline::new(began, limits.stall, Kind::Stalled);
    let chunk = watch.within(deadline, response.chunk()).await;
    chunk
        .and_then(|chunk| chunk.map_err(|error| Error::transport(error.into())))
        .map_err(|error| error.sent(Sent::Yes))
}

/// Refuses JSON that stops in the middle, where nothing but the end of the connection tells the
/// end of the body: then it is no answer of the server's, but a connection that was lost.
pub(super) fn check_end(response: &Response, body: &[u8]) -> Result<(), Error> {
    let is_blank = body.trim_ascii_start().is_empty();
    if is_blank || tells_end(response) || !crate::decode::is_json(response.headers()) {
        return Ok(());
    }
    match serde_json::from_slice::<IgnoredAny>(body) {
        Err(error) if error.is_eof() => Err(Error::new(Kind::Decode {
            path: String::new(),
            reason: "it ends in the middle".to_owned(),
            snippet: String::new(),
            cut: true,
        })),
        _ => Ok(()),
    }
}

/// Whether anything but the end of the connection tells the end of a body: its length, its chunks,
/// its frames, or what it was packed by.
fn tells_end(response: &Response) -> bool {
    #[cfg(feature = "gzip")]
    if response.extensions().get::<Unpacked>().is_some() {
        return true;
    }
    response.version() >= http::Version::HTTP_2
        || response.content_length().is_some()
        || response.headers().contains_key(header::TRANSFER_ENCODING)
}

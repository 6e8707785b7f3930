//! Unpacks a body that the server has packed by gzip: RFC 9110 §8.4.1.3.
//!
//! Done here and not by reqwest, which stops at the end of the first member of a body (RFC 1952
//! §2.2) and says nothing of what is behind, and unpacks once what says in two headers that it is
//! packed twice.

use std::io;

use async_compression::tokio::bufread::GzipDecoder;
use futures_util::TryStreamExt as _;
use http::{HeaderMap, header};
use http_body::Body as _;
use http_body_util::BodyDataStream;
use reqwest::{Response, ResponseBuilderExt as _};
use tokio_util::io::{ReaderStream, StreamReader};

use crate::body::streamed;

/// How much is unpacked at once, in bytes.
const CHUNK: usize = 16 * 1024;

/// What a response has that was packed: the end of its body is told by what it was packed by.
#[derive(Debug, Clone)]
pub(super) struct Unpacked;

/// The same response, its body unpacked while it is read, if it is packed in this one way.
pub(super) fn unpack(response: Response) -> Response {
    if !is_gzip(response.headers()) {
        return response;
    }
    let url = response.url().clone();
    let (mut parts, mut body) = http::Response::<reqwest::Body>::from(response).into_parts();
    if !body.is_end_stream() {
        let packed = StreamReader::new(BodyDataStream::new(body).map_err(io::Error::other));
        let mut unpacked = GzipDecoder::new(packed);
        unpacked.multiple_members(true);
        body = streamed(ReaderStream::with_capacity(unpacked, CHUNK), None);
    }
    parts.headers.remove(header::CONTENT_ENCODING);
    parts.headers.remove(header::CONTENT_LENGTH);
    let mut unpacked = http::Response::new(body);
    *unpacked.status_mut() = parts.status;
    *unpacked.version_mut() = parts.version;
    *unpacked.headers_mut() = parts.headers;
    *unpacked.extensions_mut() = parts.extensions;
    unpacked.extensions_mut().insert(Unpacked);
    // The URL is lost on the way, and only a builder takes one.
    if let Ok(marked) = http::Response::builder().url(url).body(()) {
        unpacked
            .extensions_mut()
            .extend(marked.extensions().clone());
    }
    unpacked.into()
}

fn is_gzip(headers: &HeaderMap) -> bool {
    let mut encodings = headers.get_all(header::CONTENT_ENCODING).iter();
    match (encodings.next(), encodings.next()) {
        (Some(encoding), None) => ["gzip", "x-gzip"]
            .iter()
            .any(|gzip| encoding.as_bytes().eq_ignore_ascii_case(gzip.as_bytes())),
        _ => false,
    }
}

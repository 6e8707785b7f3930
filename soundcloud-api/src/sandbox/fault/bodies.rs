//! Bodies that are cut, stall, or take their time.

use std::{sync::Arc, time::Duration};

use axum::{
    body::{Body, HttpBody},
    response::Response,
};
use bytes::Bytes;
use futures_util::{StreamExt, future, stream};
use http::{HeaderMap, header};
use tokio::{task::yield_now, time::sleep};

use super::super::app::App;

/// Promises the whole body, sends half of it, and hangs up; none if there is no half.
pub(super) fn truncate(response: Response) -> Option<Response> {
    half(response, hang_up())
}

/// Promises the whole body, sends half of it, and is silent; none if there is no half.
pub(super) fn stall(response: Response, app: Arc<App>) -> Option<Response> {
    half(response, async move {
        app.stopped().await;
        hang_up().await
    })
}

/// Sends the body byte by byte, and waits after each.
pub(super) fn drip(response: Response, every: Duration, app: Arc<App>) -> Response {
    let length = length(&response);
    let (mut parts, body) = response.into_parts();
    if let Some(length) = length {
        parts.headers.insert(header::CONTENT_LENGTH, length.into());
    }
    let bytes = body.into_data_stream().flat_map(|chunk| {
        let chunk = chunk.unwrap_or_default();
        stream::iter((0..chunk.len()).map(move |at| chunk.slice(at..=at)))
    });
    let slow = bytes.then(move |byte| async move {
        sleep(every).await;
        Ok::<_, axum::Error>(byte)
    });
    let slow = slow.take_until(Box::pin(async move { app.stopped().await }));
    Response::from_parts(parts, Body::from_stream(slow))
}

fn half(
    response: Response,
    rest: impl Future<Output = Result<Bytes, axum::Error>> + Send + 'static,
) -> Option<Response> {
    let length = length(&response).filter(|all| *all > 0)?;
    let (mut parts, body) = response.into_parts();
    parts.headers.insert(header::CONTENT_LENGTH, length.into());
    let halved = body.into_data_stream().scan(length / 2, |left, chunk| {
        let chunk = chunk
            .ok()
            .filter(|_| *left > 0)
            .map(|chunk| take(left, &chunk));
        future::ready(chunk.map(Ok))
    });
    let all = halved.boxed().chain(stream::once(rest));
    Some(Response::from_parts(parts, Body::from_stream(all)))
}

fn length(response: &Response) -> Option<u64> {
    let known = response.body().size_hint().exact();
    known.or_else(|| content_length(response.headers()))
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers
        .get(header::CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

fn take(left: &mut u64, chunk: &Bytes) -> Bytes {
    let length = usize::try_from(*left)
        .unwrap_or(usize::MAX)
        .min(chunk.len());
    *left = left.saturating_sub(length as u64);
    chunk.slice(..length)
}

/// An error in the body makes hyper close the connection; what it holds it sends when it must wait.
async fn hang_up() -> Result<Bytes, axum::Error> {
    yield_now().await;
    Err(axum::Error::new("cut short on purpose"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_cut_where_the_half_ends() {
        let mut left = 3;

        assert_eq!(take(&mut left, &Bytes::from_static(b"ab")), "ab");
        assert_eq!(take(&mut left, &Bytes::from_static(b"cd")), "c");
        assert_eq!(take(&mut left, &Bytes::from_static(b"ef")), "");
    }
}

//! The layer that lets faults happen.

use std::sync::Arc;

use axum::{
    body::{Body, HttpBody},
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::{HeaderValue, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use tokio::{task::yield_now, time::sleep};

use super::{
    super::{app::App, clock, line::Line},
    ErrorPage, Fate, Fault,
};

const NEXT_MINUTE: SignedDuration = SignedDuration::from_secs(60);

/// Counts the request, and lets befall it what must; a sandbox that stops hangs up.
pub(crate) async fn trouble(
    State(app): State<Arc<App>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
    next: Next,
) -> Response {
    app.count_request();
    let fate = app.faults.befall(request.method(), request.uri().path());
    tokio::select! {
        response = suffer(fate, &line, request, next) => response,
        () = app.stopped() => cut(&line),
    }
}

async fn suffer(fate: Fate, line: &Line, request: Request, next: Next) -> Response {
    sleep(fate.latency).await;
    match fate.fault {
        None | Some(Fault::Latency(_)) => next.run(request).await,
        Some(Fault::TooManyRequests { retry_after }) => {
            too_many_requests(retry_after.and_then(|time| SignedDuration::try_from(time).ok()))
        }
        Some(Fault::ServerError { status, page }) => server_error(status, page),
        Some(Fault::DropConnection) => cut(line),
        Some(Fault::DropAnswer) => {
            next.run(request).await;
            cut(line)
        }
        Some(Fault::TruncateBody) => truncate(next.run(request).await, line),
    }
}

/// The response is only there to make the connection try to write.
fn cut(line: &Line) -> Response {
    line.cut();
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// SoundCloud's words when the limit of plays is reached.
fn too_many_requests(retry_after: Option<SignedDuration>) -> Response {
    let reset = Timestamp::now()
        .saturating_add(retry_after.unwrap_or(NEXT_MINUTE))
        .unwrap_or(Timestamp::MAX);
    let meta = json!({
        "rate_limit": { "group": "plays", "max_nr_of_requests": 15000, "time_window": "PT24H" },
        "remaining_requests": 0,
        "reset_time": clock::slashes(reset),
    });
    let body = json!({ "errors": [{ "meta": meta }] }).to_string();
    let mut response = page(
        StatusCode::TOO_MANY_REQUESTS,
        "application/json; charset=utf-8",
        body,
    );
    if let Some(time) = retry_after {
        let seconds = time
            .as_secs()
            .saturating_add(i64::from(time.subsec_nanos() > 0));
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

fn server_error(status: StatusCode, body: ErrorPage) -> Response {
    match body {
        ErrorPage::Html => {
            let title = format!(
                "{} {}",
                status.as_u16(),
                status.canonical_reason().unwrap_or("Error")
            );
            let html = format!(
                "<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"
            );
            page(status, "text/html; charset=utf-8", html)
        }
        ErrorPage::Text => {
            let text = "upstream connect error or disconnect/reset before headers. reset reason: overflow\n";
            page(status, "text/plain", text.to_owned())
        }
        ErrorPage::Empty => status.into_response(),
    }
}

fn page(status: StatusCode, content_type: &'static str, body: String) -> Response {
    let content_type = (header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    (status, [content_type], body).into_response()
}

/// Promises the whole body, sends half of it, and hangs up.
fn truncate(response: Response, line: &Line) -> Response {
    let (mut parts, body) = response.into_parts();
    let Some(length) = body
        .size_hint()
        .exact()
        .or_else(|| content_length(&parts.headers))
        .filter(|all| *all > 0)
    else {
        return cut(line);
    };
    parts.headers.insert(header::CONTENT_LENGTH, length.into());
    let half = length / 2;
    let halved = body.into_data_stream().scan(half, |left, chunk| {
        let chunk = chunk
            .ok()
            .filter(|_| *left > 0)
            .map(|chunk| take(left, &chunk));
        async move { chunk.map(Ok) }
    });
    Response::from_parts(
        parts,
        Body::from_stream(halved.boxed().chain(stream::once(hang_up()))),
    )
}

fn content_length(headers: &http::HeaderMap) -> Option<u64> {
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
    *left -= length as u64;
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
    fn retry_after_is_rounded_up() {
        let response = too_many_requests(Some(SignedDuration::from_millis(1500)));

        assert_eq!(response.status(), 429);
        assert_eq!(response.headers()[header::RETRY_AFTER], "2");
        assert!(
            !too_many_requests(None)
                .headers()
                .contains_key(header::RETRY_AFTER)
        );
    }

    #[test]
    fn an_endless_limit_is_no_reason_to_panic() {
        let response = too_many_requests(Some(SignedDuration::MAX));

        assert_eq!(response.status(), 429);
    }

    #[test]
    fn a_chunk_is_cut_where_the_half_ends() {
        let mut left = 3;

        assert_eq!(take(&mut left, &Bytes::from_static(b"ab")), "ab");
        assert_eq!(take(&mut left, &Bytes::from_static(b"cd")), "c");
        assert_eq!(take(&mut left, &Bytes::from_static(b"ef")), "");
    }
}

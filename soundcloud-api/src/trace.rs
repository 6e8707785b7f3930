//! A `tracing` span for each call, by OpenTelemetry's names for HTTP clients.

use std::{future::poll_fn, pin::Pin};

use http::StatusCode;
use tracing::{Span, field};

use crate::{error::Error, request::Prepared};

/// The span of a call: costs next to nothing while nobody listens.
pub(crate) fn span(prepared: &Prepared) -> Span {
    tracing::info_span!(
        "http",
        otel.kind = "client",
        otel.name = prepared.endpoint.map(field::display),
        http.request.method = prepared.method.as_str(),
        url.template = prepared.endpoint.map(super::endpoint::Endpoint::route),
        url.full = %prepared.shown_url(),
        server.address = prepared.url().host_str(),
        server.port = prepared.url().port_or_known_default(),
        http.response.status_code = field::Empty,
    )
}

/// Records the status that the server answered.
pub(crate) fn outcome<T>(
    span: &Span,
    status: impl Fn(&T) -> StatusCode,
    result: &Result<T, Error>,
) {
    if span.is_disabled() {
        return;
    }
    let status = match result {
        Ok(value) => Some(status(value)),
        Err(error) => error.status(),
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
}

/// Runs work in its span.
///
/// The work is borrowed: futures that are handed on by value are stored twice, and one of more
/// than a kilobyte costs more to allocate than to run.
pub(crate) async fn within<T>(span: &Span, mut work: Pin<&mut impl Future<Output = T>>) -> T {
    if span.is_disabled() {
        return work.await;
    }
    poll_fn(|context| {
        let _entered = span.enter();
        work.as_mut().poll(context)
    })
    .await
}

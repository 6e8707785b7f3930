//! A `tracing` span for each call, by OpenTelemetry's names for HTTP clients.

use http::StatusCode;
use tracing::{Span, field};

use crate::{error::Error, redact::RedactedUrl, request::Prepared};

/// The span of a call: costs next to nothing while nobody listens.
pub(crate) fn span(prepared: &Prepared) -> Span {
    tracing::info_span!(
        "http",
        otel.kind = "client",
        otel.name = prepared.endpoint.map(field::display),
        http.request.method = prepared.method.as_str(),
        url.template = prepared.endpoint.map(super::endpoint::Endpoint::route),
        url.full = %RedactedUrl(prepared.url()),
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

//! A `tracing` span for each call, by OpenTelemetry's names for HTTP clients.

use http::StatusCode;
use tracing::{Span, field};

use crate::{redact::RedactedUrl, request::Prepared};

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

/// Records the status that the server answered in the current span.
pub(crate) fn status(status: StatusCode) {
    let span = Span::current();
    if !span.is_disabled() {
        span.record("http.response.status_code", status.as_u16());
    }
}

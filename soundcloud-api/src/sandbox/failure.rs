//! Everything that SoundCloud may refuse, with its status and its words.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use super::answer::Answer;

pub(super) const REFERENCE: &str = "https://developers.soundcloud.com/docs/api/explorer/open-api";

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Failure {
    /// A parameter that cannot be read: 400.
    BadRequest(String),
    /// No token where one is needed, or one that nobody knows: 401.
    Unauthorized,
    /// Someone else's track: 403.
    Forbidden,
    /// Absent, or not for the caller's eyes: 404.
    NotFound,
    /// A path that exists, for other methods: 405.
    MethodNotAllowed,
    /// A format other than JSON and XML: 406.
    NotAcceptable,
    /// A body over the limit: 413.
    TooLarge,
    /// A body of a type that is not understood: 415.
    UnsupportedMediaType,
    /// A part beyond the end of a file, which is this long: 416.
    BeyondTheEnd(u64),
    /// A body that was understood and is not valid: 422.
    Invalid(Vec<String>),
    /// The disk failed us: 500.
    Storage,
}

impl Failure {
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::Invalid(vec![message.into()])
    }

    /// In the words that SoundCloud uses since 2021.
    pub(crate) fn missing(parameter: &str) -> Self {
        Self::invalid(format!("Parameter {parameter} is missing."))
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BeyondTheEnd(_) => StatusCode::RANGE_NOT_SATISFIABLE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Storage => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn messages(&self) -> &[String] {
        match self {
            Self::BadRequest(message) => std::slice::from_ref(message),
            Self::Invalid(messages) => messages,
            _ => &[],
        }
    }

    /// Such as `404 - Not Found`.
    fn summary(&self) -> String {
        let status = self.status();
        format!(
            "{} - {}",
            status.as_u16(),
            status.canonical_reason().unwrap_or_default()
        )
    }

    /// The body since 2021; `message` is empty where there is nothing to add to the status.
    pub(crate) fn json(&self) -> Value {
        let messages = self.messages();
        let errors: Vec<_> = messages
            .iter()
            .map(|text| json!({ "error_message": text }))
            .collect();
        json!({
            "code": self.status().as_u16(),
            "message": messages.join(", "),
            "link": REFERENCE,
            "status": self.summary(),
            "errors": errors,
            "error": null,
        })
    }

    /// What stands in the `<error>` elements.
    pub(crate) fn xml_errors(&self) -> Vec<Value> {
        match self.messages() {
            [] => vec![self.summary().into()],
            messages => messages
                .iter()
                .map(|text| Value::from(text.as_str()))
                .collect(),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let range = match self {
            Self::BeyondTheEnd(length) => HeaderValue::try_from(format!("bytes */{length}")).ok(),
            _ => None,
        };
        let mut response = Answer::failure(self).into_response();
        if let Some(range) = range {
            response.headers_mut().insert(header::CONTENT_RANGE, range);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_status_has_an_empty_message() {
        let body = Failure::NotFound.json();

        assert_eq!(body["code"], 404);
        assert_eq!(body["message"], "");
        assert_eq!(body["status"], "404 - Not Found");
        assert_eq!(body["errors"], json!([]));
    }

    #[test]
    fn a_validation_error_says_it_twice() {
        let body = Failure::missing("comment").json();

        assert_eq!(body["message"], "Parameter comment is missing.");
        assert_eq!(
            body["errors"][0]["error_message"],
            "Parameter comment is missing."
        );
    }
}

//! The bodies of errors, in every shape that SoundCloud and what stands before it have sent.

use http::StatusCode;
use serde_json::{Value, json};

use super::super::failure::REFERENCE;

const JSON: &str = "application/json; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain";

/// A body that says, or does not say, what went wrong.
///
/// ```
/// use soundcloud_api::sandbox::{ErrorPage, Reply};
///
/// let reply = Reply::new(403).page(ErrorPage::GatewayRefusal);
/// # let _ = reply;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorPage {
    /// `{"error":"401 - Unauthorized"}`: the API's before 2012.
    Error,
    /// `{"errors":[{"error_message":"404 - Not Found"}]}`: the API's until 2021.
    Errors,
    /// `code`, `link`, `status`, and an empty `message`: the API's of today.
    Today,
    /// As [`Today`](Self::Today), with a message: what was sent is not valid.
    Invalid,
    /// `code`, `message` and `link`, and nothing that the document calls deprecated.
    Documented,
    /// As [`Today`](Self::Today), with `"error_code":"invalid_grant"`: the token endpoint that is gone.
    OldGrant,
    /// `{"error":"invalid_grant","error_description":"…"}`: the token endpoint.
    Grant,
    /// `errors[].meta` with `rate_limit`, `remaining_requests` and `reset_time`: a limit is reached.
    RateLimit,
    /// As [`Documented`](Self::Documented), with a `spam_warning_urn`.
    Spam,
    /// `{"error":"Rate Limit Exceeded"}`: the gateway.
    GatewayLimit,
    /// `{"error":"Access to this API has been disallowed"}`: the gateway.
    GatewayRefusal,
    /// A page for people, as a content delivery network sends.
    #[default]
    Html,
    /// `upstream connect error …`: a line of text, as a proxy sends.
    Text,
    /// `Please slow down.`: the edge.
    SlowDown,
    /// Nothing.
    Empty,
    /// A lone line break, which calls itself text.
    Newline,
    /// `<errors><error>404 - Not Found</error></errors>`: the API's in XML.
    Xml,
    /// The sign-in page of a hotel's network, which comes with any status, 200 too.
    SignIn,
}

impl ErrorPage {
    /// All pages, by their names in `PUT /sandbox/faults`.
    pub(super) const ALL: [(Self, &'static str); 18] = [
        (Self::Error, "error"),
        (Self::Errors, "errors"),
        (Self::Today, "today"),
        (Self::Invalid, "invalid"),
        (Self::Documented, "documented"),
        (Self::OldGrant, "old_grant"),
        (Self::Grant, "grant"),
        (Self::RateLimit, "rate_limit"),
        (Self::Spam, "spam"),
        (Self::GatewayLimit, "gateway_limit"),
        (Self::GatewayRefusal, "gateway_refusal"),
        (Self::Html, "html"),
        (Self::Text, "text"),
        (Self::SlowDown, "slow_down"),
        (Self::Empty, "empty"),
        (Self::Newline, "newline"),
        (Self::Xml, "xml"),
        (Self::SignIn, "sign_in"),
    ];

    pub(super) fn content_type(self) -> Option<&'static str> {
        match self {
            Self::Html | Self::SignIn => Some(HTML),
            Self::Text | Self::SlowDown | Self::Newline => Some(TEXT),
            Self::Xml => Some("application/xml; charset=utf-8"),
            Self::Empty => None,
            _ => Some(JSON),
        }
    }

    /// The body; `reset_time` is what [`RateLimit`](Self::RateLimit) tells.
    pub(super) fn body(self, status: u16, reset_time: &str) -> String {
        let title = title(status);
        let json = match self {
            Self::Error => json!({ "error": title }),
            Self::Errors => json!({ "errors": [{ "error_message": title }] }),
            Self::Today => today(status, "", &Value::Null),
            Self::Invalid => today(
                status,
                "unable to process provided asset_data",
                &Value::Null,
            ),
            Self::Documented => documented(status),
            Self::OldGrant => today(status, "", &"invalid_grant".into()),
            Self::Grant => json!({
                "error": "invalid_grant",
                "error_description": "The refresh token was used before.",
            }),
            Self::RateLimit => rate_limit(reset_time),
            Self::Spam => {
                let mut body = documented(status);
                if let Value::Object(fields) = &mut body {
                    let urn = "soundcloud:spam-warnings:1";
                    fields.insert("spam_warning_urn".to_owned(), urn.into());
                }
                body
            }
            Self::GatewayLimit => json!({ "error": "Rate Limit Exceeded" }),
            Self::GatewayRefusal => json!({ "error": "Access to this API has been disallowed" }),
            Self::Html => return html(&title.replacen(" - ", " ", 1)),
            Self::Text => {
                return "upstream connect error or disconnect/reset before headers. reset reason: overflow\n"
                    .to_owned();
            }
            Self::SlowDown => return "Please slow down.".to_owned(),
            Self::Empty => return String::new(),
            Self::Newline => return "\n".to_owned(),
            Self::Xml => return format!("<errors><error>{title}</error></errors>\n"),
            Self::SignIn => {
                return "<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body>\
                        <form method=\"post\"><input name=\"room\"><button>Sign in</button></form></body></html>\n"
                    .to_owned();
            }
        };
        json.to_string()
    }
}

/// Such as `404 - Not Found`.
fn title(status: u16) -> String {
    let reason = StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason());
    format!("{status} - {}", reason.unwrap_or("Error"))
}

fn html(title: &str) -> String {
    format!("<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n")
}

fn documented(status: u16) -> Value {
    json!({ "code": status, "message": title(status), "link": REFERENCE })
}

/// The message stands twice, if there is one.
fn today(status: u16, message: &str, error_code: &Value) -> Value {
    let errors: Vec<_> = Some(message)
        .filter(|message| !message.is_empty())
        .map(|message| json!({ "error_message": message }))
        .into_iter()
        .collect();
    let mut body = json!({
        "code": status,
        "message": message,
        "link": REFERENCE,
        "status": title(status),
        "errors": errors,
        "error": null,
    });
    if let Value::Object(fields) = &mut body
        && !error_code.is_null()
    {
        fields.insert("error_code".to_owned(), error_code.clone());
    }
    body
}

/// SoundCloud's words when the limit of plays is reached.
fn rate_limit(reset_time: &str) -> Value {
    let meta = json!({
        "rate_limit": { "group": "plays", "max_nr_of_requests": 15000, "time_window": "PT24H" },
        "remaining_requests": 0,
        "reset_time": reset_time,
    });
    json!({ "errors": [{ "meta": meta }] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_name_of_its_own() {
        for (index, (page, name)) in ErrorPage::ALL.iter().enumerate() {
            for (other, other_name) in ErrorPage::ALL.iter().skip(index + 1) {
                assert_ne!((page, name), (other, other_name));
                assert_ne!(page, other);
                assert_ne!(name, other_name);
            }
        }
    }

    #[test]
    fn pages_of_json_are_json() {
        for (page, name) in ErrorPage::ALL {
            let body = page.body(599, "");
            if page.content_type() == Some(JSON) {
                assert!(serde_json::from_str::<Value>(&body).is_ok(), "{name}");
            }
        }
    }

    #[test]
    fn a_status_without_a_name_is_an_error() {
        assert_eq!(ErrorPage::Error.body(599, ""), r#"{"error":"599 - Error"}"#);
        assert!(
            ErrorPage::Html
                .body(502, "")
                .contains("<h1>502 Bad Gateway</h1>")
        );
    }
}

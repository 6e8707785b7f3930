//! What SoundCloud says about its limits, in the body of an answer 429.

use std::time::{Duration, SystemTime};

use jiff::SignedDuration;
use serde_json::Value;

use super::model::DateTime;
use crate::ApiError;

/// A limit that was reached: `errors[].meta` of an answer 429.
///
/// The text of each field is SoundCloud's own, see its
/// [guide](https://developers.soundcloud.com/docs/api/rate-limits); what it leaves out, or writes
/// in a way that is not known, is `None`.
///
/// ```
/// use soundcloud_api::{Error, StatusCode, soundcloud::RateLimit};
///
/// let error = Error::answered(StatusCode::TOO_MANY_REQUESTS, r#"{"errors":[{"meta":{
///     "rate_limit":{"group":"plays","max_nr_of_requests":15000,"time_window":"PT24H"},
///     "remaining_requests":0,"reset_time":"2015/06/01 09:49:40 +0000"}}]}"#);
/// let limits = RateLimit::of(error.api().unwrap());
/// assert_eq!(limits[0].name.as_deref(), Some("plays"));
/// assert_eq!(limits[0].most, Some(15_000));
/// assert_eq!(limits[0].reset_at.unwrap().to_string(), "2015-06-01T09:49:40Z");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// Which limit it is, such as `plays`.
    pub name: Option<String>,
    /// How many requests may be made in the window.
    pub most: Option<u64>,
    /// How long the window is.
    pub window: Option<Duration>,
    /// How many requests are left in it.
    pub remaining: Option<u64>,
    /// When the window ends.
    pub reset_at: Option<DateTime>,
}

impl RateLimit {
    /// The limits that an answer tells of: none, one or several.
    #[must_use]
    pub fn of(answer: &ApiError) -> Vec<Self> {
        let body: Value = answer.json().unwrap_or_default();
        let errors = body.get("errors").and_then(Value::as_array);
        let limits = errors.into_iter().flatten().filter_map(|error| {
            let meta = error.get("meta")?;
            meta.get("rate_limit")?;
            Some(Self::read(meta))
        });
        limits.collect()
    }

    fn read(meta: &Value) -> Self {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let limit = meta.get("rate_limit");
        let of_limit = |name| limit.and_then(|limit| limit.get(name));
        let window: Option<SignedDuration> =
            text(of_limit("time_window")).and_then(|window| window.parse().ok());
        Self {
            name: text(of_limit("group"))
                .or_else(|| text(of_limit("name")))
                .or_else(|| text(of_limit("bucket"))),
            most: of_limit("max_nr_of_requests").and_then(Value::as_u64),
            window: window.and_then(|window| window.try_into().ok()),
            remaining: meta.get("remaining_requests").and_then(Value::as_u64),
            reset_at: text(meta.get("reset_time")).and_then(|time| time.parse().ok()),
        }
    }

    /// The URN of the warning that an answer 429 to a like or a comment holds.
    #[must_use]
    pub fn spam_warning(answer: &ApiError) -> Option<String> {
        let body: Value = answer.json().ok()?;
        let urn = body.get("spam_warning_urn")?.as_str()?;
        Some(urn.to_owned())
    }

    /// When the last of the limits ends that an answer tells of: what a client waits for.
    pub(super) fn reset_time(answer: &ApiError) -> Option<SystemTime> {
        let limits = Self::of(answer);
        let last = limits.iter().filter_map(|limit| limit.reset_at).max()?;
        last.timestamp().try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, StatusCode};

    fn limits(body: &str) -> Vec<RateLimit> {
        let error = Error::answered(StatusCode::TOO_MANY_REQUESTS, body.to_owned());
        RateLimit::of(error.api().expect("an answer"))
    }

    #[test]
    fn all_fields_are_read_in_both_forms() {
        let all = limits(
            r#"{"errors":[
                {"meta":{"rate_limit":{"group":"plays","max_nr_of_requests":15000,"time_window":"PT24H"},
                         "remaining_requests":0,"reset_time":"2026/06/01 09:49:40 +0000"}},
                {"meta":{"rate_limit":{"name":"client-credentials-exchange","bucket":"by-ip","time_window":"PT1H"}}},
                {"meta":{}}, {}, 7]}"#,
        );
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].window, Some(Duration::from_secs(24 * 60 * 60)));
        assert_eq!(all[0].remaining, Some(0));
        assert_eq!(all[1].name.as_deref(), Some("client-credentials-exchange"));
        assert_eq!(all[1].reset_at, None);
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        for body in [
            "",
            "null",
            "[]",
            "{}",
            r#"{"errors":{}}"#,
            "Please slow down.",
        ] {
            assert_eq!(limits(body), [], "{body}");
        }
        let odd = limits(
            r#"{"errors":[{"meta":{"rate_limit":{"group":7,"max_nr_of_requests":-1,"time_window":"soon"},
                "remaining_requests":"0","reset_time":"soon"}}]}"#,
        );
        let nothing = RateLimit {
            name: None,
            most: None,
            window: None,
            remaining: None,
            reset_at: None,
        };
        assert_eq!(odd, [nothing]);
    }

    #[test]
    fn a_warning_has_a_urn() {
        let body = r#"{"code":429,"message":"m","spam_warning_urn":"soundcloud:spam-warnings:1"}"#;
        let error = Error::answered(StatusCode::TOO_MANY_REQUESTS, body);
        let urn = RateLimit::spam_warning(error.api().expect("an answer"));
        assert_eq!(urn.as_deref(), Some("soundcloud:spam-warnings:1"));
    }
}

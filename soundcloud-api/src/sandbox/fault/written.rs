//! Rules as `PUT /sandbox/faults` takes them, and `GET` shows them.

use std::time::Duration;

use http::{Method, StatusCode};
use serde_json::{Map, Value};

use super::{ErrorPage, Fault, PageFault, Reply, Rule, Spoil};

mod bytes;
mod keys;
mod page_fault;
mod reply;
mod seconds;
mod spoil;

use self::{
    bytes::{read_bytes, write_bytes},
    keys::{Keys, named, one_at_most, optional, optionally_named},
    seconds::{read_seconds, write_seconds},
};

/// The fields of a rule.
type Fields = Map<String, Value>;

/// What [`Fault::name`] gives.
const NAMES: [&str; 13] = [
    "latency",
    "too_many_requests",
    "server_error",
    "reply",
    "raw",
    "spoil",
    "page",
    "drop_connection",
    "drop_answer",
    "silence",
    "truncate_body",
    "stall_body",
    "drip_body",
];

/// A method that no request has is not meant.
const METHODS: [(Method, &str); 9] = [
    (Method::GET, "GET"),
    (Method::HEAD, "HEAD"),
    (Method::POST, "POST"),
    (Method::PUT, "PUT"),
    (Method::PATCH, "PATCH"),
    (Method::DELETE, "DELETE"),
    (Method::OPTIONS, "OPTIONS"),
    (Method::TRACE, "TRACE"),
    (Method::CONNECT, "CONNECT"),
];

impl Rule {
    /// Reads `{"fault": "latency", "milliseconds": 200, "times": 3, "method": "GET", "path": "/tracks"}`.
    ///
    /// The error is what is wrong with it.
    pub(super) fn read(rule: &Value) -> Result<Self, String> {
        let fields = rule.as_object().ok_or("A fault is an object")?;
        let keys = Keys::new(fields);
        let read = Self::read_keys(&keys);
        keys.end(read)
    }

    fn read_keys(rule: &Keys<'_>) -> Option<Self> {
        let times = optional(rule, "times", from_one)?;
        let method = optionally_named(rule, "method", &METHODS)?;
        let path = optional(rule, "path", Value::as_str)?;
        let read = Self {
            times,
            method,
            ..Self::new(Fault::read(rule)?)
        };
        Some(match path {
            Some(path) => read.path(path),
            None => read,
        })
    }

    pub(super) fn json(&self) -> Value {
        let mut rule = Fields::new();
        put(&mut rule, "fault", self.fault.name());
        self.fault.write(&mut rule);
        if let Some(times) = self.times {
            put(&mut rule, "times", times);
        }
        if let Some(method) = &self.method {
            put(&mut rule, "method", Method::as_str(method));
        }
        if let Some(path) = &self.path {
            put(&mut rule, "path", path.as_str());
        }
        rule.into()
    }
}

impl Fault {
    fn read(rule: &Keys<'_>) -> Option<Self> {
        let milliseconds = || {
            let milliseconds = rule.required("milliseconds", Value::as_u64)?;
            Some(Duration::from_millis(milliseconds))
        };
        match named(rule, "fault", &NAMES.map(|name| (name, name)))? {
            "latency" => milliseconds().map(Self::Latency),
            "too_many_requests" => {
                let retry_after = optional(rule, "retry_after", read_seconds)?;
                Some(Self::TooManyRequests { retry_after })
            }
            "server_error" => {
                let status = optional(rule, "status", server_error)?;
                let page = optionally_named(rule, "page", &ErrorPage::ALL)?;
                Some(Self::ServerError {
                    status: status.unwrap_or(StatusCode::SERVICE_UNAVAILABLE),
                    page: page.unwrap_or_default(),
                })
            }
            "reply" => Reply::read(rule).map(Self::Reply),
            "raw" => Some(Self::Raw(rule.required("answer", read_bytes)?.into())),
            "spoil" => Spoil::read(rule).map(Self::Spoil),
            "page" => PageFault::read(rule).map(Self::Page),
            "drop_connection" => Some(Self::DropConnection),
            "drop_answer" => Some(Self::DropAnswer),
            "silence" => Some(Self::Silence),
            "truncate_body" => Some(Self::TruncateBody),
            "stall_body" => Some(Self::StallBody),
            "drip_body" => milliseconds().map(Self::DripBody),
            _ => None,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Latency(_) => "latency",
            Self::TooManyRequests { .. } => "too_many_requests",
            Self::ServerError { .. } => "server_error",
            Self::Reply(_) => "reply",
            Self::Raw(_) => "raw",
            Self::Spoil(_) => "spoil",
            Self::Page(_) => "page",
            Self::DropConnection => "drop_connection",
            Self::DropAnswer => "drop_answer",
            Self::Silence => "silence",
            Self::TruncateBody => "truncate_body",
            Self::StallBody => "stall_body",
            Self::DripBody(_) => "drip_body",
        }
    }

    fn write(&self, rule: &mut Fields) {
        match self {
            Self::Latency(time) | Self::DripBody(time) => {
                put(rule, "milliseconds", milliseconds(*time));
            }
            Self::TooManyRequests { retry_after } => {
                if let Some(time) = retry_after {
                    put(rule, "retry_after", write_seconds(*time));
                }
            }
            Self::ServerError { status, page } => {
                put(rule, "status", status.as_u16());
                put(rule, "page", page.name());
            }
            Self::Reply(reply) => reply.write(rule),
            Self::Raw(answer) => put(rule, "answer", write_bytes(answer)),
            Self::Spoil(spoil) => spoil.write(rule),
            Self::Page(fault) => fault.write(rule),
            Self::DropConnection
            | Self::DropAnswer
            | Self::Silence
            | Self::TruncateBody
            | Self::StallBody => {}
        }
    }
}

impl ErrorPage {
    fn name(self) -> &'static str {
        name_of(&Self::ALL, &self)
    }
}

fn put(rule: &mut Fields, key: &str, value: impl Into<Value>) {
    rule.insert(key.to_owned(), value.into());
}

fn name_of<T: PartialEq>(table: &[(T, &'static str)], wanted: &T) -> &'static str {
    let found = table.iter().find(|(value, _)| value == wanted);
    found.map_or("", |(_, name)| name)
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn server_error(status: &Value) -> Option<StatusCode> {
    let status = StatusCode::from_u16(status.as_u64()?.try_into().ok()?).ok()?;
    status.is_server_error().then_some(status)
}

/// A whole number: none at all would be a fault of nothing.
fn from_one(number: &Value) -> Option<u32> {
    let number = number.as_u64()?.try_into().ok()?;
    (number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_rule_is_shown_as_it_was_given() {
        for rule in [
            json!({ "fault": "latency", "milliseconds": 200, "times": 3, "method": "GET", "path": "/tracks" }),
            json!({ "fault": "too_many_requests" }),
            json!({ "fault": "too_many_requests", "retry_after": 2 }),
            json!({ "fault": "too_many_requests", "retry_after": 0.5 }),
            json!({ "fault": "server_error", "status": 502, "page": "text" }),
            json!({ "fault": "reply", "status": 418 }),
            json!({ "fault": "reply", "status": 503, "page": "slow_down", "carried_out": true }),
            json!({ "fault": "reply", "status": 429, "page": "rate_limit", "retry_after": 2, "reset_time": "soon" }),
            json!({ "fault": "reply", "status": 429, "retry_after": 2, "date": "asctime" }),
            json!({ "fault": "reply", "status": 429, "retry_after": 1.5 }),
            json!({ "fault": "reply", "status": 200, "body": "{}", "headers": [["x", "1"], ["x", [255, 0]]] }),
            json!({ "fault": "reply", "status": 200, "body": [255] }),
            json!({ "fault": "reply", "status": 200, "endless": "[" }),
            json!({ "fault": "reply", "status": 200, "bomb": true }),
            json!({ "fault": "reply", "status": 302, "to_itself": true }),
            json!({ "fault": "raw", "answer": "HTTP/1.1 soon OK\r\n\r\n" }),
            json!({ "fault": "spoil", "kind": "double_keys" }),
            json!({ "fault": "spoil", "header": "content-type", "value": "image/png" }),
            json!({ "fault": "spoil", "header": "content-type", "value": null }),
            json!({ "fault": "spoil", "field": "id", "value": [1] }),
            json!({ "fault": "page", "next": null }),
            json!({ "fault": "page", "next": "http://elsewhere.example/" }),
            json!({ "fault": "page", "kind": "no_next" }),
            json!({ "fault": "page", "kind": "empty" }),
            json!({ "fault": "page", "circle": 2 }),
            json!({ "fault": "page", "bad_item": 137 }),
            json!({ "fault": "drop_connection" }),
            json!({ "fault": "drop_answer", "times": 1 }),
            json!({ "fault": "silence" }),
            json!({ "fault": "truncate_body" }),
            json!({ "fault": "stall_body" }),
            json!({ "fault": "drip_body", "milliseconds": 5 }),
        ] {
            let read = Rule::read(&rule);
            assert_eq!(read.as_ref().map(Rule::json), Ok(rule));
            // What is shown is all there is.
            let shown = read.as_ref().map(Rule::json).expect("a rule");
            assert_eq!(Rule::read(&shown), read);
        }
    }

    /// What is shown of a rule.
    fn shown(rule: &Value) -> Result<Value, String> {
        Rule::read(rule).map(|rule| rule.json())
    }

    #[test]
    fn a_wait_is_read_as_it_was_put_in() {
        for wait in [
            Duration::ZERO,
            Duration::from_nanos(1),
            Duration::from_millis(500),
            Duration::from_millis(1500),
            Duration::from_micros(86_400_000_001),
            Duration::from_secs(u64::MAX),
        ] {
            let limit = Fault::TooManyRequests {
                retry_after: Some(wait),
            };
            for fault in [limit, Reply::new(429).retry_after(wait).into()] {
                let rule = Rule::new(fault);
                assert_eq!(Rule::read(&rule.json()), Ok(rule));
            }
        }
    }

    #[test]
    fn a_wait_too_long_to_be_counted_exactly_is_rounded_up() {
        let retry_after = Some(Duration::MAX);
        let rule = Rule::new(Fault::TooManyRequests { retry_after });
        assert_eq!(rule.json()["retry_after"], u64::MAX);
    }

    #[test]
    fn every_name_is_read() {
        for (page, name) in ErrorPage::ALL {
            let rule = json!({ "fault": "server_error", "page": name });
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let fault = Fault::ServerError { status, page };
            assert_eq!(Rule::read(&rule), Ok(Rule::new(fault)));
        }
        for (spoil, name) in Spoil::PLAIN {
            let rule = json!({ "fault": "spoil", "kind": name });
            assert_eq!(Rule::read(&rule), Ok(Rule::new(spoil)));
        }
        for name in NAMES {
            let why = Rule::read(&json!({ "fault": name })).err();
            assert!(!why.is_some_and(|why| why.contains("`fault`")), "{name}");
        }
    }

    #[test]
    fn what_could_never_befall_a_request_is_read_as_it_is_meant() {
        for (key, written, read) in [
            ("method", "get", "GET"),
            ("path", "tracks", "/tracks"),
            ("path", "http://127.0.0.1:41234/tracks", "/tracks"),
        ] {
            let mut rule = json!({ "fault": "silence", key: written });
            let shown = shown(&rule);
            rule[key] = read.into();
            assert_eq!(shown, Ok(rule));
        }
    }
}

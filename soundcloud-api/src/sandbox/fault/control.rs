//! `/sandbox/faults`: the same switches for those who are not in the process.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    middleware::map_response,
    response::Response,
    routing::get,
};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{
    super::{answer::Answer, app::App, failure::Failure, format::Format, payload},
    ErrorPage, Fault, Rule,
};

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/sandbox/faults", get(show).put(replace).delete(clear))
        .layer(map_response(|response: Response| async {
            Answer::write(response, Format::Json)
        }))
}

async fn show(State(app): State<Arc<App>>) -> Answer {
    Answer::list(
        "faults",
        app.faults.in_force().iter().map(Rule::json).collect(),
    )
}

async fn replace(state: State<Arc<App>>, request: Request) -> Result<Answer, Failure> {
    state.faults.replace(read_rules(request).await?);
    Ok(show(state).await)
}

async fn clear(state: State<Arc<App>>) -> Answer {
    state.faults.clear();
    show(state).await
}

async fn read_rules(request: Request) -> Result<Vec<Rule>, Failure> {
    let bytes = payload::read_text(request.into_body()).await?;
    let rules: Vec<Value> = serde_json::from_slice(&bytes)
        .map_err(|_| Failure::invalid("The body is not a JSON array of faults."))?;
    let read = |rule: &Value| {
        Rule::read(rule).ok_or_else(|| Failure::invalid(format!("This is not a fault: {rule}")))
    };
    rules.iter().map(read).collect()
}

impl Rule {
    /// Reads `{"fault": "latency", "milliseconds": 200, "times": 3, "method": "GET", "path": "/tracks"}`.
    fn read(rule: &Value) -> Option<Self> {
        Some(Self {
            fault: Fault::read(rule)?,
            times: optional(rule, "times", |times| times.as_u64()?.try_into().ok())?,
            method: optional(rule, "method", |method| method.as_str()?.parse().ok())?,
            path: optional(rule, "path", |path| Some(path.as_str()?.to_owned()))?,
        })
    }

    fn json(&self) -> Value {
        let mut rule = self.fault.json();
        if let Some(times) = self.times {
            rule["times"] = times.into();
        }
        if let Some(method) = &self.method {
            rule["method"] = Method::as_str(method).into();
        }
        if let Some(path) = &self.path {
            rule["path"] = path.as_str().into();
        }
        rule
    }
}

impl Fault {
    fn read(rule: &Value) -> Option<Self> {
        match rule.get("fault")?.as_str()? {
            "latency" => Some(Self::Latency(Duration::from_millis(
                rule.get("milliseconds")?.as_u64()?,
            ))),
            "too_many_requests" => {
                let retry_after =
                    optional(rule, "retry_after", Value::as_u64)?.map(Duration::from_secs);
                Some(Self::TooManyRequests { retry_after })
            }
            "server_error" => {
                let status = optional(rule, "status", |status| status.as_u64()?.try_into().ok())?
                    .unwrap_or(503);
                let status = StatusCode::from_u16(status)
                    .ok()
                    .filter(StatusCode::is_server_error)?;
                let page = optional(rule, "page", ErrorPage::read)?.unwrap_or_default();
                Some(Self::ServerError { status, page })
            }
            "drop_connection" => Some(Self::DropConnection),
            "drop_answer" => Some(Self::DropAnswer),
            "truncate_body" => Some(Self::TruncateBody),
            _ => None,
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Latency(time) => {
                json!({ "fault": "latency", "milliseconds": milliseconds(*time) })
            }
            Self::TooManyRequests { retry_after: None } => json!({ "fault": "too_many_requests" }),
            Self::TooManyRequests {
                retry_after: Some(time),
            } => {
                json!({ "fault": "too_many_requests", "retry_after": time.as_secs() })
            }
            Self::ServerError { status, page } => {
                json!({ "fault": "server_error", "status": status.as_u16(), "page": page.name() })
            }
            Self::DropConnection => json!({ "fault": "drop_connection" }),
            Self::DropAnswer => json!({ "fault": "drop_answer" }),
            Self::TruncateBody => json!({ "fault": "truncate_body" }),
        }
    }
}

impl ErrorPage {
    fn read(name: &Value) -> Option<Self> {
        let all = [Self::Html, Self::Text, Self::Empty];
        all.into_iter().find(|page| name == page.name())
    }

    fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
            Self::Empty => "empty",
        }
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// What is absent is `Some(None)`; what cannot be read is `None`.
#[expect(clippy::option_option, reason = "an absent setting is not a wrong one")]
fn optional<'a, T>(
    rule: &'a Value,
    name: &str,
    read: impl Fn(&'a Value) -> Option<T>,
) -> Option<Option<T>> {
    match rule.get(name) {
        None | Some(Value::Null) => Some(None),
        Some(value) => read(value).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_shown_as_it_was_given() {
        for rule in [
            json!({ "fault": "latency", "milliseconds": 200, "times": 3, "method": "GET", "path": "/tracks" }),
            json!({ "fault": "too_many_requests" }),
            json!({ "fault": "too_many_requests", "retry_after": 2 }),
            json!({ "fault": "server_error", "status": 502, "page": "text" }),
            json!({ "fault": "drop_connection" }),
            json!({ "fault": "drop_answer", "times": 1 }),
            json!({ "fault": "truncate_body" }),
        ] {
            assert_eq!(Rule::read(&rule).map(|rule| rule.json()), Some(rule));
        }
    }

    #[test]
    fn what_is_not_a_rule_is_refused() {
        for rule in [
            json!({}),
            json!("latency"),
            json!({ "fault": "flood" }),
            json!({ "fault": "latency" }),
            json!({ "fault": "server_error", "status": 200 }),
            json!({ "fault": "server_error", "page": "pdf" }),
            json!({ "fault": "drop_answer", "times": -1 }),
            json!({ "fault": "drop_answer", "method": "NOT A METHOD" }),
        ] {
            assert_eq!(Rule::read(&rule), None, "{rule}");
        }
    }
}

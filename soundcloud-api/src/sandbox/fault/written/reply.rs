//! Answers of one's own.

use bytes::Bytes;
use serde_json::Value;

use super::{
    super::{ErrorPage, HttpDate, Reply, reply::Content, retry_after::RetryAfter},
    Fields, Keys, name_of, one_at_most, optional, optionally_named, put, read_bytes, read_seconds,
    write_bytes, write_seconds,
};

impl Reply {
    pub(super) fn read(rule: &Keys<'_>) -> Option<Self> {
        let text = |value: &Value| Some(value.as_str()?.to_owned());
        Some(Self {
            status: rule.required("status", |status| status.as_u64()?.try_into().ok())?,
            headers: optional(rule, "headers", headers)?.unwrap_or_default(),
            content: content(rule)?,
            retry_after: retry_after(rule)?,
            reset_time: optional(rule, "reset_time", text)?,
            to_itself: optional(rule, "to_itself", Value::as_bool)?.unwrap_or(false),
            carried_out: optional(rule, "carried_out", Value::as_bool)?.unwrap_or(false),
        })
    }

    pub(super) fn write(&self, rule: &mut Fields) {
        put(rule, "status", self.status);
        if !self.headers.is_empty() {
            let headers = self.headers.iter();
            let pair = |(name, value): &(String, Bytes)| {
                Value::Array(vec![name.as_str().into(), write_bytes(value)])
            };
            put(rule, "headers", headers.map(pair).collect::<Vec<_>>());
        }
        match &self.content {
            Content::Page(ErrorPage::Empty) => {}
            Content::Page(page) => put(rule, "page", page.name()),
            Content::Bytes(bytes) => put(rule, "body", write_bytes(bytes)),
            Content::Endless(text) => put(rule, "endless", write_bytes(text)),
            Content::Bomb => put(rule, "bomb", true),
        }
        if let Some(RetryAfter { wait, date }) = &self.retry_after {
            put(rule, "retry_after", write_seconds(*wait));
            if let Some(date) = date {
                put(rule, "date", name_of(&HttpDate::ALL, date));
            }
        }
        if let Some(text) = &self.reset_time {
            put(rule, "reset_time", text.as_str());
        }
        for (key, flag) in [
            ("to_itself", self.to_itself),
            ("carried_out", self.carried_out),
        ] {
            if flag {
                put(rule, key, true);
            }
        }
    }
}

/// At most one of the bodies that there are.
fn content(rule: &Keys<'_>) -> Option<Content> {
    let page = optionally_named(rule, "page", &ErrorPage::ALL)?.map(Content::Page);
    let body = optional(rule, "body", read_bytes)?.map(|bytes| Content::Bytes(bytes.into()));
    let endless = optional(rule, "endless", read_bytes)?.map(|text| Content::Endless(text.into()));
    let bomb = optional(rule, "bomb", Value::as_bool)?
        .filter(|bomb| *bomb)
        .map(|_| Content::Bomb);
    let mut given = [page, body, endless, bomb].into_iter().flatten();
    let content = given.next().unwrap_or(Content::Page(ErrorPage::Empty));
    match given.next() {
        None => Some(content),
        Some(_) => rule.refuse(one_at_most(&["page", "body", "endless", "bomb"])),
    }
}

/// A date only says how the wait is written.
#[expect(clippy::option_option, reason = "an absent setting is not a wrong one")]
fn retry_after(rule: &Keys<'_>) -> Option<Option<RetryAfter>> {
    let date = optionally_named(rule, "date", &HttpDate::ALL)?;
    let wait = match date {
        Some(_) => rule.required("retry_after", read_seconds).map(Some)?,
        None => optional(rule, "retry_after", read_seconds)?,
    };
    Some(wait.map(|wait| RetryAfter { wait, date }))
}

fn headers(value: &Value) -> Option<Vec<(String, Bytes)>> {
    let pair = |pair: &Value| match pair.as_array()?.as_slice() {
        [name, value] => Some((name.as_str()?.to_owned(), read_bytes(value)?.into())),
        _ => None,
    };
    value.as_array()?.iter().map(pair).collect()
}

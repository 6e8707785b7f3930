//! The keys of a rule that is read, and the first thing that is wrong with them.

use std::cell::RefCell;

use serde_json::Value;

use super::Fields;

/// What is asked of a rule is what it may hold; the rest was meant to be something else.
#[derive(Debug)]
pub(super) struct Keys<'a> {
    fields: &'a Fields,
    known: RefCell<Vec<&'static str>>,
    wrong: RefCell<Option<String>>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(fields: &'a Fields) -> Self {
        Self {
            fields,
            known: RefCell::default(),
            wrong: RefCell::default(),
        }
    }

    /// What stands under a key, if it is there.
    pub(super) fn get(&self, key: &'static str) -> Option<&'a Value> {
        let mut known = self.known.borrow_mut();
        if !known.contains(&key) {
            known.push(key);
        }
        self.fields.get(key)
    }

    /// What has to be there.
    pub(super) fn required<T>(
        &self,
        key: &'static str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Option<T> {
        match self.get(key) {
            Some(value) => read(value).or_else(|| self.refuse(cannot_be(key, value))),
            None => self.refuse(format!("`{key}` is missing")),
        }
    }

    /// The one of these keys that is there.
    pub(super) fn one_of(&self, keys: &[&'static str]) -> Option<&'static str> {
        let there = |key: &&&'static str| self.get(key).is_some();
        let found: Vec<_> = keys.iter().filter(there).collect();
        match found[..] {
            [key] => Some(key),
            [] => self.refuse(format!("one of {} is missing", listed(keys))),
            _ => self.refuse(one_at_most(keys)),
        }
    }

    /// Keeps why this is no rule, unless there is a reason already.
    pub(super) fn refuse<T>(&self, why: String) -> Option<T> {
        self.wrong.borrow_mut().get_or_insert(why);
        None
    }

    /// What was read, if nothing is wrong with it and nothing is left over.
    pub(super) fn end<T>(self, read: Option<T>) -> Result<T, String> {
        let known = self.known.into_inner();
        let is_unknown = |key: &&String| !known.contains(&key.as_str());
        match (read, self.fields.keys().find(is_unknown)) {
            (Some(read), None) => Ok(read),
            (Some(_), Some(key)) => Err(format!(
                "`{key}` is no key of this fault; its keys are {}",
                listed(&known)
            )),
            (None, _) => Err(self.wrong.into_inner().unwrap_or_default()),
        }
    }
}

/// What is absent is `Some(None)`; what cannot be read is `None`.
#[expect(clippy::option_option, reason = "an absent setting is not a wrong one")]
pub(super) fn optional<'a, T>(
    rule: &Keys<'a>,
    key: &'static str,
    read: impl Fn(&'a Value) -> Option<T>,
) -> Option<Option<T>> {
    match rule.get(key) {
        None | Some(Value::Null) => Some(None),
        Some(value) => match read(value) {
            Some(read) => Some(Some(read)),
            None => rule.refuse(cannot_be(key, value)),
        },
    }
}

/// What has a name in this table.
pub(super) fn named<T: Clone>(
    rule: &Keys<'_>,
    key: &'static str,
    table: &[(T, &str)],
) -> Option<T> {
    let wanted = rule.required(key, Some)?.as_str().unwrap_or_default();
    let found = table
        .iter()
        .find(|(_, name)| wanted.eq_ignore_ascii_case(name));
    if let Some((value, _)) = found {
        return Some(value.clone());
    }
    let names: Vec<_> = table.iter().map(|(_, name)| *name).collect();
    rule.refuse(format!("`{key}` is not one of {}", listed(&names)))
}

/// The same, where it may be absent.
#[expect(clippy::option_option, reason = "an absent setting is not a wrong one")]
pub(super) fn optionally_named<T: Clone>(
    rule: &Keys<'_>,
    key: &'static str,
    table: &[(T, &str)],
) -> Option<Option<T>> {
    match rule.get(key) {
        None | Some(Value::Null) => Some(None),
        Some(_) => named(rule, key, table).map(Some),
    }
}

pub(super) fn one_at_most(keys: &[&str]) -> String {
    format!("only one of {} can be there", listed(keys))
}

fn cannot_be(key: &str, value: &Value) -> String {
    format!("`{key}` cannot be {value}")
}

fn listed(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::Rule;

    fn refuse(rules: &[(Value, &str)]) {
        for (rule, why) in rules {
            let told = Rule::read(rule).expect_err("no rule");
            assert!(told.contains(why), "{rule}: {told}");
        }
    }

    #[test]
    fn what_is_not_a_rule_is_refused_and_told_why() {
        refuse(&[
            (json!({}), "`fault` is missing"),
            (json!("latency"), "an object"),
            (
                json!({ "fault": "flood" }),
                "`fault` is not one of `latency`, `too",
            ),
            (
                json!({ "fault": 7 }),
                "`fault` is not one of `latency`, `too",
            ),
            (json!({ "fault": "latency" }), "`milliseconds` is missing"),
            (json!({ "fault": "drip_body" }), "`milliseconds` is missing"),
            (
                json!({ "fault": "latency", "milliseconds": "1" }),
                "`milliseconds` cannot be \"1\"",
            ),
            (
                json!({ "fault": "latency", "milliseconds": 1, "tiems": 2 }),
                "`tiems` is no key of this fault; its keys are `times`, `method`, `path`, `fault`, `milliseconds`",
            ),
            (
                json!({ "fault": "silence", "milliseconds": 1 }),
                "`milliseconds` is no key of this fault; its keys are `times`, `method`, `path`, `fault`",
            ),
            (
                json!({ "fault": "server_error", "status": 200 }),
                "`status` cannot be 200",
            ),
            (
                json!({ "fault": "server_error", "page": "pdf" }),
                "`page` is not one of `error`, ",
            ),
            (
                json!({ "fault": "drop_answer", "times": -1 }),
                "`times` cannot be -1",
            ),
            (
                json!({ "fault": "drop_answer", "times": 0 }),
                "`times` cannot be 0",
            ),
            (
                json!({ "fault": "drop_answer", "method": "FETCH" }),
                "`method` is not one of `GET`, ",
            ),
            (
                json!({ "fault": "drop_answer", "path": 1 }),
                "`path` cannot be 1",
            ),
        ]);
    }

    #[test]
    fn an_answer_that_is_not_one_is_refused_and_told_why() {
        refuse(&[
            (json!({ "fault": "reply" }), "`status` is missing"),
            (
                json!({ "fault": "reply", "status": 70000 }),
                "`status` cannot be 70000",
            ),
            (
                json!({ "fault": "reply", "status": 200, "page": "html", "body": "x" }),
                "only one of `page`, `body`, `endless`, `bomb` can be",
            ),
            (
                json!({ "fault": "reply", "status": 200, "headers": [["x"]] }),
                "`headers` cannot be [[\"x\"]]",
            ),
            (
                json!({ "fault": "reply", "status": 200, "body": [256] }),
                "`body` cannot be [256]",
            ),
            (
                json!({ "fault": "reply", "status": 429, "date": "asctime" }),
                "`retry_after` is missing",
            ),
            (
                json!({ "fault": "reply", "status": 429, "retry_after": 1, "date": "iso" }),
                "`date` is not one of `imf_fixdate`, ",
            ),
            (
                json!({ "fault": "reply", "status": 429, "retry_after": "2" }),
                "`retry_after` cannot be \"2\"",
            ),
            (
                json!({ "fault": "too_many_requests", "retry_after": -1 }),
                "`retry_after` cannot be -1",
            ),
            (
                json!({ "fault": "too_many_requests", "retry_after": 1e20 }),
                "`retry_after` cannot be 1e",
            ),
            (json!({ "fault": "raw" }), "`answer` is missing"),
            (
                json!({ "fault": "spoil" }),
                "one of `header`, `field`, `kind` is missing",
            ),
            (
                json!({ "fault": "spoil", "kind": "bom", "field": "id", "value": 1 }),
                "only one of `header`, `field`, `kind` can be",
            ),
            (
                json!({ "fault": "spoil", "kind": "bom", "value": 1 }),
                "`value` is no key of this fault",
            ),
            (
                json!({ "fault": "spoil", "kind": "rotten" }),
                "`kind` is not one of `bom`, ",
            ),
            (
                json!({ "fault": "spoil", "header": "x" }),
                "`value` is missing",
            ),
            (
                json!({ "fault": "page" }),
                "one of `next`, `circle`, `bad_item`, `kind` is missing",
            ),
            (
                json!({ "fault": "page", "kind": "full" }),
                "`kind` is not one of `no_next`, `empty`",
            ),
            (
                json!({ "fault": "page", "circle": -1 }),
                "`circle` cannot be -1",
            ),
            (
                json!({ "fault": "page", "circle": 0 }),
                "`circle` cannot be 0",
            ),
        ]);
    }
}

//! Spoiled answers.

use serde_json::Value;

use super::{super::Spoil, Fields, name_of, named, put, read_bytes, write_bytes};

impl Spoil {
    pub(super) fn read(rule: &Value) -> Option<Self> {
        if let Some(name) = rule.get("header") {
            let value = match rule.get("value")? {
                Value::Null => None,
                value => Some(read_bytes(value)?),
            };
            return Some(Self::Header(name.as_str()?.to_owned(), value));
        }
        if let Some(name) = rule.get("field") {
            let value = rule.get("value")?;
            return Some(Self::Field(name.as_str()?.to_owned(), value.clone()));
        }
        named(&Self::PLAIN, rule.get("kind")?)
    }

    pub(super) fn write(&self, rule: &mut Fields) {
        match self {
            Self::Header(name, value) => {
                put(rule, "header", name.as_str());
                put(rule, "value", value.as_deref().map(write_bytes));
            }
            Self::Field(name, value) => {
                put(rule, "field", name.as_str());
                put(rule, "value", value.clone());
            }
            plain => put(rule, "kind", name_of(&Self::PLAIN, plain)),
        }
    }
}

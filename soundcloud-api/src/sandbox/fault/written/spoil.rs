//! Spoiled answers.

use serde_json::Value;

use super::{super::Spoil, Fields, Keys, name_of, named, put, read_bytes, write_bytes};

impl Spoil {
    pub(super) fn read(rule: &Keys<'_>) -> Option<Self> {
        let text = |name: &Value| Some(name.as_str()?.to_owned());
        match rule.one_of(&["header", "field", "kind"])? {
            "header" => {
                let value = rule.required("value", |value| match value {
                    Value::Null => Some(None),
                    value => read_bytes(value).map(Some),
                })?;
                Some(Self::Header(rule.required("header", text)?, value))
            }
            "field" => {
                let value = rule.required("value", Some)?;
                Some(Self::Field(rule.required("field", text)?, value.clone()))
            }
            _ => named(rule, "kind", &Self::PLAIN),
        }
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

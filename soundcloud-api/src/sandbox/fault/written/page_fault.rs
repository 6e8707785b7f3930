//! Faults of pages.

use serde_json::Value;

use super::{super::PageFault, Fields, put};

impl PageFault {
    pub(super) fn read(rule: &Value) -> Option<Self> {
        if let Some(next) = rule.get("next") {
            return Some(Self::Next(next.clone()));
        }
        if let Some(pages) = rule.get("circle") {
            return pages.as_u64()?.try_into().ok().map(Self::Circle);
        }
        if let Some(number) = rule.get("bad_item") {
            return number.as_u64()?.try_into().ok().map(Self::BadItem);
        }
        match rule.get("kind")?.as_str()? {
            "no_next" => Some(Self::NoNext),
            "empty" => Some(Self::Empty),
            _ => None,
        }
    }

    pub(super) fn write(&self, rule: &mut Fields) {
        match self {
            Self::Next(next) => put(rule, "next", next.clone()),
            Self::NoNext => put(rule, "kind", "no_next"),
            Self::Circle(pages) => put(rule, "circle", *pages),
            Self::Empty => put(rule, "kind", "empty"),
            Self::BadItem(number) => put(rule, "bad_item", *number),
        }
    }
}

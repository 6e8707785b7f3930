//! Faults of pages.

use serde_json::Value;

use super::{super::PageFault, Fields, Keys, from_one, named, put};

/// Those without a value.
const PLAIN: [(PageFault, &str); 2] = [(PageFault::NoNext, "no_next"), (PageFault::Empty, "empty")];

impl PageFault {
    pub(super) fn read(rule: &Keys<'_>) -> Option<Self> {
        match rule.one_of(&["next", "circle", "bad_item", "kind"])? {
            "next" => rule.get("next").cloned().map(Self::Next),
            "circle" => rule.required("circle", from_one).map(Self::Circle),
            "bad_item" => {
                let number = |number: &Value| number.as_u64()?.try_into().ok();
                rule.required("bad_item", number).map(Self::BadItem)
            }
            _ => named(rule, "kind", &PLAIN),
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

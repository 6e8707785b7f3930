//! Faults of what is answered, before it is known in which format.

use serde_json::Value;

use super::{super::answer::Answer, PageFault};

/// Goes with the request to where its answer is written.
#[derive(Clone, Debug)]
pub(crate) enum Wrong {
    /// These pages, asked for by this URL.
    Page(PageFault, String),
    /// This field of each item has this value.
    Field(String, Value),
}

impl Wrong {
    pub(crate) fn befall(&self, answer: &mut Answer) {
        match self {
            Self::Page(fault, url) => fault.befall(answer, url),
            Self::Field(name, value) => {
                for fields in answer.items().iter_mut().filter_map(Value::as_object_mut) {
                    fields.insert(name.clone(), value.clone());
                }
            }
        }
    }
}

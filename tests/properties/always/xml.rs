//! Whatever a document in XML says: it is read the same way each time, to no great depth, and what
//! was read is read again from what is written of it.

use std::{collections::BTreeMap, fmt::Debug};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use soundcloud_api::{
    soundcloud::{Comment, Group, Page, SecretToken, Status, Track, User},
    xml,
};

/// How deep elements may stand in each other, as documented.
const DEEPEST: usize = 128;

/// Reads anything, and each model, from this document.
pub(crate) fn check(document: &[u8]) {
    let read = xml::from_slice::<Value>(document);
    match &read {
        // Each level may be an object and the list in it.
        Ok(value) => assert!(depth(value) <= 2 * DEEPEST + 1, "{value}"),
        Err(error) => assert!(error.to_string().len() < 4096, "{error}"),
    }
    let again = xml::from_slice::<Value>(document);
    assert_eq!(again.ok(), read.as_ref().ok().cloned());
    if let Ok(text) = std::str::from_utf8(document) {
        assert_eq!(xml::from_str::<Value>(text).ok(), read.ok());
    }
    macro_rules! each {
        ($($model:ty)*) => { $(one::<$model>(document);)* };
    }
    each! { Track User Comment Group SecretToken Status Page<Track> Page<Comment> Vec<User> }
}

fn one<T: Serialize + DeserializeOwned + PartialEq + Debug>(document: &[u8]) {
    let Ok(value) = xml::from_slice::<T>(document) else {
        return;
    };
    let again = xml::from_slice::<T>(document);
    assert_eq!(again.ok().as_ref(), Some(&value), "read twice");
    // Some texts that stand in a document as numbers of characters cannot be written.
    let Ok(written) = xml::to_string(&BTreeMap::from([("document", &value)])) else {
        return;
    };
    let reread = xml::from_str::<T>(&written);
    assert!(reread.is_ok(), "{reread:?}: {written}");
    let fields = |value: &T| {
        let mut fields = serde_json::to_value(value).expect("JSON");
        forget_empty(&mut fields);
        fields
    };
    assert_eq!(
        reread.ok().as_ref().map(fields),
        Some(fields(&value)),
        "{written}"
    );
}

/// A model without any field is an empty element, and so is an empty text: it is not read again.
fn forget_empty(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(forget_empty),
        Value::Object(fields) => {
            fields.values_mut().for_each(forget_empty);
            fields.retain(|_, value| *value != Value::Object(serde_json::Map::new()));
        }
        _ => {}
    }
}

/// How deep a value is, found without a stack of calls.
fn depth(value: &Value) -> usize {
    let mut deepest = 0;
    let mut left = vec![(1, value)];
    while let Some((depth, value)) = left.pop() {
        deepest = deepest.max(depth);
        match value {
            Value::Array(values) => left.extend(values.iter().map(|value| (depth + 1, value))),
            Value::Object(fields) => left.extend(fields.values().map(|value| (depth + 1, value))),
            _ => {}
        }
    }
    deepest
}

//! Bytes in JSON: as text, or as an array of numbers where they are none.

use serde_json::Value;

pub(super) fn read_bytes(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::String(text) => Some(text.as_bytes().to_vec()),
        Value::Array(numbers) => {
            let byte = |number: &Value| number.as_u64()?.try_into().ok();
            numbers.iter().map(byte).collect()
        }
        _ => None,
    }
}

pub(super) fn write_bytes(bytes: &[u8]) -> Value {
    std::str::from_utf8(bytes).map_or_else(|_| bytes.into(), Value::from)
}

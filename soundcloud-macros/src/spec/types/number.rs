//! Numbers of a schema as numbers of Rust.

use crate::document::Schema;

/// The type of an integer: as wide as its format says, without a sign if it has none.
pub(super) fn integer(schema: &Schema<'_>) -> &'static str {
    let format = schema.format().unwrap_or_default();
    let (least, greatest) = schema.bounds();
    let unsigned = format.starts_with("uint") || least.is_some_and(|least| least >= 0);
    let narrow = ["int8", "int16", "int32"].contains(&format.trim_start_matches('u'));
    let within = |most: i128| greatest.is_none_or(|greatest| greatest <= most);
    match (unsigned, narrow) {
        (true, true) if within(u32::MAX.into()) => "u32",
        (true, _) => "u64",
        (false, true) if within(i32::MAX.into()) => "i32",
        (false, _) => "i64",
    }
}

/// The type of a number that need not be an integer.
pub(super) fn number(schema: &Schema<'_>) -> &'static str {
    match schema.format() {
        Some("float") => "f32",
        _ => "f64",
    }
}

//! Types of the language that cannot be what the document says of a parameter.

use syn::Type;

use crate::{
    document::{Kind, Schema},
    signature::{is_prelude, unwrapped},
};

const INTEGERS: [&str; 12] = [
    "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
];

/// What the document says a value is, where a type of the language certainly is something else. Text
/// may be anything.
pub(super) fn mismatch(ty: &Type, schema: &Schema<'_>) -> Option<&'static str> {
    let ty = match unwrapped(ty) {
        Type::Reference(reference) => unwrapped(&reference.elem),
        ty => ty,
    };
    let is_any = |names: &[&str]| names.iter().any(|name| is_prelude(ty, name));
    let (integer, float, boolean) = (
        is_any(&INTEGERS),
        is_any(&["f32", "f64"]),
        is_any(&["bool"]),
    );
    match schema.kind() {
        Kind::Integer if float || boolean => Some("an integer"),
        Kind::Number if boolean => Some("a number"),
        Kind::Boolean if integer || float => Some("a boolean"),
        _ => None,
    }
}

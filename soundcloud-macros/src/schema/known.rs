//! Types whose values on the wire are known by the name of the type.
//!
//! A name is no proof, and what is not known is never wrong.

use syn::{Ident, Type};

use crate::signature::{is_prelude, is_unsized, type_argument, unwrapped};

/// What values of a type are on the wire.
#[derive(Debug, Clone, Copy)]
pub(super) enum Known<'a> {
    Text,
    Boolean,
    Integer(Integer),
    Float,
    /// With the type of its elements.
    List(&'a Type),
    /// With the type of its values.
    Map(&'a Type),
    Unknown,
}

/// An integer of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Integer {
    pub(super) signed: bool,
    pub(super) bits: u32,
}

impl Integer {
    pub(super) fn least(self) -> i128 {
        if self.signed {
            i128::MIN >> (128_u32.saturating_sub(self.bits))
        } else {
            0
        }
    }

    /// Of `u128` as much as can be compared.
    pub(super) fn greatest(self) -> i128 {
        let bits = if self.signed {
            self.bits.saturating_sub(1)
        } else {
            self.bits
        };
        if bits >= 127 {
            i128::MAX
        } else {
            (1_i128 << bits).saturating_sub(1)
        }
    }

    pub(super) fn name(self) -> String {
        format!("{}{}", if self.signed { 'i' } else { 'u' }, self.bits)
    }

    fn named(name: &str) -> Option<Self> {
        let signed = name.starts_with('i');
        let bits = match name.strip_prefix(['i', 'u'])? {
            "8" => 8,
            "16" => 16,
            "32" => 32,
            // It is that on what most programs run on.
            "64" | "size" => 64,
            "128" => 128,
            _ => return None,
        };
        Some(Self { signed, bits })
    }
}

/// What the name of a type tells of its values.
pub(super) fn known(ty: &Type) -> Known<'_> {
    let ty = held(ty);
    match ty {
        // Readers lend the bytes of a text as such.
        Type::Slice(slice) if is_prelude(&slice.elem, "u8") => return Known::Unknown,
        Type::Slice(slice) => return Known::List(&slice.elem),
        Type::Array(array) => return Known::List(&array.elem),
        _ => {}
    }
    let Some(name) = standard(ty).map(Ident::to_string) else {
        return Known::Unknown;
    };
    let list = || type_argument(ty, 0).map(Known::List);
    let map = || type_argument(ty, 1).map(Known::Map);
    let known = match name.as_str() {
        "String" | "str" | "char" => Some(Known::Text),
        "bool" => Some(Known::Boolean),
        "f32" | "f64" => Some(Known::Float),
        "Vec" | "VecDeque" | "LinkedList" | "HashSet" | "BTreeSet" => list(),
        "HashMap" | "BTreeMap" => map(),
        name => Integer::named(name).map(Known::Integer),
    };
    known.unwrap_or(Known::Unknown)
}

/// What an `Option` holds.
pub(super) fn optional(ty: &Type) -> Option<&Type> {
    within(unwrapped(ty), &["Option"])
}

/// The type within those that are nothing of their own on the wire.
fn held(ty: &Type) -> &Type {
    match unwrapped(ty) {
        Type::Reference(reference) => held(&reference.elem),
        ty => within(ty, &["Option", "Box", "Rc", "Arc", "Cow"]).map_or(ty, held),
    }
}

/// The part of a type that would be replaced by another: what an `Option` or a `Box` holds, but for
/// what only they can hold.
pub(super) fn replaceable(ty: &Type) -> &Type {
    let ty = unwrapped(ty);
    let inner = within(ty, &["Option", "Box", "Rc", "Arc"]);
    inner
        .filter(|inner| !is_unsized(inner))
        .map_or(ty, replaceable)
}

/// What one of these types holds.
fn within<'a>(ty: &'a Type, names: &[&str]) -> Option<&'a Type> {
    standard(ty).filter(|name| names.iter().any(|known| *name == known))?;
    type_argument(ty, 0)
}

/// Whether values of a type may be `null`, or missing, by themselves: those of `serde_json::Value`,
/// and of what only the compiler knows.
pub(super) fn may_be_nothing(ty: &Type, parameters: &[&Ident]) -> bool {
    match unwrapped(ty) {
        Type::Path(path) => {
            let is_associated = path.path.segments.len() > 1
                && parameters.iter().any(|name| {
                    let first = path.path.segments.first();
                    first.is_some_and(|first| first.ident == **name)
                });
            path.qself.is_some()
                || is_associated
                || path.path.segments.last().is_some_and(|last| {
                    parameters.iter().any(|name| last.ident == **name)
                        || ["Value", "IgnoredAny", "PhantomData", "Option"]
                            .iter()
                            .any(|name| last.ident == name)
                })
        }
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Reference(_) | Type::Array(_) | Type::Slice(_) => false,
        _ => true,
    }
}

/// The name of a type, bare or with its path in the standard library.
fn standard(ty: &Type) -> Option<&Ident> {
    let Type::Path(ty) = ty else { return None };
    if ty.qself.is_some() {
        return None;
    }
    let mut segments = ty.path.segments.iter();
    let first = segments.next()?;
    let Some(last) = segments.next_back() else {
        return Some(&first.ident);
    };
    let is_standard = ["std", "core", "alloc"]
        .iter()
        .any(|name| first.ident == name);
    is_standard.then_some(&last.ident)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::shown;

    fn known_as(ty: &str) -> String {
        let ty: Type = syn::parse_str(ty).expect("a type");
        match known(&ty) {
            Known::Integer(integer) => integer.name(),
            Known::List(element) => format!("list of {}", shown(element)),
            Known::Map(value) => format!("map of {}", shown(value)),
            other => format!("{other:?}").to_lowercase(),
        }
    }

    #[test]
    fn names_tell_what_values_are() {
        for (ty, is) in [
            ("String", "text"),
            ("&'a str", "text"),
            ("Cow<'static, str>", "text"),
            ("std::borrow::Cow<'_, str>", "text"),
            ("Option<Box<str>>", "text"),
            ("(Option<std::sync::Arc<bool>>)", "boolean"),
            ("Option<f32>", "float"),
            ("usize", "u64"),
            ("i8", "i8"),
            ("std::vec::Vec<Option<u8>>", "list of Option<u8>"),
            ("&[Track]", "list of Track"),
            ("&'a [u8]", "unknown"),
            ("[u8; 3]", "list of u8"),
            ("HashSet<u8, S>", "list of u8"),
            ("BTreeMap<String, u8>", "map of u8"),
            ("Track", "unknown"),
            ("my::String", "unknown"),
            ("T::String", "unknown"),
            ("<T as A>::String", "unknown"),
            ("Option<T>", "unknown"),
            ("Vec", "unknown"),
            ("u7", "unknown"),
            ("(u8, u8)", "unknown"),
        ] {
            assert_eq!(known_as(ty), is, "{ty}");
        }
    }

    #[test]
    fn integers_have_their_ends() {
        for (name, least, greatest) in [
            ("u8", 0, 255),
            ("i8", -128, 127),
            ("i64", i64::MIN.into(), i64::MAX.into()),
            ("u64", 0, u64::MAX.into()),
            ("i128", i128::MIN, i128::MAX),
            ("u128", 0, i128::MAX),
        ] {
            let integer = Integer::named(name).expect("an integer");
            assert_eq!((integer.least(), integer.greatest()), (least, greatest));
        }
    }
}

//! Types of the language and its prelude that certainly do what a role asks.
//!
//! By name only: should a name be another type, the runtime's own words are shown for it.

use syn::Type;

use crate::signature::{is_prelude, is_scalar, type_argument, unwrapped};

/// What implements `Display`.
pub(super) fn is_displayed(ty: &Type) -> bool {
    is_scalar(ty)
}

/// Text, or a list of what implements `Display`.
pub(super) fn is_listed(ty: &Type) -> bool {
    let ty = referred(ty);
    let is_text = is_prelude(ty, "str") || is_prelude(ty, "String");
    is_text || element(ty, &["Vec"]).is_some_and(is_displayed)
}

/// What implements `Serialize`.
pub(super) fn is_serialized(ty: &Type) -> bool {
    let ty = referred(ty);
    let inner = element(ty, &["Box", "Option", "Vec"]);
    is_displayed(ty) || inner.is_some_and(is_serialized)
}

/// What implements `Deserialize` and borrows nothing.
pub(super) fn is_decoded(ty: &Type) -> bool {
    match unwrapped(ty) {
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Path(_) if is_prelude(ty, "str") => false,
        Type::Path(_) => {
            let inner = element(ty, &["Box", "Option", "Vec"]);
            is_scalar(ty) || inner.is_some_and(is_decoded)
        }
        _ => false,
    }
}

/// Whether a type has this name, bare or with its path in the standard library.
fn is_standard(ty: &Type, name: &str) -> bool {
    let Type::Path(path) = unwrapped(ty) else {
        return false;
    };
    let mut segments = path.path.segments.iter();
    let standard = segments.next().is_some_and(|first| {
        ["alloc", "core", "std"]
            .iter()
            .any(|name| first.ident == name)
    });
    is_prelude(ty, name) || standard && segments.next_back().is_some_and(|last| last.ident == name)
}

/// Looks through references.
fn referred(ty: &Type) -> &Type {
    match unwrapped(ty) {
        Type::Reference(reference) => referred(&reference.elem),
        ty => ty,
    }
}

/// The element of a slice, or of one of these types.
fn element<'a>(ty: &'a Type, names: &[&str]) -> Option<&'a Type> {
    match unwrapped(ty) {
        Type::Slice(slice) => Some(&slice.elem),
        ty if names.iter().any(|name| is_standard(ty, name)) => type_argument(ty, 0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(fits: fn(&Type) -> bool, types: &[&str]) -> Vec<bool> {
        let types = types
            .iter()
            .map(|ty| syn::parse_str::<Type>(ty).expect("a type"));
        types.map(|ty| fits(&ty)).collect()
    }

    #[test]
    fn numbers_and_text_are_displayed() {
        let types = ["u64", "usize", "&str", "&'a String", "(bool)", "&&f32"];
        assert_eq!(all(is_displayed, &types), [true; 6]);
        let types = ["Id", "Option<u64>", "my::u64", "()", "T", "Vec<u8>"];
        assert_eq!(all(is_displayed, &types), [false; 6]);
    }

    #[test]
    fn lists_of_what_is_displayed_are_the_rest_of_a_path() {
        let types = ["&str", "&[u8]", "Vec<&str>", "&[&str]"];
        assert_eq!(all(is_listed, &types), [true; 4]);
        let types = ["u64", "&[Id]", "Path", "[u8; 3]"];
        assert_eq!(all(is_listed, &types), [false; 4]);
    }

    #[test]
    fn options_and_lists_of_what_is_serialized_are_too() {
        let types = ["std::option::Option<&str>", "&[u32]", "Vec<Option<bool>>"];
        assert_eq!(all(is_serialized, &types), [true; 3]);
        let types = ["Item", "Vec<Item>", "HashMap<u8, u8>", "Option"];
        assert_eq!(all(is_serialized, &types), [false; 4]);
    }

    #[test]
    fn what_is_decoded_borrows_nothing() {
        let types = ["()", "String", "Vec<u32>", "Option<Box<bool>>"];
        assert_eq!(all(is_decoded, &types), [true; 4]);
        let types = ["&str", "str", "Vec<&str>", "[u8]", "Track", "(u8,)"];
        assert_eq!(all(is_decoded, &types), [false; 6]);
    }
}

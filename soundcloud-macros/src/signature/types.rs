//! What the tokens of a type tell before the compiler knows it.

use quote::ToTokens as _;
use syn::{GenericArgument, PathArguments, Type};

/// Looks through the invisible groups of `macro_rules!` and through parentheses.
pub(crate) fn unwrapped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => unwrapped(&group.elem),
        Type::Paren(paren) => unwrapped(&paren.elem),
        _ => ty,
    }
}

/// Whether a type is this one of the prelude, by its bare name.
pub(crate) fn is_prelude(ty: &Type, name: &str) -> bool {
    match unwrapped(ty) {
        Type::Path(ty) if ty.qself.is_none() && ty.path.segments.len() == 1 => ty
            .path
            .segments
            .first()
            .is_some_and(|segment| segment.ident == name),
        _ => false,
    }
}

/// The type argument of a path at an index: `T` of `Call<T>`.
pub(crate) fn argument(ty: &Type, index: usize) -> Option<&Type> {
    let Type::Path(ty) = unwrapped(ty) else {
        return None;
    };
    let PathArguments::AngleBracketed(arguments) = &ty.path.segments.last()?.arguments else {
        return None;
    };
    match arguments.args.iter().nth(index)? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// Whether a value of a type certainly has no size.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    let ty = unwrapped(ty);
    matches!(ty, Type::Slice(_) | Type::TraitObject(_)) || is_prelude(ty, "str")
}

/// A type as one writes it.
pub(crate) fn shown(ty: &Type) -> String {
    let spaced = ty.to_token_stream().to_string();
    let closed = [
        (" < ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" ;", ";"),
        (" :: ", "::"),
        ("& ", "&"),
        (" (", "("),
    ];
    closed
        .iter()
        .fold(spaced, |text, (wide, narrow)| text.replace(wide, narrow))
}

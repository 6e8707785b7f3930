//! What the tokens of a type tell before the compiler knows it.

use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments, Type, TypeParamBound};

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

/// Whether a type is text, a number or a truth value, borrowed or not.
pub(crate) fn is_scalar(ty: &Type) -> bool {
    const SCALARS: [&str; 18] = [
        "String", "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str",
        "u128", "u16", "u32", "u64", "u8", "usize",
    ];
    match unwrapped(ty) {
        Type::Reference(reference) => is_scalar(&reference.elem),
        ty => SCALARS.iter().any(|name| is_prelude(ty, name)),
    }
}

/// Whether a value of a type certainly has no size.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    let ty = unwrapped(ty);
    matches!(ty, Type::Slice(_) | Type::TraitObject(_)) || is_prelude(ty, "str")
}

/// Whether a path ends in this name: a hint for a better message, never a proof.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    let Type::Path(path) = unwrapped(ty) else {
        return false;
    };
    path.path
        .segments
        .last()
        .is_some_and(|segment| segment.ident == name)
}

/// The type argument of a path at an index: `T` of `Call<T>`.
pub(crate) fn argument(ty: &Type, index: usize) -> Option<&Type> {
    arguments(ty).into_iter().nth(index)
}

/// The types between the angle brackets of a path.
pub(super) fn arguments(ty: &Type) -> Vec<&Type> {
    let Type::Path(ty) = unwrapped(ty) else {
        return Vec::new();
    };
    let segments = ty.path.segments.iter();
    let arguments = segments.filter_map(|segment| match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    });
    let types = arguments.flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

/// The types that a type is made of.
fn parts(ty: &Type) -> Vec<&Type> {
    match unwrapped(ty) {
        Type::Tuple(tuple) => tuple.elems.iter().collect(),
        Type::Array(array) => vec![&array.elem],
        Type::Slice(slice) => vec![&slice.elem],
        Type::Reference(reference) => vec![&reference.elem],
        ty => arguments(ty),
    }
}

/// The first type within a type, or itself, that `wanted` is true of; `enter` says of which types
/// the parts are looked at.
pub(super) fn find<'a>(
    ty: &'a Type,
    wanted: &dyn Fn(&Type) -> bool,
    enter: &dyn Fn(&Type) -> bool,
) -> Option<&'a Type> {
    let ty = unwrapped(ty);
    if wanted(ty) {
        return Some(ty);
    }
    if !enter(ty) {
        return None;
    }
    let mut parts = parts(ty).into_iter();
    parts.find_map(|part| find(part, wanted, enter))
}

/// The `T` of `impl Trait<Name = T>` and `dyn Trait<Name = T>`.
pub(super) fn associated<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let bounds = match ty {
        Type::ImplTrait(ty) => &ty.bounds,
        Type::TraitObject(ty) => &ty.bounds,
        _ => return None,
    };
    let mut arguments = bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => match &bound.path.segments.last()?.arguments {
            PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) => {
                Some(args)
            }
            _ => None,
        },
        _ => None,
    });
    arguments.find_map(|arguments| {
        arguments.iter().find_map(|argument| match argument {
            GenericArgument::AssocType(ty) if ty.ident == name => Some(&ty.ty),
            _ => None,
        })
    })
}

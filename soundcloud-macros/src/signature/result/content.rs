//! Refuses a type that certainly is not decoded from a response.

use proc_macro2::Ident;
use syn::{Path, Type};

use super::super::types::{
    arguments, associated, find, is_named, is_prelude, is_scalar, unwrapped,
};
use crate::{code::shown, errors::Errors};

/// Looks at the `T` of `Call<T>` and `Result<T, E>`; what is neither is an alias, of which nothing
/// is known.
pub(super) fn is_refused(
    ty: &Type,
    runtime: Option<&Path>,
    http: Option<&Ident>,
    errors: &mut Errors,
) -> bool {
    if !is_named(ty, "Call") && !is_named(ty, "Result") {
        return false;
    }
    let (content, error) = match arguments(ty).as_slice() {
        [] => return false,
        [content, others @ ..] => (*content, others.first().copied()),
    };
    let unnamed = |ty: &Type| matches!(ty, Type::ImplTrait(_) | Type::Infer(_));
    let culprit = find(content, &is_client, &|_| true)
        .or_else(|| find(content, &is_undecodable, &is_transparent))
        .or_else(|| find(content, &unnamed, &|_| true));
    if let Some(culprit) = culprit {
        let message = message(culprit);
        let help = help(ty, culprit);
        errors.over(culprit, format!("{message}\n= help: {help}"));
        return true;
    }
    if let Some(culprit) = error.and_then(|error| find(error, &unnamed, &|_| true)) {
        let runtime = runtime.map_or_else(|| "soundcloud_api".to_owned(), shown);
        let written = shown(ty).replacen(&shown(culprit), &format!("{runtime}::Error"), 1);
        errors.over(
            culprit,
            format!("the type of an error is written out\n= help: write `-> {written}`"),
        );
        return true;
    }
    if http.is_some_and(|method| method == "HEAD") && is_content(content) {
        let written = shown(ty).replacen(&shown(content), "()", 1);
        errors.over(
            content,
            format!("a response to `HEAD` has no content to decode\n= help: write `-> {written}`"),
        );
        return true;
    }
    false
}

/// `Self`
fn is_client(ty: &Type) -> bool {
    is_prelude(ty, "Self")
}

fn is_undecodable(ty: &Type) -> bool {
    match ty {
        Type::FnPtr(_)
        | Type::ImplTrait(_)
        | Type::Never(_)
        | Type::Ptr(_)
        | Type::Reference(_)
        | Type::Slice(_)
        | Type::TraitObject(_) => true,
        ty => is_prelude(ty, "str"),
    }
}

/// Types that are decoded by decoding what they are made of; a `Box<dyn Trait>` may well implement
/// `Deserialize`.
fn is_transparent(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(_) | Type::Array(_))
        || is_prelude(ty, "Vec")
        || is_prelude(ty, "Option")
}

/// Whether a type certainly takes content: text may be empty.
fn is_content(ty: &Type) -> bool {
    match unwrapped(ty) {
        Type::Tuple(tuple) => !tuple.elems.is_empty(),
        Type::Array(_) => true,
        ty => is_prelude(ty, "Vec") || is_scalar(ty) && !is_prelude(ty, "String"),
    }
}

fn message(culprit: &Type) -> String {
    let ty = shown(culprit);
    let why = match culprit {
        Type::ImplTrait(_) | Type::TraitObject(_) => ": its type must be known",
        Type::Infer(_) => return "the type of a response is written out".to_owned(),
        Type::Reference(_) => ": nothing keeps what it borrows",
        Type::Path(_) if is_client(culprit) => ": it is the client here",
        _ => "",
    };
    format!("`{ty}` cannot be decoded from a response{why}")
}

fn help(ty: &Type, culprit: &Type) -> String {
    let meant = match culprit {
        Type::ImplTrait(_) | Type::TraitObject(_) => match associated(culprit, "Item") {
            Some(item) => format!("Vec<{}>", owned(item)),
            None => return "name the type of the response".to_owned(),
        },
        Type::Infer(_) => {
            return "name the type of the response, or write `()` to take any".to_owned();
        }
        Type::FnPtr(_) | Type::Ptr(_) => {
            return "take a type that implements `serde::Deserialize`".to_owned();
        }
        Type::Path(_) if is_client(culprit) => return "name the type of the response".to_owned(),
        Type::Never(_) => "()".to_owned(),
        Type::Reference(reference) => owned(&reference.elem),
        other => owned(other),
    };
    format!(
        "write `-> {}`",
        shown(ty).replacen(&shown(culprit), &meant, 1)
    )
}

/// A type of which there can be a value.
pub(super) fn owned(ty: &Type) -> String {
    match unwrapped(ty) {
        Type::Slice(slice) => format!("Vec<{}>", shown(&slice.elem)),
        Type::FnPtr(_) | Type::ImplTrait(_) | Type::Ptr(_) | Type::TraitObject(_) => "T".to_owned(),
        ty if is_prelude(ty, "str") => "String".to_owned(),
        ty => shown(ty),
    }
}

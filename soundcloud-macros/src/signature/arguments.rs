//! The arguments of a method.

use proc_macro2::Ident;
use syn::{
    Attribute, FnArg, Pat, PatIdent, PatType, Signature, Type, ext::IdentExt as _,
    spanned::Spanned as _,
};

use super::{types::is_unsized, unwrapped};
use crate::{code::shown, errors::Errors};

/// An argument, by its own tokens.
#[derive(Debug)]
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    /// Attributes that may have been meant to say where it goes.
    pub(crate) roles: Vec<Attribute>,
}

/// Reads the arguments; says whether every one has a name. `wanted` are the names that the
/// attribute is looking for.
pub(crate) fn arguments(
    signature: &Signature,
    wanted: &[String],
    errors: &mut Errors,
) -> (Vec<Argument>, bool) {
    let mut arguments = Vec::new();
    let mut complete = true;
    let nameless = signature
        .inputs
        .iter()
        .filter(|input| is_nameless(input))
        .count();
    let mut wanted = wanted.iter().filter(|_| wanted.len() == nameless);
    for input in &signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        // The client by another name: that `&self` is missing says all about it.
        if is_client(&input.ty) && signature.receiver().is_none() {
            continue;
        }
        let roles = roles(&input.attrs, errors);
        let wanted = if matches!(&*input.pat, Pat::Wild(_)) {
            wanted.next().map(String::as_str)
        } else {
            None
        };
        if let Some(name) = name(input, wanted, errors) {
            arguments.push(Argument {
                name,
                ty: (*input.ty).clone(),
                roles,
            });
        } else {
            complete = false;
        }
    }
    if let Some(variadic) = &signature.variadic {
        let message = "an endpoint has a fixed number of arguments\n= help: remove `...`";
        errors.over(variadic, message);
    }
    (arguments, complete)
}

/// `Self` or `&Self`.
pub(super) fn is_client(ty: &Type) -> bool {
    match unwrapped(ty) {
        Type::Reference(reference) => is_client(&reference.elem),
        Type::Path(path) => path.path.is_ident("Self"),
        _ => false,
    }
}

fn is_nameless(input: &FnArg) -> bool {
    matches!(input, FnArg::Typed(input) if matches!(&*input.pat, Pat::Wild(_)))
}

fn name(input: &PatType, wanted: Option<&str>, errors: &mut Errors) -> Option<Ident> {
    let ty = shown(&input.ty);
    let wanted = wanted.unwrap_or("name");
    let (message, written) = match &*input.pat {
        Pat::Ident(name) if name.subpat.is_none() && name.by_ref.is_none() => {
            check_name(name, input, errors);
            return Some(name.ident.clone());
        }
        Pat::Wild(_) => (
            "an argument of an endpoint needs a name",
            format!("{wanted}: {ty}"),
        ),
        pattern => (
            "an argument of an endpoint is a name, not a pattern",
            without_pattern(pattern, &input.ty).unwrap_or_else(|| format!("{wanted}: {ty}")),
        ),
    };
    errors.over(&input.pat, format!("{message}\n= help: write `{written}`"));
    None
}

fn check_name(name: &PatIdent, input: &PatType, errors: &mut Errors) {
    let (ident, ty) = (&name.ident, shown(&input.ty));
    if let Some(token) = &name.mutability {
        let message =
            format!("an argument of an endpoint is not `mut`\n= help: write `{ident}: {ty}`");
        errors.at(token.span(), message);
    }
    if is_unsized(&input.ty) {
        let bare = unwrapped(&input.ty);
        let owned = match bare {
            Type::Path(_) => " or `String`".to_owned(),
            Type::Slice(slice) => format!(" or `Vec<{}>`", shown(&slice.elem)),
            _ => String::new(),
        };
        let message = format!(
            "argument `{ident}` of type `{ty}` cannot be passed by value\n= help: take `{}`{owned}",
            borrowed(bare)
        );
        errors.over(&input.ty, message);
    }
}

/// A reference to a type.
fn borrowed(ty: &Type) -> String {
    match ty {
        Type::TraitObject(object) if object.bounds.len() > 1 => format!("&({})", shown(ty)),
        ty => format!("&{}", shown(ty)),
    }
}

/// Arguments with the names of a pattern.
fn without_pattern(pattern: &Pat, ty: &Type) -> Option<String> {
    let name = |pattern: &Pat| match pattern {
        Pat::Ident(name) => Some(name.ident.to_string()),
        _ => None,
    };
    let whole = shown(ty);
    match (pattern, unwrapped(ty)) {
        (Pat::Tuple(names), Type::Tuple(types)) if names.elems.len() == types.elems.len() => {
            let parts = names.elems.iter().zip(&types.elems);
            let parts: Option<Vec<String>> = parts
                .map(|(part, ty)| Some(format!("{}: {}", name(part)?, shown(ty))))
                .collect();
            parts.map(|parts| parts.join(", "))
        }
        (Pat::TupleStruct(pattern), _) if pattern.elems.len() == 1 => {
            let name = name(pattern.elems.first()?)?;
            Some(format!("{name}: {whole}"))
        }
        (Pat::Struct(pattern), _) => {
            let ty = pattern.path.segments.last()?;
            Some(format!("{}: {whole}", snake(&ty.ident.unraw().to_string())))
        }
        (Pat::Reference(pattern), _) => Some(format!("{}: {whole}", name(&pattern.pat)?)),
        (pattern, _) => Some(format!("{}: {whole}", name(pattern)?)),
    }
}

/// `new_track` for `NewTrack`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
    }
    snake
}

/// Attributes that are no lints; those that would not be heeded are mistakes.
fn roles(attributes: &[Attribute], errors: &mut Errors) -> Vec<Attribute> {
    let mut roles = Vec::new();
    for attribute in attributes.iter().filter(|attribute| !is_lint(attribute)) {
        if is_conditional(attribute) {
            let message = "an argument of an endpoint is always there\n= help: declare two methods, each with a `#[cfg(…)]`";
            errors.over(attribute.path(), message);
        } else {
            roles.push(attribute.clone());
        }
    }
    roles
}

pub(super) fn is_lint(attribute: &Attribute) -> bool {
    const LINTS: [&str; 5] = ["allow", "deny", "expect", "forbid", "warn"];
    LINTS.iter().any(|name| attribute.path().is_ident(name))
}

pub(crate) fn is_conditional(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr")
}

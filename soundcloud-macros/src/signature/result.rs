//! What an endpoint returns: `Call<T>`, or `Result<T, E>` as an `async fn`.

mod content;

use proc_macro2::Ident;
use syn::{Path, ReturnType, Signature, Type, spanned::Spanned as _};

use super::types::{arguments, associated, find, is_named, is_prelude, unwrapped};
use crate::{code::shown, errors::Errors};

/// How the result comes.
#[derive(Debug)]
pub(crate) enum Result {
    /// `fn … -> Call<T>`.
    Call(Type),
    /// `async fn … -> Result<T, E>`.
    Awaited(Type),
}

/// Reads the result, or says what it has to be. Only what certainly is none is refused: the rest
/// may be an alias, and is for the compiler.
pub(crate) fn result(
    signature: &Signature,
    runtime: Option<&Path>,
    http: Option<&Ident>,
    errors: &mut Errors,
) -> Option<Result> {
    let name = &signature.ident;
    let asyncness = &signature.asyncness;
    let written = |ty: &str| {
        if asyncness.is_some() {
            let runtime = runtime.map_or_else(|| "soundcloud_api".to_owned(), shown);
            format!("-> Result<{ty}, {runtime}::Error>")
        } else {
            format!("-> Call<{ty}>")
        }
    };
    let ReturnType::Type(_, ty) = &signature.output else {
        let help = format!("write `{}` if the response has no content", written("()"));
        let message = format!("endpoint `{name}` needs a return type\n= help: {help}");
        errors.at(name.span(), message);
        return None;
    };
    match (unwrapped(ty), asyncness) {
        (ty, None) if is_named(ty, "Result") => {
            let call = arguments(ty).first().map_or_else(|| "T".to_owned(), shown);
            errors.at(
                signature.fn_token.span(),
                format!("endpoint `{name}` returns a `Result` and must be `async`\n= help: write `async fn {name}`, or return `Call<{call}>`"),
            );
        }
        (ty, Some(token)) if is_named(ty, "Call") => {
            errors.at(
                token.span(),
                format!("a `Call` is awaited by the caller: endpoint `{name}` is not `async`\n= help: write `fn {name}`"),
            );
        }
        (plain, _) if is_plain(plain) => {
            let shape = if asyncness.is_some() {
                "Result<T, E>"
            } else {
                "Call<T>"
            };
            let decoded = decoded(plain);
            let note = if decoded.starts_with("Option<") {
                ", where `None` is an answer without content"
            } else {
                ""
            };
            let help = written(&decoded);
            errors.over(
                ty,
                format!("an endpoint returns `{shape}`: its request may fail\n= help: write `{help}`{note}"),
            );
        }
        (ty_of_call, asyncness) => {
            if content::is_refused(ty_of_call, runtime, http, errors) {
                return None;
            }
            let ty = (**ty).clone();
            return Some(match asyncness {
                None => Result::Call(ty),
                Some(_) => Result::Awaited(ty),
            });
        }
    }
    None
}

/// Whether a type certainly is neither a `Call` nor a `Result`.
fn is_plain(ty: &Type) -> bool {
    const PLAIN: [&str; 19] = [
        "Box", "Option", "String", "Vec", "bool", "char", "f32", "f64", "i128", "i16", "i32",
        "i64", "i8", "isize", "u128", "u16", "u32", "u64", "u8",
    ];
    match ty {
        Type::Path(_) => is_pinned(ty) || PLAIN.iter().any(|name| is_prelude(ty, name)),
        Type::Macro(_) | Type::Verbatim(_) => false,
        _ => true,
    }
}

/// `Pin<Box<…>>`
fn is_pinned(ty: &Type) -> bool {
    is_named(ty, "Pin")
        && arguments(ty)
            .first()
            .is_some_and(|ty| is_prelude(ty, "Box"))
}

/// The type that the response was probably meant to be decoded to.
fn decoded(ty: &Type) -> String {
    let future = |ty: &Type| associated(ty, "Output").is_some();
    if let Some(future) = find(ty, &future, &|_| true)
        && let Some(output) = associated(future, "Output")
    {
        return decoded(output);
    }
    let call = |ty: &Type| is_named(ty, "Call") || is_named(ty, "Result");
    if let Some(call) = find(ty, &call, &|_| true) {
        return arguments(call)
            .first()
            .map_or_else(|| "T".to_owned(), |ty| decoded(ty));
    }
    match unwrapped(ty) {
        Type::Never(_) => "()".to_owned(),
        Type::Infer(_) => "T".to_owned(),
        Type::Reference(reference) => content::owned(&reference.elem),
        ty => content::owned(ty),
    }
}

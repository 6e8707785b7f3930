//! What an endpoint returns: `Call<T>`, or `Result<T, E>` as an `async fn`.

use syn::{ReturnType, Signature, Type, spanned::Spanned as _};

use super::types::{is_prelude, shown, unwrapped};
use crate::errors::Errors;

/// How the result comes.
#[derive(Debug, Clone)]
pub(crate) enum Result {
    /// `fn … -> Call<T>`.
    Call(Type),
    /// `async fn … -> Result<T, E>`.
    Awaited(Type),
}

/// Reads the result, or says what it has to be. Only what certainly is none is refused: the rest
/// may be an alias, and is for the compiler.
pub(crate) fn result(signature: &Signature, errors: &mut Errors) -> Option<Result> {
    let name = &signature.ident;
    let asyncness = &signature.asyncness;
    let written = |ty: &str| {
        if asyncness.is_some() {
            format!("-> Result<{ty}, soundcloud_api::Error>")
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
        (plain, None) if is_named(plain, "Result") => errors.at(
            signature.fn_token.span(),
            format!("endpoint `{name}` returns a `Result` and must be `async`\n= help: write `async fn {name}`, or return `Call<T>`"),
        ),
        (plain, Some(token)) if is_named(plain, "Call") => errors.at(
            token.span(),
            format!("a `Call` is awaited by the caller: endpoint `{name}` is not `async`\n= help: write `fn {name}`"),
        ),
        (plain, _) if is_plain(plain) => {
            let shape = if asyncness.is_some() { "Result<T, E>" } else { "Call<T>" };
            let help = written(&decoded(plain));
            errors.over(
                ty,
                format!("an endpoint returns `{shape}`: its request may fail\n= help: write `{help}`"),
            );
        }
        (_, None) => return Some(Result::Call((**ty).clone())),
        (_, Some(_)) => return Some(Result::Awaited((**ty).clone())),
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
        Type::Path(_) => PLAIN.iter().any(|name| is_prelude(ty, name)),
        Type::Macro(_) | Type::Verbatim(_) => false,
        _ => true,
    }
}

/// The type that the response was probably meant to be decoded to.
fn decoded(ty: &Type) -> String {
    match ty {
        Type::ImplTrait(_) | Type::Infer(_) => "T".to_owned(),
        Type::Never(_) => "()".to_owned(),
        other => shown(other),
    }
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

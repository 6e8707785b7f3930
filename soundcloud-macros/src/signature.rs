//! The method under the attribute: its arguments and its result.

use proc_macro2::Ident;
use syn::{
    FnArg, Pat, ReceiverKind, ReturnType, Safety, Signature, TraitItemFn, Type,
    spanned::Spanned as _,
};

use crate::errors::Errors;

/// An argument, by its own tokens.
#[derive(Debug)]
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

/// How the result comes.
#[derive(Debug)]
pub(crate) enum Result {
    /// `fn … -> Call<T>`.
    Call(Type),
    /// `async fn … -> Result<T, E>`.
    Awaited(Type),
}

/// Reads the arguments; every one that has a name and a type is there.
pub(crate) fn arguments(signature: &Signature, errors: &mut Errors) -> Vec<Argument> {
    let mut arguments = Vec::new();
    for input in &signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        match &*input.pat {
            Pat::Ident(name) if name.subpat.is_none() && name.by_ref.is_none() => {
                if let Some(mutability) = &name.mutability {
                    errors.at(mutability.span(), format!("an argument of an endpoint is not `mut`\n= help: write `{}`", name.ident));
                }
                arguments.push(Argument {
                    name: name.ident.clone(),
                    ty: (*input.ty).clone(),
                });
            }
            Pat::Wild(wild) => errors.over(
                wild,
                "an argument of an endpoint needs a name\n= help: name it as in the template",
            ),
            other => errors.over(
                other,
                "an argument of an endpoint is a name, not a pattern\n= help: take the parts as arguments of their own",
            ),
        }
        for attribute in &input.attrs {
            if !attribute.path().is_ident("cfg") && !attribute.path().is_ident("doc") {
                errors.over(
                    attribute.path(),
                    "arguments take no attributes: the template and the keys of `#[endpoint]` say where each goes\n= help: remove it",
                );
            }
        }
    }
    arguments
}

/// Reads the result, or says what it has to be.
pub(crate) fn result(signature: &Signature, errors: &mut Errors) -> Option<Result> {
    let is_async = signature.asyncness.is_some();
    let shape = if is_async { "Result<T, E>" } else { "Call<T>" };
    let ReturnType::Type(_, ty) = &signature.output else {
        let name = &signature.ident;
        let help = if is_async {
            "Result<(), soundcloud_api::Error>"
        } else {
            "Call<()>"
        };
        errors.at(
            name.span(),
            format!("endpoint `{name}` needs a return type\n= help: write `-> {help}` if the response has no content"),
        );
        return None;
    };
    match unwrapped(ty) {
        Type::ImplTrait(_) | Type::Never(_) | Type::Infer(_) | Type::Tuple(_) => {
            errors.over(
                ty,
                format!("an endpoint returns `{shape}`, with a type that the response is decoded to\n= help: write `-> {}`", if is_async { "Result<(), soundcloud_api::Error>" } else { "Call<()>" }),
            );
            return None;
        }
        Type::Path(path) if !is_async && is_named(path, "Result") => {
            errors.at(
                signature.fn_token.span(),
                format!("endpoint `{0}` returns a `Result` and must be `async`\n= help: write `async fn {0}`, or return `Call<T>`", signature.ident),
            );
            return None;
        }
        Type::Path(path) if is_async && is_named(path, "Call") => {
            errors.over(
                signature.asyncness,
                format!("a `Call` is awaited by the caller: endpoint `{0}` is not `async`\n= help: write `fn {0}`", signature.ident),
            );
            return None;
        }
        _ => {}
    }
    let ty = (**ty).clone();
    Some(if is_async {
        Result::Awaited(ty)
    } else {
        Result::Call(ty)
    })
}

/// Checks all of the method that is neither an argument nor the result.
pub(crate) fn shape(method: &TraitItemFn, errors: &mut Errors) {
    let signature = &method.sig;
    let name = &signature.ident;
    if let Some(token) = &signature.constness {
        errors.over(
            token,
            "an endpoint cannot be `const`\n= help: remove `const`",
        );
    }
    if let Safety::Unsafe(token) = &signature.safety {
        errors.over(
            token,
            "an endpoint cannot be `unsafe`\n= help: remove `unsafe`",
        );
    }
    if let Some(abi) = &signature.abi {
        errors.over(abi, "an endpoint cannot be `extern`\n= help: remove it");
    }
    if let Some(variadic) = &signature.variadic {
        errors.over(
            variadic,
            "an endpoint has a fixed number of arguments\n= help: remove `...`",
        );
    }
    if let Some(body) = &method.default {
        errors.at(
            body.brace_token.span.join(),
            format!("endpoint `{name}` has a body, which is the attribute's to write\n= help: replace it by `;`, or remove `#[endpoint]` to keep it as a helper"),
        );
    }
    receiver(signature, errors);
}

fn receiver(signature: &Signature, errors: &mut Errors) {
    let name = &signature.ident;
    match signature.inputs.first() {
        Some(FnArg::Receiver(receiver)) => {
            if !matches!(receiver.kind, ReceiverKind::Reference(_, _, None)) {
                errors.over(
                    receiver,
                    "an endpoint borrows its client: many calls can run at once\n= help: write `&self`",
                );
            }
        }
        first => errors.at(
            name.span(),
            format!(
                "endpoint `{name}` needs `&self`, which has the client\n= help: write `fn {name}(&self{})`",
                if first.is_some() { ", …" } else { "" }
            ),
        ),
    }
}

/// Looks through the invisible groups of `macro_rules!` and through parentheses.
pub(crate) fn unwrapped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => unwrapped(&group.elem),
        Type::Paren(paren) => unwrapped(&paren.elem),
        _ => ty,
    }
}

/// Whether a path ends in this name: a hint for a better message, never a proof.
pub(crate) fn is_named(ty: &syn::TypePath, name: &str) -> bool {
    ty.path
        .segments
        .last()
        .is_some_and(|segment| segment.ident == name)
}

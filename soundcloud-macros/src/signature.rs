//! The method under the attribute: its arguments and its result.

mod result;
mod types;

use proc_macro2::Ident;
use syn::{
    Attribute, Expr, ExprLit, FnArg, Lit, Meta, Pat, PatType, ReceiverKind, Safety, Signature,
    Type, spanned::Spanned as _,
};

pub(crate) use self::{
    result::{Result, is_named, result},
    types::{argument as type_argument, is_prelude, is_unsized, shown, unwrapped},
};
use crate::errors::Errors;

/// An argument, by its own tokens.
#[derive(Debug)]
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

/// Refuses what stands before the name and no endpoint can be.
pub(crate) fn qualifiers(signature: &Signature, errors: &mut Errors) {
    if let Some(token) = &signature.constness {
        let message = "an endpoint cannot be `const`\n= help: remove `const`";
        errors.over(token, message);
    }
    if let Safety::Unsafe(token) = &signature.safety {
        let message = "an endpoint cannot be `unsafe`\n= help: remove `unsafe`";
        errors.over(token, message);
    }
    if let Some(abi) = &signature.abi {
        let message = "an endpoint cannot be `extern`\n= help: remove it";
        errors.over(abi, message);
    }
}

/// Checks that the method borrows its client.
pub(crate) fn receiver(signature: &Signature, errors: &mut Errors) {
    match signature.inputs.first() {
        Some(FnArg::Receiver(receiver)) => {
            if !matches!(receiver.kind, ReceiverKind::Reference(_, _, None)) {
                let message = "an endpoint borrows its client: many calls can run at once\n= help: write `&self`";
                errors.over(receiver, message);
            }
        }
        first => {
            let name = &signature.ident;
            let more = if first.is_some() { ", …" } else { "" };
            let message = format!(
                "endpoint `{name}` needs `&self`, which has the client\n= help: write `fn {name}(&self{more})`"
            );
            errors.at(name.span(), message);
        }
    }
}

/// Reads the arguments; says whether every one has a name.
pub(crate) fn arguments(signature: &Signature, errors: &mut Errors) -> (Vec<Argument>, bool) {
    let mut arguments = Vec::new();
    let mut complete = true;
    for input in &signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        check_attributes(&input.attrs, errors);
        match argument(input, errors) {
            Some(argument) => arguments.push(argument),
            None => complete = false,
        }
    }
    if let Some(variadic) = &signature.variadic {
        let message = "an endpoint has a fixed number of arguments\n= help: remove `...`";
        errors.over(variadic, message);
    }
    (arguments, complete)
}

fn argument(input: &PatType, errors: &mut Errors) -> Option<Argument> {
    let message = match &*input.pat {
        Pat::Ident(name) if name.subpat.is_none() && name.by_ref.is_none() => {
            let ident = name.ident.clone();
            if let Some(token) = &name.mutability {
                let message =
                    format!("an argument of an endpoint is not `mut`\n= help: write `{ident}`");
                errors.at(token.span(), message);
            }
            if is_unsized(&input.ty) {
                let ty = shown(&input.ty);
                let message = format!(
                    "argument `{ident}` of type `{ty}` cannot be passed by value\n= help: write `{ident}: &{ty}`"
                );
                errors.over(&input.ty, message);
            }
            return Some(Argument {
                name: ident,
                ty: (*input.ty).clone(),
            });
        }
        Pat::Wild(_) => {
            "an argument of an endpoint needs a name\n= help: name it as in the template"
        }
        _ => {
            "an argument of an endpoint is a name, not a pattern\n= help: take the parts as arguments of their own"
        }
    };
    errors.over(&input.pat, message);
    None
}

/// Lints may be set on an argument; anything else is a misunderstanding, or would not be heeded.
fn check_attributes(attributes: &[Attribute], errors: &mut Errors) {
    const LINTS: [&str; 5] = ["allow", "deny", "expect", "forbid", "warn"];
    for attribute in attributes {
        let path = attribute.path();
        if LINTS.iter().any(|name| path.is_ident(name)) {
            continue;
        }
        let message = if is_conditional(attribute) {
            "an argument of an endpoint is always there\n= help: declare two methods, each with a `#[cfg(…)]`"
        } else {
            "arguments take no attributes: the template and the keys of `#[endpoint]` say where each goes\n= help: remove it"
        };
        errors.over(path, message);
    }
}

pub(crate) fn is_conditional(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr")
}

/// The documentation that the attributes of a method hold.
pub(crate) fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| {
        let Meta::NameValue(doc) = &attribute.meta else {
            return None;
        };
        let Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) = &doc.value
        else {
            return None;
        };
        let text = doc.path.is_ident("doc").then(|| text.value())?;
        Some(text.strip_prefix(' ').unwrap_or(&text).to_owned())
    });
    lines.collect::<Vec<_>>().join("\n")
}

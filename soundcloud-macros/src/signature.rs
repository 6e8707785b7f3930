//! The method under the attribute: its arguments and its result.

mod arguments;
mod result;
mod types;

use quote::ToTokens;
use syn::{
    Attribute, Expr, ExprLit, FnArg, GenericParam, Lit, Meta, Receiver, ReceiverKind, Safety,
    Signature,
};

pub(crate) use self::{
    arguments::{Argument, arguments, is_conditional},
    result::{Result, result},
    types::{argument as type_argument, is_named, is_prelude, is_scalar, is_unsized, unwrapped},
};
use crate::{code::shown, errors::Errors};

/// Whether another attribute has made something else of the method.
pub(crate) fn rewritten(signature: &Signature, errors: &mut Errors) -> bool {
    let is_rewritten = signature.generics.params.iter().any(|parameter| {
        matches!(parameter, GenericParam::Lifetime(lifetime)
            if lifetime.lifetime.ident == "async_trait")
    });
    if is_rewritten {
        let name = &signature.ident;
        let message = format!(
            "endpoint `{name}` was rewritten by `#[async_trait]`\n= help: remove `#[async_trait]`: `async fn {name}` needs none here, and its future is `Send`"
        );
        // Without the span of the other attribute, which made all else.
        errors.at(name.span(), message);
    }
    is_rewritten
}

/// Refuses what stands before the name and no endpoint can be.
pub(crate) fn qualifiers(signature: &Signature, errors: &mut Errors) {
    let mut refuse = |token: &dyn ToTokens, written: &str| {
        let message = format!("an endpoint cannot be `{written}`\n= help: remove `{written}`");
        errors.over(token.to_token_stream(), message);
    };
    if let Some(token) = &signature.constness {
        refuse(token, "const");
    }
    if let Safety::Unsafe(token) = &signature.safety {
        refuse(token, "unsafe");
    }
    if let Some(abi) = &signature.abi {
        refuse(abi, &shown(abi));
    }
}

/// Checks that the method borrows its client.
pub(crate) fn receiver(signature: &Signature, errors: &mut Errors) {
    let name = &signature.ident;
    match signature.inputs.first() {
        Some(FnArg::Receiver(receiver)) => {
            refuse_roles(receiver, errors);
            let message = match &receiver.kind {
                ReceiverKind::Reference(_, _, None) => return,
                ReceiverKind::Reference(_, _, Some(_)) => {
                    "an endpoint borrows its client: many calls can run at once"
                }
                ReceiverKind::Value => "`self` by value would consume the client",
                _ => "an endpoint borrows its client as `&self`",
            };
            let mut bare = receiver.clone();
            bare.attrs.clear();
            errors.over(bare, format!("{message}\n= help: write `&self`"));
        }
        Some(first) => {
            let others = signature.inputs.iter();
            let others = others.filter(
                |input| !matches!(input, FnArg::Typed(input) if arguments::is_client(&input.ty)),
            );
            let inputs: Vec<String> = ["&self".to_owned()]
                .into_iter()
                .chain(others.map(shown))
                .collect();
            let message = format!(
                "endpoint `{name}` needs `&self`, which has the client\n= help: write `fn {name}({})`",
                inputs.join(", ")
            );
            errors.over(first, message);
        }
        None => {
            let message = format!(
                "endpoint `{name}` needs `&self`, which has the client\n= help: write `fn {name}(&self)`"
            );
            errors.at(signature.paren_token.span.join(), message);
        }
    }
}

fn refuse_roles(receiver: &Receiver, errors: &mut Errors) {
    for attribute in &receiver.attrs {
        if arguments::is_lint(attribute) {
            continue;
        }
        let path = attribute.path();
        let message = format!(
            "`self` is the client, it is not sent\n= help: remove `#[{}]`",
            shown(path)
        );
        errors.over(path, message);
    }
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

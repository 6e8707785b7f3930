//! A method with mistakes: whatever uses it still compiles.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    FnArg, GenericArgument, Pat, PathArguments, ReceiverKind, ReturnType, Safety, TraitItemFn,
    Type, parse_quote,
};

use super::with_body;
use crate::{
    errors::Errors,
    item::Method,
    signature::{is_conditional, is_named, is_unsized, unwrapped},
};

/// The method as far as it is right, with its mistakes as its body: one `compile_error!` each, behind
/// what is `known` of it.
pub(super) fn fallback(mut method: Method, known: &TokenStream, errors: &Errors) -> TokenStream {
    let errors = errors.to_compile_errors();
    let TraitItemFn {
        attrs,
        sig,
        default,
        ..
    } = &mut method.function;
    sig.constness = None;
    sig.safety = Safety::Default;
    sig.abi = None;
    sig.variadic = None;
    let body = if let Some(body) = default.take() {
        let statements = body.stmts;
        quote!(#errors #(#statements)*)
    } else {
        attrs.push(parse_quote!(#[allow(unused_variables)]));
        sig.inputs.iter_mut().for_each(simplify);
        simplify_result(&mut sig.output);
        // The loop is of every type, so that no tool finds the body's type wrong as well.
        quote!(#known #errors loop {})
    };
    with_body(method, &body)
}

/// Leaves of an argument what callers see.
fn simplify(input: &mut FnArg) {
    match input {
        FnArg::Typed(input) => {
            input.attrs.retain(is_conditional);
            if is_unsized(&input.ty) {
                *input.ty = borrowed(&input.ty);
            }
            match &mut *input.pat {
                Pat::Ident(name) => (name.mutability, name.by_ref) = (None, None),
                pattern => *pattern = parse_quote!(_),
            }
        }
        // By value, a body needs the size of the type.
        FnArg::Receiver(receiver) if matches!(receiver.kind, ReceiverKind::Value) => {
            *input = parse_quote!(&self);
        }
        FnArg::Receiver(receiver) => receiver.attrs.retain(is_conditional),
    }
}

/// Leaves out what cannot be a part of a result, and would be an error of its own.
fn simplify_result(output: &mut ReturnType) {
    let ReturnType::Type(_, ty) = output else {
        return;
    };
    let nothing = || parse_quote!(());
    if matches!(unwrapped(ty), Type::Infer(_)) {
        **ty = nothing();
    } else if let Some(content) = content(ty)
        && (matches!(unwrapped(content), Type::Infer(_)) || is_unsized(content))
    {
        *content = nothing();
    }
}

/// The `T` of `Call<T>` or `Result<T, E>`.
fn content(ty: &mut Type) -> Option<&mut Type> {
    if !is_named(ty, "Call") && !is_named(ty, "Result") {
        return None;
    }
    let Type::Path(path) = ty else {
        return None;
    };
    let PathArguments::AngleBracketed(arguments) = &mut path.path.segments.last_mut()?.arguments
    else {
        return None;
    };
    match arguments.args.first_mut()? {
        GenericArgument::Type(content) => Some(content),
        _ => None,
    }
}

/// Not parsed again: what `macro_rules!` or a slip of the hand makes of a type may not be one there.
fn borrowed(ty: &Type) -> Type {
    Type::Verbatim(if matches!(ty, Type::TraitObject(_)) {
        // Of several bounds it has to be in parentheses.
        quote!(&(#ty))
    } else {
        quote!(&#ty)
    })
}

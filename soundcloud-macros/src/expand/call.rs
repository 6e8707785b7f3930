//! The body of a method: one call of the runtime.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Path, Signature, Token, Type, parse_quote_spanned};

use super::descriptor::descriptor;
use crate::{
    attribute::BodyKind,
    endpoint::{Body, Endpoint, Piece, Value},
    signature,
};

pub(super) fn call(signature: &Signature, endpoint: &Endpoint) -> TokenStream {
    let private = private(endpoint.runtime.as_ref());
    let client = client(signature, &private);
    let descriptor = descriptor(signature, endpoint, &private);
    let arguments = endpoint
        .pieces
        .iter()
        .filter_map(|piece| argument(piece, &private));
    let payload = if let Some(body) = &endpoint.body {
        let payload = payload(body, &private);
        quote!(::core::option::Option::Some(#payload))
    } else {
        quote!(::core::option::Option::None)
    };
    let inputs = quote!(#client, #descriptor, &[#(#arguments),*], #payload);
    match &endpoint.result {
        signature::Result::Call(ty) => qualified(ty, &private, "Declared", "declared", inputs),
        signature::Result::Awaited(ty) => qualified(ty, &private, "Awaited", "awaited", inputs),
    }
}

/// All that expanded code may name.
pub(super) fn private(runtime: Option<&Path>) -> TokenStream {
    if let Some(path) = runtime {
        quote!(#path::__private)
    } else {
        quote!(::soundcloud_api::__private)
    }
}

/// Should the trait lack its supertrait, the method's name is where to look.
fn client(signature: &Signature, private: &TokenStream) -> TokenStream {
    let ty = parse_quote_spanned!(signature.ident.span()=> _);
    // `self` must be the user's own token to be theirs.
    let receiver = signature.receiver().map(|receiver| receiver.self_token);
    qualified(&ty, private, "Api", "client", quote!(#receiver))
}

fn argument(piece: &Piece, private: &TokenStream) -> Option<TokenStream> {
    let Value { name, ty } = piece.value()?;
    let place = match piece {
        Piece::Path(_) => "PathParameter",
        Piece::Rest(_) => "RestParameter",
        Piece::Query(..) => "QueryParameter",
        Piece::Fields(_) => "QueryParameters",
        _ => "HeaderParameter",
    };
    Some(qualified(ty, private, place, "argument", quote!(&#name)))
}

fn payload(body: &Body, private: &TokenStream) -> TokenStream {
    let Value { name, ty } = &body.value;
    let (place, inputs) = match &body.kind {
        BodyKind::Json => ("JsonBody", quote!(&#name)),
        BodyKind::Form => ("FormBody", quote!(&#name)),
        BodyKind::Xml => ("XmlBody", quote!(&#name)),
        BodyKind::Encode(_) => {
            let format = body.format.as_ref().map(|format| &format.name);
            ("EncodedBody", quote!(&#name, #format))
        }
        BodyKind::Multipart => ("MultipartBody", quote!(#name)),
        BodyKind::Raw => ("RawBody", quote!(#name)),
    };
    qualified(ty, private, place, "payload", inputs)
}

/// `<Ty as Trait>::function(inputs)`, as if the user had written it where the type stands: that
/// is where an error is then shown, and once.
fn qualified(
    ty: &Type,
    private: &TokenStream,
    place: &str,
    function: &str,
    inputs: TokenStream,
) -> TokenStream {
    let (first, last) = ends(ty);
    let (open, close) = (Token![<](first), Token![>](last));
    let place = Ident::new(place, Span::mixed_site());
    let function = Ident::new(function, last);
    let mut inputs = Group::new(Delimiter::Parenthesis, inputs);
    inputs.set_span(last);
    let mut ty = ty.to_token_stream();
    // Such a type has no name.
    if mentions_impl(ty.clone()) {
        ty = inferred(ty);
    }
    quote!(#open #ty as #private::#place #close::#function #inputs)
}

/// A type that the compiler finds out; its errors are shown at the first token.
fn inferred(ty: TokenStream) -> TokenStream {
    let first = ty.into_iter().next();
    let first = first.map_or_else(Span::call_site, |token| token.span());
    quote_spanned!(first=> _)
}

fn mentions_impl(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "impl",
        TokenTree::Group(group) => mentions_impl(group.stream()),
        _ => false,
    })
}

/// Where something written starts and ends. These are places and no tokens: an error spans from the
/// one to the other, and an editor that is asked about a token finds nothing of ours at it.
pub(super) fn ends(written: impl ToTokens) -> (Span, Span) {
    let tokens = written.into_token_stream().into_iter();
    let mut spans = tokens.map(|token| match token {
        TokenTree::Group(group) => (group.span_open(), group.span_close()),
        token => (token.span(), token.span()),
    });
    let first = spans
        .next()
        .unwrap_or((Span::call_site(), Span::call_site()));
    let last = spans.last().unwrap_or(first);
    (start(first.0), end(last.1))
}

fn start(span: Span) -> Span {
    if proc_macro::is_available() {
        return span.unwrap().start().into();
    }
    span
}

fn end(span: Span) -> Span {
    if proc_macro::is_available() {
        return span.unwrap().end().into();
    }
    span
}

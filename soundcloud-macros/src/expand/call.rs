//! The body of a method: one call of the runtime.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Signature, Token, Type, parse_quote_spanned};

use super::{
    answer::Answer,
    descriptor::descriptor,
    local::Locals,
    private::Private,
    role::{self, Role},
};
use crate::{
    attribute::BodyKind,
    endpoint::{Body, Endpoint, Piece, Value},
    signature,
};

pub(super) fn call(signature: &Signature, endpoint: &Endpoint) -> TokenStream {
    let private = Private::new(endpoint.runtime.as_ref());
    let mut locals = Locals::new(signature, &private);
    let client = client(signature, &private);
    let descriptor = descriptor(endpoint, &private);
    let arguments: Vec<TokenStream> = endpoint
        .pieces
        .iter()
        .filter_map(|piece| sent(piece, &mut locals))
        .collect();
    let payload = if let Some(body) = &endpoint.body {
        let payload = payload(body, &mut locals);
        quote!(::core::option::Option::Some(#payload))
    } else {
        quote!(::core::option::Option::None)
    };
    let inputs = quote! {
        #client,
        {
            static ENDPOINT: #private::Endpoint = #descriptor;
            &ENDPOINT
        },
        &[#(#arguments),*],
        #payload
    };
    let (answer, inputs) = match &endpoint.result {
        signature::Result::Call(ty) => {
            let answer = Answer::call(ty, &private);
            let value = answer.part("Value", 0, &role::RESPONSE, &mut locals);
            (answer, quote!(#inputs, #value))
        }
        signature::Result::Awaited(ty) => {
            let answer = Answer::awaited(ty, &private);
            let value = answer.part("Value", 0, &role::RESPONSE, &mut locals);
            let error = answer.part("Error", 1, &role::ERROR, &mut locals);
            (answer, quote!(#inputs, #value, #error))
        }
    };
    let shown = role::format(endpoint);
    let locals = locals.definitions(&shown);
    let answered = answer.definition(&shown);
    let call = answer.given(inputs);
    quote!(#locals #answered #call)
}

/// Should the trait lack its supertrait, the method's name is where to look.
fn client(signature: &Signature, private: &Private) -> TokenStream {
    let ty: Type = parse_quote_spanned!(signature.ident.span()=> _);
    // `self` must be the user's own token to be theirs.
    let receiver = signature.receiver().map(|receiver| receiver.self_token);
    let (first, last) = ends(&ty);
    let function = Ident::new("client", last);
    let place = quote!(#private::Api);
    qualified(&ty, (first, last), &place, &function, quote!(#receiver))
}

fn sent(piece: &Piece, locals: &mut Locals<'_>) -> Option<TokenStream> {
    let Value { name, ty } = piece.value()?;
    let role = Role::of_piece(piece);
    Some(locals.used(role, ty, quote!(&#name)))
}

fn payload(body: &Body, locals: &mut Locals<'_>) -> TokenStream {
    let Value { name, ty } = &body.value;
    let inputs = match &body.kind {
        BodyKind::Json | BodyKind::Form | BodyKind::Xml => quote!(&#name),
        BodyKind::Encode(_) => {
            let format = body.format.as_ref().map(|format| &format.name);
            quote!(&#name, #format)
        }
        BodyKind::Multipart | BodyKind::Raw => quote!(#name),
    };
    locals.used(Role::of_body(&body.kind), ty, inputs)
}

/// `<Ty as Trait>::function(inputs)`, as if the user had written it where the type stands: that
/// is where an error is then shown, and once.
pub(super) fn qualified(
    ty: impl ToTokens,
    (first, last): (Span, Span),
    place: &TokenStream,
    function: &Ident,
    inputs: TokenStream,
) -> TokenStream {
    let (open, close) = (Token![<](first), Token![>](last));
    let mut inputs = Group::new(Delimiter::Parenthesis, inputs);
    inputs.set_span(last);
    let mut ty = ty.to_token_stream();
    // Such a type has no name.
    if mentions_impl(ty.clone()) {
        ty = inferred(ty);
    }
    quote!(#open #ty as #place #close::#function #inputs)
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
pub(crate) fn ends(written: impl ToTokens) -> (Span, Span) {
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

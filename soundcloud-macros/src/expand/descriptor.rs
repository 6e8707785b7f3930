//! The descriptor of an endpoint: all that is known of it before a call.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;

use super::private::Private;
use crate::{
    attribute::BodyKind,
    endpoint::{Body, Endpoint, Piece},
};

pub(crate) fn descriptor(endpoint: &Endpoint, private: &Private) -> TokenStream {
    let Endpoint {
        method,
        template,
        docs,
        ..
    } = endpoint;
    let name = endpoint.name.unraw().to_string();
    let operation = if let Some(operation) = &endpoint.operation {
        quote!(::core::option::Option::Some(#operation))
    } else {
        quote!(::core::option::Option::None)
    };
    let auth = match endpoint.auth.as_ref().map(ToString::to_string).as_deref() {
        Some("none") => quote!(None),
        Some("key") => quote!(Key),
        _ => quote!(Token),
    };
    let retry = match endpoint.retry.as_deref() {
        Some("never") => quote!(Never),
        Some("always") => quote!(Always),
        _ => quote!(ByMethod),
    };
    let pieces = endpoint.pieces.iter().map(|piece| {
        let piece = descriptor_piece(piece);
        quote!(#private::Piece::#piece)
    });
    let body = if let Some(body) = &endpoint.body {
        let body = descriptor_body(body, private);
        quote!(::core::option::Option::Some(#body))
    } else {
        quote!(::core::option::Option::None)
    };
    quote! {
        #private::Endpoint {
            name: #name,
            method: #private::Method::#method,
            template: #template,
            operation: #operation,
            auth: #private::Auth::#auth,
            retry: #private::Retry::#retry,
            pieces: &[#(#pieces),*],
            body: #body,
            docs: #docs,
        }
    }
}

fn descriptor_piece(piece: &Piece) -> TokenStream {
    let name = piece.value().map(|value| value.name.unraw().to_string());
    match piece {
        Piece::Text(text) => quote!(Text(#text)),
        Piece::Path(_) => quote!(Path(#name)),
        Piece::Rest(_) => quote!(Rest(#name)),
        Piece::Pair(key, value) => quote!(Pair(#key, #value)),
        Piece::Query(key, _) => quote!(Query(#key, #name)),
        Piece::Fields(_) => quote!(Fields(#name)),
        Piece::FixedHeader(key, value) => quote!(Fixed(#key, #value)),
        Piece::Header(key, _) => quote!(Header(#key, #name)),
    }
}

fn descriptor_body(body: &Body, private: &Private) -> TokenStream {
    let name = body.value.name.unraw().to_string();
    let encoding = match body.kind {
        BodyKind::Json => quote!(Json),
        BodyKind::Form => quote!(Form),
        BodyKind::Xml => quote!(Xml),
        BodyKind::Encode(_) => quote!(ByFormat),
        BodyKind::Multipart => quote!(Multipart),
        BodyKind::Raw => quote!(Raw),
    };
    quote!((#private::Encoding::#encoding, #name))
}

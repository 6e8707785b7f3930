//! The descriptor of an endpoint: a `static`, in a block where no name of the user's can meet it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Signature, ext::IdentExt as _};

use crate::endpoint::{Endpoint, Piece};

pub(super) fn descriptor(
    signature: &Signature,
    endpoint: &Endpoint,
    private: &TokenStream,
) -> TokenStream {
    let name = signature.ident.unraw().to_string();
    let method = &endpoint.method;
    let template = &endpoint.template;
    let operation = if let Some(operation) = &endpoint.operation {
        quote!(::core::option::Option::Some(#operation))
    } else {
        quote!(::core::option::Option::None)
    };
    let auth = match endpoint.auth.as_deref() {
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
    quote!({
        static ENDPOINT: #private::Endpoint = #private::Endpoint {
            name: #name,
            method: #private::Method::#method,
            template: #template,
            operation: #operation,
            auth: #private::Auth::#auth,
            retry: #private::Retry::#retry,
            pieces: &[#(#pieces),*],
        };
        &ENDPOINT
    })
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

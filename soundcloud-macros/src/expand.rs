//! From the model to tokens: one call, nothing that decides.

mod call;
mod cursor;
mod descriptor;
mod fallback;
mod unfinished;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{AttrStyle, Token, TraitItemFn, parse_quote};

use self::{
    call::{call, ends, private},
    cursor::Cursor,
    fallback::fallback,
    unfinished::unfinished,
};
use crate::{
    attribute::Attribute, check, endpoint::Endpoint, errors::Errors, item::Method,
    signature::Result,
};

/// Expands the attribute on a method: the method with its body, or with its mistakes.
pub(crate) fn expand(attribute: TokenStream, item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(mut method) = Method::read(item, &mut errors) else {
        let errors = errors.to_compile_errors();
        return unfinished(item, &errors).unwrap_or_else(|| quote!(#item #errors));
    };
    let (written, cursor) = Cursor::take(attribute);
    let attribute = Attribute::parse(written.clone(), &method.function.sig.ident, &mut errors);
    let runtime = attribute.runtime.clone();
    method.refuse_another(&mut errors);
    if let Some(endpoint) = check::join(attribute, &method.function, &mut errors) {
        expanded(method, &endpoint)
    } else {
        let known = cursor.known(&written, &private(runtime.as_ref()));
        fallback(method, &known, &errors)
    }
}

// Input:
//     #[endpoint(PUT, "/tracks/<track_id>/secret-token.<format>")]
//     fn reset(&self, track_id: u64, format: Format) -> Call<SecretToken>;
//
// Output:
//     fn reset(&self, track_id: u64, format: Format) -> Call<SecretToken> {
//         <Call<SecretToken> as Declared>::declared(
//             <_ as Api>::client(self),
//             {
//                 static ENDPOINT: Endpoint = Endpoint { name: "reset", method: Method::PUT, … };
//                 &ENDPOINT
//             },
//             &[
//                 <u64 as PathParameter>::argument(&track_id),
//                 <Format as PathParameter>::argument(&format),
//             ],
//             Option::None,
//         )
//     }
fn expanded(mut method: Method, endpoint: &Endpoint) -> TokenStream {
    let call = call(&method.function.sig, endpoint);
    if let Result::Awaited(ty) = &endpoint.result {
        awaited(&mut method.function, ty);
    }
    with_body(method, &call)
}

/// Makes an `async fn` one that returns a future: a named one, which is `Send`.
fn awaited(method: &mut TraitItemFn, ty: &syn::Type) {
    // From the first to the last token of the type: its errors are shown there.
    let (first, last) = ends(ty);
    let start = Token![impl](first);
    let end = Ident::new("Send", last);
    method.sig.asyncness = None;
    method.sig.output = parse_quote! {
        -> #start ::core::future::Future<Output = #ty> + ::core::marker::#end
    };
}

/// The method with this body, and all that stood around it.
fn with_body(method: Method, body: &TokenStream) -> TokenStream {
    let visibility = method.visibility;
    let TraitItemFn { attrs, sig, .. } = method.function;
    let (outer, inner): (Vec<_>, Vec<_>) = attrs
        .into_iter()
        .partition(|attribute| matches!(attribute.style, AttrStyle::Outer));
    quote! {
        #(#outer)*
        #visibility #sig {
            #(#inner)*
            #body
        }
    }
}

#[cfg(test)]
mod tests;

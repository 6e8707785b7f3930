//! From the model to tokens: one call, nothing that decides.

mod answer;
mod call;
mod cursor;
mod descriptor;
mod documented;
mod fallback;
mod known;
mod local;
mod private;
mod role;
mod unfinished;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{AttrStyle, Attribute, Path, Token, TraitItemFn, parse_quote};

#[cfg(feature = "spec")]
pub(crate) use self::role::at;
use self::{call::call, cursor::Cursor, fallback::fallback, unfinished::unfinished};
pub(crate) use self::{
    call::ends, descriptor::descriptor, documented::documented, private::Private,
};
use crate::{
    attribute, check, endpoint::Endpoint, errors::Errors, item::Method, signature::Result,
};

/// What the attribute says of a method that `#[api]` has expanded.
const EXPANDED: &str = "__expanded";

/// Expands the attribute on a method: the method with its body, or with its mistakes.
pub(crate) fn expand(attribute: TokenStream, item: &TokenStream) -> TokenStream {
    let first = attribute.clone().into_iter().next();
    if matches!(first, Some(TokenTree::Ident(word)) if word == EXPANDED) {
        return item.clone();
    }
    let mut errors = Errors::default();
    if let Some(method) = Method::read(item, &mut errors) {
        // With the hygiene of a token of the user's, so that no macro is blamed.
        let place = Span::call_site().resolved_at(method.function.sig.ident.span());
        Declaration::read(attribute, place, method, None).expanded()
    } else {
        let errors = errors.to_compile_errors();
        unfinished(item, &errors).unwrap_or_else(|| quote!(#item #errors))
    }
}

/// The attribute for a method that needs no more expansion: it is still used.
pub(crate) fn marker(path: &Path) -> Attribute {
    let expanded = Ident::new(EXPANDED, Span::mixed_site());
    parse_quote!(#[#path(#expanded)])
}

/// A method, what its attribute makes of it, and the mistakes in both.
pub(crate) struct Declaration {
    pub(crate) method: Method,
    pub(crate) endpoint: Option<Endpoint>,
    /// What an editor may ask about, should there be mistakes.
    known: TokenStream,
    pub(crate) errors: Errors,
}

impl Declaration {
    /// Reads an attribute, which stands at `place`, and its method. The runtime is where the attribute
    /// says, or its trait.
    pub(crate) fn read(
        attribute: TokenStream,
        place: Span,
        mut method: Method,
        runtime: Option<&Path>,
    ) -> Self {
        let join = |written: TokenStream| {
            let mut errors = Errors::default();
            let mut attribute =
                attribute::Attribute::parse(written, place, &method.function.sig, &mut errors);
            attribute.runtime = attribute.runtime.or_else(|| runtime.cloned());
            let runtime = attribute.runtime.clone();
            let endpoint = check::join(attribute, &method.function, &mut errors);
            (endpoint, runtime, errors)
        };
        let (mut endpoint, _, mut errors) = join(attribute.clone());
        let mut known = TokenStream::new();
        if endpoint.is_none() {
            // Only in an attribute with mistakes may be the mark of an editor that asks.
            let (written, cursor) = Cursor::take(attribute);
            let runtime;
            (endpoint, runtime, errors) = join(written.clone());
            known = cursor.known(&written, &Private::new(runtime.as_ref()));
        }
        method.refuse_another(&mut errors);
        Self {
            method,
            endpoint,
            known,
            errors,
        }
    }

    /// A method whose attribute cannot be read.
    pub(crate) fn unread(method: Method, errors: Errors) -> Self {
        Self {
            method,
            endpoint: None,
            known: TokenStream::new(),
            errors,
        }
    }

    pub(crate) fn expanded(self) -> TokenStream {
        match &self.endpoint {
            Some(endpoint) if self.errors.is_empty() => expanded(self.method, endpoint),
            _ => fallback(self.method, &self.known, &self.errors),
        }
    }
}

// Input:
//     #[endpoint(PUT, "/tracks/<track_id>/secret-token.<format>")]
//     fn reset(&self, track_id: u64, format: Format) -> Call<SecretToken>;
//
// Output:
//     fn reset(&self, track_id: u64, format: Format) -> Call<SecretToken> {
//         // trait path_parameter: Sized { const SEND: Sends<Self>; }, and what implements it
//         local! { path_parameter = PathParameter, SEND: Sends, [Display], "`{Self}` cannot be sent as …", … }
//         …
//         <Call<SecretToken> as Declared>::declared(
//             <_ as Api>::client(self),
//             {
//                 static ENDPOINT: Endpoint = Endpoint { name: "reset", method: Method::PUT, … };
//                 &ENDPOINT
//             },
//             &[
//                 <u64 as PathParameter>::SEND(&track_id),
//                 <Format as path_parameter>::SEND(&format),
//             ],
//             Option::None,
//             <<Call<SecretToken> as Declared>::Value as decoded_response>::DECODE,
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

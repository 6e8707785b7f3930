//! From the model to tokens: a descriptor and one call, nothing that decides.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{
    FnArg, ImplItemFn, Item, Pat, Path, Signature, TraitItemFn, Type, ext::IdentExt as _,
    parse_quote, spanned::Spanned,
};

use crate::{
    attribute::{Attribute, BodyKind},
    check,
    endpoint::{Body, Endpoint, Piece, Value},
    errors::Errors,
    signature,
};

/// Expands the attribute on a method: the method with its body, or with its mistakes.
pub(crate) fn expand(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(mut method) = method(&item, &mut errors) else {
        let errors = errors.to_compile_errors();
        return quote!(#errors #item);
    };
    another_endpoint(&mut method, &mut errors);
    let attribute = Attribute::parse(attribute, &mut errors);
    match check::join(attribute, &method, &mut errors) {
        Some(endpoint) => expanded(method, &endpoint),
        None => fallback(method, &errors),
    }
}

/// The method under the attribute; anything else is left alone.
fn method(item: &TokenStream, errors: &mut Errors) -> Option<TraitItemFn> {
    if let Ok(method) = syn::parse2::<TraitItemFn>(item.clone()) {
        return Some(method);
    }
    let span = match (
        syn::parse2::<Item>(item.clone()),
        syn::parse2::<ImplItemFn>(item.clone()),
    ) {
        (Ok(Item::Fn(function)), _) => function.sig.ident.span(),
        (_, Ok(method)) => method.sig.ident.span(),
        _ => Span::call_site(),
    };
    errors.at(
        span,
        "`#[endpoint]` goes on a method of a trait\n= help: write `trait Shop: Api { #[endpoint(GET, \"/path\")] fn name(&self) -> Call<T>; }`",
    );
    None
}

/// A second `#[endpoint]` on the same method is a mistake, and must not expand once more.
fn another_endpoint(method: &mut TraitItemFn, errors: &mut Errors) {
    let name = method.sig.ident.clone();
    method.attrs.retain(|attribute| {
        let last = attribute.path().segments.last();
        let is_endpoint = last.is_some_and(|segment| segment.ident == "endpoint");
        if is_endpoint {
            errors.over(
                attribute.path(),
                format!("method `{name}` already has an `#[endpoint]`\n= help: declare one method for each endpoint"),
            );
        }
        !is_endpoint
    });
}

// Input:
//     #[endpoint(PUT, "/tracks/<track_id>/secret-token.<format>")]
//     fn reset(&self, track_id: u64, format: Format) -> Call<SecretToken>;
//
// Output:
//     fn reset(&self, track_id: u64, format: Format) -> Call<SecretToken> {
//         static __ENDPOINT: Endpoint = Endpoint { name: "reset", method: Method::PUT, … };
//         <Call<SecretToken> as Declared>::declared(
//             <Self as Api>::client(self),
//             &__ENDPOINT,
//             &[
//                 <u64 as PathParameter>::argument(&track_id),
//                 <Format as PathParameter>::argument(&format),
//             ],
//             Option::None,
//         )
//     }
fn expanded(method: TraitItemFn, endpoint: &Endpoint) -> TokenStream {
    let runtime = Runtime::new(endpoint.runtime.as_ref());
    let descriptor = descriptor(&method.sig, endpoint, &runtime);
    let arguments = endpoint
        .pieces
        .iter()
        .filter_map(|piece| argument(piece, &runtime));
    let payload = if let Some(body) = &endpoint.body {
        let payload = payload(body, &runtime);
        quote!(::core::option::Option::Some(#payload))
    } else {
        quote!(::core::option::Option::None)
    };
    let (result, call) = result(endpoint, &runtime);
    let private = &runtime.private;
    // Should the trait lack its supertrait, the method is where to look.
    // `self` must be the user's own token to be theirs.
    let receiver = method.sig.receiver().map(|receiver| receiver.self_token);
    let client = quote_spanned! {Span::mixed_site().located_at(method.sig.ident.span())=>
        <Self as #private::Api>::client(#receiver)
    };
    let TraitItemFn { attrs, sig, .. } = awaited(method, endpoint);
    quote! {
        #(#attrs)*
        #sig {
            #descriptor
            #result::#call(#client, &__ENDPOINT, &[#(#arguments),*], #payload)
        }
    }
}

/// An `async fn` becomes one that returns a future: a named one, which is `Send`.
fn awaited(mut method: TraitItemFn, endpoint: &Endpoint) -> TraitItemFn {
    if let signature::Result::Awaited(ty) = &endpoint.result {
        method.sig.asyncness = None;
        method.sig.output = parse_quote! {
            -> impl ::core::future::Future<Output = #ty> + ::core::marker::Send
        };
    }
    method
}

/// Where the runtime is.
struct Runtime {
    private: TokenStream,
}

impl Runtime {
    fn new(path: Option<&Path>) -> Self {
        let private = if let Some(path) = path {
            quote!(#path::__private)
        } else {
            quote!(::soundcloud_api::__private)
        };
        Self { private }
    }

    /// `<Ty as Trait>`, with the type's own tokens and errors at them.
    fn qualified(&self, ty: &Type, name: &str) -> TokenStream {
        let private = &self.private;
        let name = Ident::new(name, Span::mixed_site());
        let start = Span::mixed_site().located_at(ty.span());
        let open = quote_spanned!(start=> <);
        let close = quote_spanned!(start=> >);
        quote!(#open #ty as #private::#name #close)
    }

    /// The trait of an argument's place: by its type, or inferred where the type has no name.
    fn place(&self, ty: &Type, name: &str) -> TokenStream {
        if !matches!(signature::unwrapped(ty), Type::ImplTrait(_)) {
            return self.qualified(ty, name);
        }
        let private = &self.private;
        let name = Ident::new(name, Span::mixed_site());
        quote!(#private::#name)
    }
}

fn result(endpoint: &Endpoint, runtime: &Runtime) -> (TokenStream, TokenStream) {
    match &endpoint.result {
        signature::Result::Call(ty) => (runtime.qualified(ty, "Declared"), quote!(declared)),
        signature::Result::Awaited(ty) => (runtime.qualified(ty, "Awaited"), quote!(awaited)),
    }
}

fn descriptor(signature: &Signature, endpoint: &Endpoint, runtime: &Runtime) -> TokenStream {
    let private = &runtime.private;
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
    quote! {
        static __ENDPOINT: #private::Endpoint = #private::Endpoint {
            name: #name,
            method: #private::Method::#method,
            template: #template,
            operation: #operation,
            auth: #private::Auth::#auth,
            retry: #private::Retry::#retry,
            pieces: &[#(#pieces),*],
        };
    }
}

fn descriptor_piece(piece: &Piece) -> TokenStream {
    let name = piece
        .value()
        .map(|value| value.name.unraw().to_string())
        .unwrap_or_default();
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

fn argument(piece: &Piece, runtime: &Runtime) -> Option<TokenStream> {
    let value = piece.value()?;
    let name = match piece {
        Piece::Path(_) => "PathParameter",
        Piece::Rest(_) => "RestParameter",
        Piece::Query(..) => "QueryParameter",
        Piece::Fields(_) => "QueryParameters",
        _ => "HeaderParameter",
    };
    let place = runtime.place(&value.ty, name);
    let name = &value.name;
    Some(quote!(#place::argument(&#name)))
}

fn payload(body: &Body, runtime: &Runtime) -> TokenStream {
    let Value { name, ty } = &body.value;
    let place = |name| runtime.place(ty, name);
    match &body.kind {
        BodyKind::Json => by_reference(&place("JsonBody"), name),
        BodyKind::Form => by_reference(&place("FormBody"), name),
        BodyKind::Xml => by_reference(&place("XmlBody"), name),
        BodyKind::Encode(_) => {
            let place = place("EncodedBody");
            let format = body.format.as_ref().map(|format| &format.name);
            quote!(#place::payload(&#name, #format))
        }
        BodyKind::Multipart => by_value(&place("MultipartBody"), name),
        BodyKind::Raw => by_value(&place("RawBody"), name),
    }
}

fn by_reference(place: &TokenStream, name: &Ident) -> TokenStream {
    quote!(#place::payload(&#name))
}

fn by_value(place: &TokenStream, name: &Ident) -> TokenStream {
    quote!(#place::payload(#name))
}

/// The method as far as it is right, its mistakes as its body: whatever uses it still compiles.
fn fallback(mut method: TraitItemFn, errors: &Errors) -> TokenStream {
    method.sig.constness = None;
    method.sig.safety = syn::Safety::Default;
    method.sig.abi = None;
    method.sig.variadic = None;
    for input in &mut method.sig.inputs {
        if let FnArg::Typed(input) = input {
            input.attrs.clear();
            match &mut *input.pat {
                Pat::Ident(name) => (name.mutability, name.by_ref) = (None, None),
                pattern => *pattern = parse_quote!(_),
            }
        }
    }
    let TraitItemFn { attrs, sig, .. } = method;
    let errors = errors.to_compile_errors();
    // The loop is of every type, so that no tool finds the body's type wrong as well.
    quote! {
        #(#attrs)*
        #[allow(unused_variables)]
        #sig {
            #errors
            loop {}
        }
    }
}

//! The function that gives the API document: the key `openapi` of `#[api]`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, ItemTrait, TraitItem, TraitItemFn};

use crate::{
    endpoint::Endpoint,
    errors::Errors,
    expand::{Private, documented},
    signature::docs,
};

/// The function that gives it.
pub(super) const NAME: &str = "openapi";

/// Whether the runtime has what the key needs.
pub(super) fn is_offered(key: &Ident, errors: &mut Errors) -> bool {
    let offered = cfg!(any(feature = "openapi", test));
    if !offered {
        let message = format!(
            "`openapi` needs the feature `openapi` of `soundcloud-api`\n= help: write `soundcloud-api = {{ version = \"{}\", features = [\"openapi\"] }}`",
            env!("CARGO_PKG_VERSION")
        );
        errors.at(key.span(), message);
    }
    offered
}

/// The part of an endpoint, which is there under the same conditions.
pub(super) fn row(
    endpoint: &Endpoint,
    method: &TraitItemFn,
    conditions: &[Attribute],
    private: &Private,
) -> TokenStream {
    let documented = documented(endpoint, method, private);
    quote!(#(#conditions)* #documented)
}

pub(super) fn function(rows: &[TokenStream], item: &ItemTrait, private: &Private) -> TraitItem {
    let name = item.ident.to_string();
    let docs = docs(&item.attrs);
    TraitItem::Verbatim(quote! {
        /// The API document of this trait, made of its endpoints.
        #[allow(deprecated)]
        fn openapi() -> #private::OpenApi
        where
            Self: ::core::marker::Sized,
        {
            #private::OpenApi::new(#name, #docs, [#(#rows),*])
        }
    })
}

#[cfg(test)]
mod tests;

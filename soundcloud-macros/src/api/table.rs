//! The table of a trait's endpoints.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, TraitItem};

use crate::{
    endpoint::Endpoint,
    expand::{Private, descriptor},
};

/// The function that gives it.
pub(super) const NAME: &str = "endpoints";

/// The row of an endpoint, which is there under the same conditions.
pub(super) fn row(endpoint: &Endpoint, conditions: &[Attribute], private: &Private) -> TokenStream {
    let descriptor = descriptor(endpoint, private);
    quote!(#(#conditions)* #descriptor)
}

pub(super) fn table(rows: &[TokenStream], private: &Private) -> TraitItem {
    TraitItem::Verbatim(quote! {
        /// The endpoints of this trait, in the order of their declaration.
        #[must_use]
        fn endpoints() -> &'static [#private::Endpoint]
        where
            Self: ::core::marker::Sized,
        {
            static ENDPOINTS: &[#private::Endpoint] = &[#(#rows),*];
            ENDPOINTS
        }
    })
}

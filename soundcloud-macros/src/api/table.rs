//! The table of a trait's endpoints.

use quote::quote;
use syn::{Attribute, TraitItem};

use crate::{
    endpoint::Endpoint,
    expand::{Private, descriptor},
};

/// The function that gives it.
pub(super) const NAME: &str = "endpoints";

pub(super) fn table(endpoints: &[(Endpoint, Vec<Attribute>)], private: &Private) -> TraitItem {
    let rows = endpoints.iter().map(|(endpoint, conditions)| {
        let descriptor = descriptor(endpoint, private);
        quote!(#(#conditions)* #descriptor)
    });
    let table = quote! {
        /// The endpoints of this trait, in the order of their declaration.
        #[must_use]
        fn endpoints() -> &'static [#private::Endpoint]
        where
            Self: ::core::marker::Sized,
        {
            static ENDPOINTS: &[#private::Endpoint] = &[#(#rows),*];
            ENDPOINTS
        }
    };
    TraitItem::Verbatim(table)
}

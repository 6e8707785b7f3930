//! The module of all that expanded code may name.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Path;

/// The path of the module. It is written many times for each endpoint: single tokens are copied
/// with less work than a stream of them.
pub(crate) struct Private(Vec<TokenTree>);

impl Private {
    pub(crate) fn new(runtime: Option<&Path>) -> Self {
        let path = if let Some(path) = runtime {
            quote!(#path::__private)
        } else {
            quote!(::soundcloud_api::__private)
        };
        Self(path.into_iter().collect())
    }
}

impl ToTokens for Private {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}

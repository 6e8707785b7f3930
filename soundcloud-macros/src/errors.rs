//! Gathers mistakes, so that all of a method are reported in one run.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The mistakes found so far, in the order of the source.
#[derive(Debug, Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// A mistake at one token.
    pub(crate) fn at(&mut self, span: Span, message: impl AsRef<str>) {
        self.0.push(syn::Error::new(span, message.as_ref()));
    }

    /// A mistake at several tokens.
    pub(crate) fn over(&mut self, tokens: impl ToTokens, message: impl AsRef<str>) {
        self.0
            .push(syn::Error::new_spanned(tokens, message.as_ref()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// One `compile_error!` for each.
    pub(crate) fn to_compile_errors(&self) -> TokenStream {
        self.0.iter().map(syn::Error::to_compile_error).collect()
    }

    #[cfg(test)]
    pub(crate) fn messages(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }
}

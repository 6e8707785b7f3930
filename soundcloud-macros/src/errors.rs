//! Gathers mistakes, so that all of a method are reported in one run.

#[cfg(test)]
pub(crate) mod marked;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;

/// The mistakes found so far.
#[derive(Debug, Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// A mistake at one token.
    pub(crate) fn at(&mut self, span: Span, message: impl AsRef<str>) {
        self.0.push(syn::Error::new(span, message.as_ref()));
    }

    /// A mistake at several tokens.
    pub(crate) fn over(&mut self, tokens: impl ToTokens, message: impl AsRef<str>) {
        let error = syn::Error::new_spanned(tokens, message.as_ref());
        self.0.push(error);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One `compile_error!` for each.
    pub(crate) fn to_compile_errors(&self) -> TokenStream {
        let tokens = self.in_order().flat_map(syn::Error::to_compile_error);
        tokens.map(elsewhere).collect()
    }

    /// The mistakes in the order of the source.
    fn in_order(&self) -> impl Iterator<Item = &syn::Error> {
        let mut errors: Vec<&syn::Error> = self.0.iter().collect();
        errors.sort_by_key(|error| error.span().start());
        errors.into_iter()
    }

    /// Each mistake as the part of the source that is wrong, the message and the help.
    #[cfg(test)]
    pub(crate) fn found(&self) -> Vec<[String; 3]> {
        let found = self.in_order().map(|error| {
            let part = error.span().source_text().unwrap_or_default();
            let [message, help] = marked::message_and_help(error);
            [part, message, help]
        });
        found.collect()
    }
}

/// An error spans from its first to its last token. The crate's name is in between, and must not
/// stand where the mistake does: there an editor would show the crate.
fn elsewhere(mut token: TokenTree) -> TokenTree {
    if matches!(&token, TokenTree::Ident(name) if name == "core") {
        token.set_span(Span::mixed_site());
    }
    token
}

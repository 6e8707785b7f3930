//! The word that an editor asks about, in an attribute that is half written.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::private::Private;
use crate::attribute::is_method;

/// What rust-analyzer, new and old, puts behind the cursor when it asks what could stand there.
/// No word that is compiled has it.
const MARKERS: [&str; 2] = ["raCompletionMarker", "intellijRulezz"];

/// What a word is meant to be, by where it stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    Method,
    Key,
    Argument,
}

/// The word at the cursor, if an editor asks.
#[derive(Debug, Default)]
pub(super) struct Cursor(Option<(Place, Ident)>);

impl Cursor {
    /// Takes the mark out of an attribute, which then reads as it is written.
    pub(super) fn take(attribute: TokenStream) -> (TokenStream, Self) {
        let mut cursor = Self::default();
        let attribute = cursor.unmarked(attribute, Place::Method);
        (attribute, cursor)
    }

    fn unmarked(&mut self, tokens: TokenStream, mut place: Place) -> TokenStream {
        let tokens = tokens.into_iter().filter_map(|token| match token {
            TokenTree::Ident(word) if is_marked(&word) => {
                let written = without_mark(&word);
                self.0 = Some((place, word));
                written.map(TokenTree::Ident)
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(
                    group.delimiter(),
                    self.unmarked(group.stream(), Place::Argument),
                );
                inner.set_span(group.span());
                Some(inner.into())
            }
            TokenTree::Punct(mark) => {
                place = match mark.as_char() {
                    '=' => Place::Argument,
                    ',' => Place::Key,
                    _ => place,
                };
                Some(mark.into())
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => Some(token),
        });
        tokens.collect()
    }

    /// What is known of an attribute with mistakes: its HTTP method, if it is one, and the word at
    /// the cursor as what it is meant to be.
    ///
    /// An editor resolves that word as if it stood in the expansion without it, at the same distance
    /// from the start. So what comes before it is always the same.
    pub(super) fn known(&self, attribute: &TokenStream, private: &Private) -> TokenStream {
        let mut method = match attribute.clone().into_iter().next() {
            Some(TokenTree::Ident(word)) if is_method(&word) => word,
            _ => Ident::new("GET", Span::mixed_site()),
        };
        let mut key = Ident::new("json", Span::mixed_site());
        let mut argument = None;
        match self.0.clone() {
            Some((Place::Method, word)) => method = word,
            Some((Place::Key, word)) => key = word,
            Some((Place::Argument, word)) => argument = Some(quote!(#word;)),
            None => {}
        }
        quote! {
            #argument
            let _ = #private::Method::#method;
            let _ = #private::key::#key;
        }
    }
}

fn is_marked(word: &Ident) -> bool {
    let word = word.to_string();
    MARKERS.iter().any(|mark| word.contains(mark))
}

/// What of the word was written before an editor asked, if anything was.
fn without_mark(word: &Ident) -> Option<Ident> {
    let marked = word.to_string();
    let written = MARKERS
        .iter()
        .fold(marked, |word, mark| word.replace(mark, ""));
    let mut written: Ident = syn::parse_str(&written).ok()?;
    written.set_span(word.span());
    Some(written)
}

#[cfg(test)]
mod tests;

//! The rows of the fault matrix that are about the attributes, each as a test that has its number.
//!
//! Other tests hold more of the same, beside the code; these hold what the rows promise: one clear
//! error at the right place, through all that `#[endpoint]` does.

mod hygiene;
mod mistakes;

use proc_macro2::{Span, TokenStream, TokenTree};
use proptest::prelude::*;
use quote::quote;
use syn::TraitItemFn;

use crate::{
    arbitrary, errors::marked::Found, expand, expand::Declaration, invariants, item::Method,
};

/// The arguments of the attribute that a source starts with, and what stands below it.
fn parted(source: &str) -> (TokenStream, TokenStream) {
    let tokens: Vec<TokenTree> = source
        .parse::<TokenStream>()
        .expect("tokens")
        .into_iter()
        .collect();
    let [TokenTree::Punct(_), TokenTree::Group(attribute), item @ ..] = &tokens[..] else {
        panic!("no attribute: {source}");
    };
    let arguments = match attribute.stream().into_iter().nth(1) {
        Some(TokenTree::Group(group)) => group.stream(),
        _ => TokenStream::new(),
    };
    (arguments, item.iter().cloned().collect())
}

/// The mistakes in a method with its attribute. What the attribute expands to tells the same ones,
/// each once.
fn found(source: &str) -> Vec<Found> {
    let (attribute, item) = parted(source);
    let mut errors = crate::errors::Errors::default();
    let method = Method::read(&item, &mut errors).expect("a method");
    let declaration = Declaration::read(attribute.clone(), Span::call_site(), method, None);
    let found = declaration.errors.ranges();
    let told = invariants::messages(&expand::expand(attribute, &item));
    let messages = found
        .iter()
        .map(|(_, [message, help])| format!("{message}\n= help: {help}"));
    assert_eq!(told, messages.collect::<Vec<_>>(), "{source}");
    found
}

proptest! {
    #[test]
    fn m05_any_tokens_are_an_endpoint_or_an_error(
        attribute in arbitrary::tokens(),
        item in prop_oneof![
            arbitrary::tokens(),
            arbitrary::method(),
            Just(quote!(fn item(&self, item: u8) -> Call<()>;)),
        ],
    ) {
        invariants::endpoint(attribute.clone(), &item);
        let expanded = expand::expand(attribute, &item);
        if invariants::messages(&expanded).is_empty() {
            let method = syn::parse2::<TraitItemFn>(expanded.clone());
            let is_endpoint = expanded.to_string().contains("static ENDPOINT :");
            prop_assert!(method.is_ok() && is_endpoint, "{expanded}");
        }
    }

    #[test]
    fn m05_any_tokens_are_a_trait_of_endpoints_or_an_error(
        attribute in arbitrary::tokens(),
        items in arbitrary::tokens(),
    ) {
        invariants::api(attribute, &quote!(trait Shop: Api { #items }));
    }
}

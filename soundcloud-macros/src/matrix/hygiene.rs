//! A program that compiles and runs as a case of `tests/ui/pass`, and what the attribute makes of it.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Attribute, File, Generics, Ident, Item, ItemTrait, Signature, TraitItem, TraitItemFn};

use super::parted;
use crate::{expand, invariants};

const CASE: &str = include_str!("../../../tests/ui/pass/hygiene.rs");

fn shop() -> ItemTrait {
    let file: File = syn::parse_str(CASE).expect("a program");
    let mut items = file.items.into_iter().filter_map(|item| match item {
        Item::Trait(item) => Some(item),
        _ => None,
    });
    items.next().expect("a trait")
}

fn methods(item: ItemTrait) -> Vec<TraitItemFn> {
    let methods = item.items.into_iter().filter_map(|item| match item {
        TraitItem::Fn(method) => Some(method),
        _ => None,
    });
    methods.collect()
}

/// A method without its attribute, and what the attribute makes of it.
fn expanded(mut method: TraitItemFn) -> (TraitItemFn, TraitItemFn) {
    let own = method
        .attrs
        .extract_if(.., |attribute| attribute.path().is_ident("endpoint"));
    let own: Vec<Attribute> = own.collect();
    let [own] = &own[..] else {
        panic!("one `#[endpoint]`");
    };
    let (attribute, _) = parted(&own.to_token_stream().to_string());
    let tokens = expand::expand(attribute, &method.to_token_stream());
    assert_eq!(invariants::messages(&tokens), [""; 0]);
    (method, syn::parse2(tokens).expect("a method"))
}

/// All names in some tokens.
fn names(tokens: TokenStream) -> Vec<Ident> {
    let names = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Ident(name) => vec![name],
        TokenTree::Group(group) => names(group.stream()),
        _ => Vec::new(),
    });
    names.collect()
}

/// What a caller sees of a method, but for its result.
fn seen(method: &TraitItemFn) -> (Vec<Attribute>, Generics, Vec<String>) {
    let Signature {
        generics, inputs, ..
    } = method.sig.clone();
    let inputs = inputs
        .iter()
        .map(|input| input.to_token_stream().to_string());
    (method.attrs.clone(), generics, inputs.collect())
}

#[test]
fn m04_an_endpoint_keeps_what_was_written_and_meets_no_name_of_it() {
    let mut awaited = 0;
    let methods = methods(shop());
    for method in &methods {
        let (before, after) = expanded(method.clone());
        assert_eq!(seen(&before), seen(&after));
        if before.sig.asyncness.is_some() {
            awaited += 1;
            let result = after.sig.output.to_token_stream().to_string();
            assert!(result.contains("Future < Output"), "{result}");
        } else {
            assert_eq!(before.sig.output, after.sig.output);
        }
        // Nothing is bound in the body, so that no argument is shadowed.
        let body = after.default.expect("a body").to_token_stream();
        let names = names(body);
        for word in ["let", "match", "if", "loop", "move"] {
            assert!(!names.iter().any(|name| name == word), "{word}");
        }
    }
    assert_eq!((methods.len(), awaited), (6, 1));
}

#[test]
fn m04_the_case_has_the_names_of_the_row() {
    for name in ["self_", "client", "url", "r#type"] {
        let arguments = methods(shop())
            .into_iter()
            .flat_map(|method| method.sig.inputs);
        let has = |input: &syn::FnArg| match input {
            syn::FnArg::Typed(input) => input.pat.to_token_stream().to_string() == name,
            syn::FnArg::Receiver(_) => false,
        };
        assert!(arguments.into_iter().any(|input| has(&input)), "{name}");
    }
    let attributes: Vec<String> = methods(shop())
        .into_iter()
        .flat_map(|method| method.attrs)
        .map(|attribute| attribute.path().to_token_stream().to_string())
        .collect();
    for path in ["doc", "cfg", "cfg_attr", "deprecated", "must_use"] {
        assert!(
            attributes.iter().any(|attribute| attribute == path),
            "{path}"
        );
    }
}

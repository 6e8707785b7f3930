use proc_macro2::TokenStream;
use quote::quote;
use syn::Item;

use super::*;
use crate::{api, schema};

mod arbitrary;
mod bodies;
mod methods;
mod whole;

/// All operations of a document, pasted into a trait that has and knows nothing.
fn all(document: &Document) -> Paste {
    let operations: Vec<&Operation> = document.operations.iter().collect();
    paste(document, &operations, &[], &[], "api.yaml")
}

/// What is pasted for a document of version 3.0, of what stands below its `paths`.
fn openapi(paths: &str) -> Paste {
    let text = format!("openapi: 3.0.3\npaths:\n{paths}");
    let document = Document::parse(&text).expect("a document");
    let pasted = all(&document);
    check(quote!(), &pasted);
    pasted
}

/// The lines of a pasted text that are no documentation.
fn code(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("///"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Expands what is pasted: there is no mistake in it.
fn check(attribute: TokenStream, pasted: &Paste) {
    let item = format!("trait X: Api {{\n{}\n}}", pasted.methods);
    let tokens: Result<TokenStream, _> = item.parse();
    assert!(tokens.is_ok(), "{}", pasted.methods);
    let tokens = tokens.expect("tokens");
    let expanded = api::expand(attribute, &tokens).to_string();
    assert!(
        !expanded.contains("compile_error"),
        "{}\n{expanded}",
        pasted.methods
    );
    let types = syn::parse_file(&pasted.types);
    assert!(types.is_ok(), "{}", pasted.types);
    for item in &types.expect("types").items {
        assert!(matches!(item, Item::Struct(_) | Item::Enum(_)));
    }
}

/// Expands the derive on each model that is compared with the document.
fn check_models(pasted: &Paste) {
    for item in syn::parse_file(&pasted.types).expect("types").items {
        let tokens = quote!(#item);
        if tokens.to_string().contains("# [schema") {
            let expanded = schema::expand(&tokens).to_string();
            assert!(!expanded.contains("compile_error"), "{tokens}\n{expanded}");
        }
    }
}

/// No line is longer than 100 columns once it stands in a trait.
fn check_width(pasted: &Paste) {
    for (text, width) in [(&pasted.methods, 96), (&pasted.types, 100)] {
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{line}");
        }
    }
}

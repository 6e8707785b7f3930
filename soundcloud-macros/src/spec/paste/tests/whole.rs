//! Whole documents, pasted: the attributes find no mistake in what they themselves have written.

use proc_macro2::TokenTree;

use super::*;
use crate::document::file::Source;

/// A document of ours, as a trait names it.
fn source(file: &str) -> Source {
    let path = format!(
        "{}/../tests/from_nothing/{file}",
        env!("CARGO_MANIFEST_DIR")
    );
    Source::load(&path, None).expect("a document")
}

const FILES: [(&str, usize); 3] = [
    ("swagger.yaml", 13),
    ("openapi30.json", 13),
    ("openapi31.yaml", 14),
];

/// A trait and models of nothing but what is pasted, against the document that it is made of.
fn check_whole(source: &Source, pasted: &Paste) {
    let path = &source.written;
    check(quote!(spec = #path), pasted);
    check_models(pasted);
    check_width(pasted);
}

#[test]
fn what_is_pasted_for_a_whole_document_agrees_with_it() {
    for (file, count) in FILES {
        let source = source(file);
        let operations: Vec<&Operation> = source.document.operations.iter().collect();
        let pasted = paste(&source.document, &operations, &[], &[], &source.written);
        assert_eq!(
            pasted.methods.matches("#[endpoint(").count(),
            count,
            "{file}"
        );
        check_whole(&source, &pasted);
    }
}

#[test]
fn our_own_document_can_be_pasted() {
    let path = format!(
        "{}/../soundcloud-api/spec/soundcloud.yaml",
        env!("CARGO_MANIFEST_DIR")
    );
    let source = Source::load(&path, None).expect("a document");
    let operations: Vec<&Operation> = source.document.operations.iter().collect();
    let pasted = paste(&source.document, &operations, &[], &[], &source.written);
    check_whole(&source, &pasted);
}

#[test]
fn the_seed_can_be_pasted() {
    let path = format!("{}/../../shared/seed.yaml", env!("CARGO_MANIFEST_DIR"));
    let Ok(source) = Source::load(&path, None) else {
        println!("skipped: there is no {path}");
        return;
    };
    let operations: Vec<&Operation> = source.document.operations.iter().collect();
    let pasted = paste(&source.document, &operations, &[], &[], &source.written);
    check_whole(&source, &pasted);
    assert!(
        pasted.methods.contains("fn get_tracks_json("),
        "{}",
        pasted.methods
    );
    assert!(
        pasted.methods.contains("fn get_tracks_format("),
        "{}",
        pasted.methods
    );
    assert_eq!(pasted.types, "");
}

/// The names of the types that are pasted.
fn types(pasted: &Paste) -> Vec<String> {
    let items = syn::parse_file(&pasted.types).expect("types").items;
    let names = items.into_iter().filter_map(|item| match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    });
    names.collect()
}

/// All that a trait names once this is pasted into it.
fn idents(tokens: &TokenStream) -> Vec<String> {
    let found = tokens.clone().into_iter().flat_map(|token| match token {
        TokenTree::Ident(name) => vec![name.to_string()],
        TokenTree::Group(group) => idents(&group.stream()),
        _ => Vec::new(),
    });
    found.collect()
}

#[test]
fn methods_may_be_pasted_one_by_one() {
    for (file, _) in FILES {
        let source = source(file);
        let mut whole = Paste {
            methods: String::new(),
            types: String::new(),
        };
        let (mut taken, mut known) = (Vec::new(), Vec::new());
        for operation in &source.document.operations {
            let pasted = paste(
                &source.document,
                &[operation],
                &taken,
                &known,
                &source.written,
            );
            let method: syn::TraitItemFn = syn::parse_str(&pasted.methods).expect("a method");
            taken.push(method.sig.ident.to_string());
            known.extend(idents(&quote!(#method)));
            whole.methods.push_str(&(pasted.methods + "\n\n"));
            whole.types.push_str(&(pasted.types + "\n\n"));
        }
        check_whole(&source, &whole);
        let mut names = types(&whole);
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{file}: {names:?}");
    }
}

#[test]
fn types_that_are_known_and_what_only_they_hold_are_not_defined() {
    let source = source("openapi30.json");
    let operations: Vec<&Operation> = source.document.operations.iter().collect();
    let named = |known: &[&str]| {
        let known: Vec<String> = known.iter().copied().map(str::to_owned).collect();
        let pasted = paste(&source.document, &operations, &[], &known, &source.written);
        check_whole(&source, &pasted);
        types(&pasted).join(" ")
    };
    assert_eq!(
        named(&[]),
        "Bike BikeUpdateBody BikeUpdateAnswer Rental TokenBody TokenAnswer Zone BikeStatus BikeLinks BikeExtras \
         BikeUpdateBodyLock Payment Card Voucher Payment4"
    );
    assert_eq!(
        named(&["Bike", "Rental", "TokenBody"]),
        "BikeUpdateBody BikeUpdateAnswer TokenBody2 TokenAnswer BikeUpdateBodyLock"
    );
}

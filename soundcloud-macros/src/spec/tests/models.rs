//! The models of SoundCloud with one field at a time that is not the document's: each is told.

use std::{collections::BTreeMap, fs, path::Path};

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Field, Fields, Item, ItemStruct, parse_quote};

use super::mutations::DOCUMENT;
use crate::{api::tests::mistakes, schema};

const FOLDER: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../soundcloud-api/src/soundcloud/model"
);

/// Of these the document allows values of several types.
const SEVERAL: [&str; 2] = ["release", "user_favorite"];

/// The structs that derive `Schema`, and those of the macro `model!`, which derives it for them.
fn models() -> Vec<ItemStruct> {
    let mut files: Vec<_> = fs::read_dir(Path::new(FOLDER))
        .expect("the models")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let mut models = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a file");
        for item in syn::parse_file(&text).expect("Rust").items {
            match item {
                Item::Struct(item)
                    if item.attrs.iter().any(|one| one.path().is_ident("schema")) =>
                {
                    models.push(item);
                }
                Item::Macro(item) if item.mac.path.is_ident("model") => {
                    let mut item = declared(&item.mac.tokens);
                    item.attrs
                        .push(parse_quote!(#[schema(spec = "spec/soundcloud.yaml", complete)]));
                    models.push(item);
                }
                _ => {}
            }
        }
    }
    models
}

/// What the macro makes of `field | other: Type`: the field.
fn declared(tokens: &TokenStream) -> ItemStruct {
    let text = tokens.to_string();
    let mut parts = text.split(" | ");
    let mut declared = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        declared += part.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    }
    syn::parse_str(&declared).expect("a struct")
}

fn told(item: &ItemStruct) -> Vec<[String; 3]> {
    let text = item.to_token_stream().to_string();
    let text = text.replace("\"spec/soundcloud.yaml\"", &format!("{DOCUMENT:?}"));
    mistakes(schema::expand(&text.parse().expect("tokens")))
}

fn fields(item: &mut ItemStruct) -> &mut syn::punctuated::Punctuated<Field, syn::Token![,]> {
    match &mut item.fields {
        Fields::Named(fields) => &mut fields.named,
        _ => panic!("a model has named fields"),
    }
}

/// The model with another field, or without it.
fn with(item: &ItemStruct, index: usize, field: Option<&Field>) -> ItemStruct {
    let mut item = item.clone();
    let all = fields(&mut item);
    let kept = all.iter().enumerate().filter_map(|(at, known)| {
        if at == index {
            field.cloned()
        } else {
            Some(known.clone())
        }
    });
    *all = kept.collect();
    item
}

/// The field with each mistake that can be made in it.
fn mutants(field: &Field) -> Vec<(&'static str, Option<Field>)> {
    let mut mutants = vec![("a field deleted", None)];
    let mut add = |kind, change: &dyn Fn(&mut Field)| {
        let mut field = field.clone();
        change(&mut field);
        mutants.push((kind, Some(field)));
    };
    add("a field of another name", &|field| {
        field
            .attrs
            .push(parse_quote!(#[schema(name = "quite_another")]));
    });
    let by_hand = field
        .attrs
        .iter()
        .any(|one| one.to_token_stream().to_string().contains("_with"));
    let written = field.ty.to_token_stream().to_string().replace(' ', "");
    let name = field
        .ident
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let others = match written.as_str() {
        _ if by_hand || SEVERAL.contains(&name.as_str()) => [quote!(), quote!()],
        "Option<String>" => [quote!(Option<u64>), quote!(Option<bool>)],
        "Option<bool>" => [quote!(Option<String>), quote!(Option<f64>)],
        "Option<u64>" | "Option<u32>" | "Option<f64>" => {
            [quote!(Option<bool>), quote!(Option<Vec<u8>>)]
        }
        _ => [quote!(), quote!()],
    };
    for other in others.into_iter().filter(|other| !other.is_empty()) {
        add("a field of another type", &|field| {
            field.ty = syn::parse2(other.clone()).expect("a type");
        });
    }
    mutants
}

#[test]
fn no_field_differs_unnoticed() {
    let models = models();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unnoticed = Vec::new();
    for model in &models {
        assert_eq!(told(model), [[""; 3]; 0], "{}", model.ident);
        for (index, field) in model.fields.iter().enumerate() {
            for (kind, mutant) in mutants(field) {
                *counted.entry(kind).or_default() += 1;
                let told = told(&with(model, index, mutant.as_ref()));
                if told.is_empty() || told.len() > 2 {
                    let field = field.to_token_stream();
                    unnoticed.push(format!("{kind}: {} {field} {told:#?}", model.ident));
                }
            }
        }
    }
    for (kind, count) in &counted {
        println!("{count:4} × {kind}");
    }
    let all: usize = counted.values().sum();
    println!(
        "{all} mistakes in {} models, {} of them unnoticed",
        models.len(),
        unnoticed.len()
    );
    assert!(models.len() >= 8 && all > 400, "{all} in {}", models.len());
    assert!(unnoticed.is_empty(), "{}", unnoticed.join("\n"));
}

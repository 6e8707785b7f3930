//! What holds whatever is written: property tests and fuzz targets check it.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{File, Item, ItemImpl, ItemTrait, LitStr, TraitItem, TraitItemFn, parse::Parse};

use crate::{
    expand,
    template::{Mistake, Template},
};

/// Parses a template.
pub(crate) fn template(text: &str) {
    let (template, mistakes) = Template::parse(text, &[]);
    for Mistake {
        range,
        message,
        help,
        ..
    } in &mistakes
    {
        assert!(text.get(range.clone()).is_some(), "{text:?}: {range:?}");
        check_first_line(message);
        assert!(!help.is_empty(), "{text:?}: {message}");
    }
    for parameter in template.parameters() {
        let name = &parameter.name;
        let written = text.get(parameter.range.clone());
        assert!(
            written.is_some_and(
                |written| written == format!("<{name}>") || written == format!("<{name}..>")
            ),
            "{text:?}: {parameter:?}"
        );
    }
}

/// Reads an API document, and writes what a trait without methods lacks of it: attributes that can be
/// read, and types that are types.
#[cfg(feature = "spec")]
pub(crate) fn document(text: &str) {
    let Ok(document) = crate::document::Document::parse(text) else {
        return;
    };
    let operations: Vec<_> = document.operations.iter().collect();
    let paste = crate::spec::paste::paste(&document, &operations, &[], &[], "api.yaml");
    let item = format!("trait Shop: Api {{ {} }}", paste.methods);
    assert!(item.parse::<TokenStream>().is_ok(), "{item}");
    assert!(
        syn::parse_str::<File>(&paste.types).is_ok(),
        "{}",
        paste.types
    );
}

/// Expands `#[endpoint(attribute)]` on an item.
pub(crate) fn endpoint(attribute: TokenStream, item: &TokenStream) {
    let is_empty = attribute.is_empty();
    let expanded = expand::expand(attribute, item);
    check_syntax(item, &expanded);
    let is_told = check_messages(item, &expanded);
    assert!(!is_empty || is_told, "{expanded}");
    if let Ok(method) = syn::parse2::<TraitItemFn>(item.clone()) {
        check_method(&method, expanded);
    }
}

/// Expands `#[api(attribute)]` on an item.
pub(crate) fn api(attribute: TokenStream, item: &TokenStream) {
    let expanded = crate::api::expand(attribute, item);
    check_syntax(item, &expanded);
    check_messages(item, &expanded);
    if let Ok(before) = syn::parse2::<ItemTrait>(item.clone()) {
        let after: File = syn::parse2(expanded.clone()).expect("items");
        let after = after.items.into_iter().find_map(|item| match item {
            Item::Trait(item) => Some(item),
            _ => None,
        });
        let after = methods(&after.expect("a trait"));
        for method in methods(&before) {
            assert!(after.contains(&method), "{method:?}: {expanded}");
        }
    }
}

/// The names of methods, each with the number of its arguments.
fn methods(item: &ItemTrait) -> Vec<(String, usize)> {
    let methods = item.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) => Some((method.sig.ident.to_string(), method.sig.inputs.len())),
        _ => None,
    });
    methods.collect()
}

/// The method is still there, for those who call it.
fn check_method(method: &TraitItemFn, expanded: TokenStream) {
    let parse = |input: syn::parse::ParseStream<'_>| {
        let method: TraitItemFn = input.parse()?;
        let rest: TokenStream = input.parse()?;
        Ok((method, rest))
    };
    let text = expanded.to_string();
    let (expanded, _) = syn::parse::Parser::parse2(parse, expanded).expect("a method");
    assert_eq!(expanded.sig.ident, method.sig.ident);
    let inputs = (expanded.sig.inputs.len(), method.sig.inputs.len());
    assert_eq!(inputs.0, inputs.1, "{text}");
}

/// Where the item can stand behind another, what it expands to can stand.
fn check_syntax(item: &TokenStream, expanded: &TokenStream) {
    fn check<T: Parse>(wrap: impl Fn(&TokenStream) -> TokenStream, all: [&TokenStream; 2]) {
        let [before, after] = all.map(|tokens| syn::parse2::<T>(wrap(tokens)));
        if let (Ok(_), Err(error)) = (before, after) {
            panic!("{error}: {} becomes {}", all[0], all[1]);
        }
    }
    let all = [item, expanded];
    check::<ItemTrait>(|tokens| quote!(trait T { const A: () = (); #tokens }), all);
    check::<ItemImpl>(|tokens| quote!(impl T { const A: () = (); #tokens }), all);
    check::<File>(|tokens| quote!(const A: () = (); #tokens), all);
}

/// The texts of all `compile_error!`.
pub(crate) fn messages(tokens: &TokenStream) -> Vec<String> {
    let mut messages = Vec::new();
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let is_error = index > 1
            && matches!(&tokens[index - 2], TokenTree::Ident(name) if name == "compile_error");
        match syn::parse2::<LitStr>(group.stream()) {
            Ok(message) if is_error => messages.push(message.value()),
            _ => messages.extend(self::messages(&group.stream())),
        }
    }
    messages
}

/// Whether mistakes are told, each as it should be.
fn check_messages(item: &TokenStream, expanded: &TokenStream) -> bool {
    // An item that has such a macro as well would be blamed for its own words.
    if !messages(item).is_empty() {
        return true;
    }
    let messages = messages(expanded);
    for message in &messages {
        check_message(message);
    }
    !messages.is_empty()
}

/// A first line that tells the mistake, perhaps a literal with a part marked, and help.
fn check_message(message: &str) {
    let (told, help) = message.split_once("\n= help: ").expect(message);
    let first_line = told.split_once("\n|\n").map_or(told, |(first, _)| first);
    check_first_line(first_line);
    assert!(!help.is_empty(), "{message:?}");
}

fn check_first_line(line: &str) {
    assert!(!line.trim().is_empty());
    assert!(!line.contains(char::is_control), "{line:?}");
    assert!(!line.ends_with('.'), "{line:?}");
}

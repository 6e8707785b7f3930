//! The modules of the macro crate as a library: a proc-macro crate cannot be linked. Beside them, what
//! the tests know to hold of the runtime.

extern crate proc_macro;

pub mod grammar;

#[path = "../../soundcloud-macros/src"]
mod macros {
    pub(crate) mod api;
    pub(crate) mod attribute;
    pub(crate) mod check;
    pub(crate) mod code;
    pub(crate) mod document;
    pub(crate) mod endpoint;
    pub(crate) mod errors;
    pub(crate) mod expand;
    pub(crate) mod invariants;
    pub(crate) mod item;
    pub(crate) mod literal;
    pub(crate) mod schema;
    pub(crate) mod signature;
    pub(crate) mod spec;
    pub(crate) mod suggest;
    pub(crate) mod template;
}

#[path = "../../tests/properties/always"]
mod always {
    pub(crate) mod error_body;
    pub(crate) mod fake;
    pub(crate) mod location;
    pub(crate) mod model;
    pub(crate) mod next_link;
    pub(crate) mod path;
    pub(crate) mod retry_after;
    pub(crate) mod xml;
}

use macros::{
    api, attribute, check, code, document, endpoint, errors, expand, invariants, item, literal,
    schema, signature, spec, suggest, template,
};
use proc_macro2::{TokenStream, TokenTree};

/// Parses a template.
pub fn check_template(text: &str) {
    invariants::template(text);
}

/// Expands what stands below `#[endpoint(…)]`.
pub fn check_endpoint(source: &str) {
    if let Ok(tokens) = source.parse() {
        let (attribute, item) = parted(tokens);
        invariants::endpoint(attribute, &item);
    }
}

/// Expands what stands below `#[api(…)]`.
pub fn check_api(source: &str) {
    if let Ok(tokens) = source.parse() {
        let (attribute, item) = parted(tokens);
        invariants::api(attribute, &item);
    }
}

/// Reads a document, and writes what a trait without a method lacks of it.
pub fn check_document(text: &str) {
    invariants::document(text);
}

/// Sends a value in a path.
pub fn check_path(value: &str) {
    always::path::check(value);
}

/// Is redirected.
pub fn check_location(location: &[u8]) {
    always::location::check(location);
}

/// Follows a list.
pub fn check_next_link(link: &str) {
    always::next_link::check(link);
}

/// Is told to wait.
pub fn check_retry_after(value: &[u8]) {
    always::retry_after::check(value);
}

/// Reads what comes with a failure.
pub fn check_error_body(body: &[u8]) {
    always::error_body::check(body);
}

/// Reads each of SoundCloud's models from JSON.
pub fn check_model(document: &[u8]) {
    always::model::check(document);
}

/// Reads anything, and SoundCloud's models, from XML.
pub fn check_xml(document: &[u8]) {
    always::xml::check(document);
}

/// The arguments of the attribute that the tokens start with, and what follows it.
fn parted(tokens: TokenStream) -> (TokenStream, TokenStream) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    match &tokens[..] {
        [TokenTree::Punct(_), TokenTree::Group(attribute), item @ ..] => {
            let arguments = attribute.stream().into_iter().nth(1);
            let arguments = match arguments {
                Some(TokenTree::Group(group)) => group.stream(),
                _ => TokenStream::new(),
            };
            (arguments, item.iter().cloned().collect())
        }
        _ => (TokenStream::new(), tokens.into_iter().collect()),
    }
}

//! The HTTP method, and what may have been meant as one.

use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt as _;

use super::{
    tokens::{self, is_any_punct, is_literal},
    words::listed,
};
use crate::suggest::nearest;

/// The methods of RFC 9110 and RFC 5789 that a client of an API sends.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// `GET`.
pub(crate) fn is_word(word: &Ident) -> bool {
    METHODS.contains(&&*word.unraw().to_string())
}

/// `GET`, and nothing else.
pub(super) fn is_right(part: &[TokenTree]) -> bool {
    matches!(part, [TokenTree::Ident(word)] if is_word(word))
}

/// `GET`, `get`, `"GET"`, `Method::GET`.
pub(super) fn is_written(part: &[TokenTree]) -> bool {
    written(part).is_some()
}

fn written(part: &[TokenTree]) -> Option<&'static str> {
    let name = match part {
        [TokenTree::Ident(word)] => word.unraw().to_string(),
        [token] if is_literal(token) => tokens::text(part)?.value(),
        [.., separator, TokenTree::Ident(last)] if is_any_punct(separator) => last.to_string(),
        _ => return None,
    };
    named(&name)
}

/// The method of this name, in whatever case.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    let name = name.to_uppercase();
    METHODS.into_iter().find(|method| *method == name)
}

/// The method that is meant by something in its place.
pub(super) fn meant(part: &[TokenTree]) -> Option<&'static str> {
    written(part).or_else(|| match part {
        [TokenTree::Ident(word)] => nearest(&word.to_string(), METHODS)
            .and_then(|near| METHODS.into_iter().find(|method| *method == near)),
        _ => None,
    })
}

/// All methods in tokens that name more than one.
pub(super) fn several(part: &[TokenTree]) -> Option<String> {
    let tokens: Vec<TokenTree> = match part {
        [TokenTree::Group(group)] => group.stream().into_iter().collect(),
        part => part.to_vec(),
    };
    let words = tokens.iter().filter(|token| !is_any_punct(token));
    let methods: Option<Vec<&str>> = words
        .map(|word| written(std::slice::from_ref(word)))
        .collect();
    methods
        .filter(|methods| methods.len() > 1)
        .map(|methods| listed(&methods))
}

/// Message and help for what stands in the place of the method.
pub(super) fn mistake(part: &[TokenTree]) -> [String; 2] {
    let meant = meant(part);
    if let [TokenTree::Ident(word)] = part {
        return match meant {
            Some(method) if written(part).is_some() => [
                "HTTP methods are written in upper case".to_owned(),
                format!("write `{method}`"),
            ],
            Some(near) => [
                format!("unknown HTTP method `{word}`"),
                format!("did you mean `{near}`?"),
            ],
            None => [
                format!("unknown HTTP method `{word}`"),
                format!("known are {}", listed(&METHODS)),
            ],
        };
    }
    if let Some(methods) = several(part) {
        return [
            "an endpoint has one HTTP method".to_owned(),
            format!("declare a method of the trait for each of {methods}"),
        ];
    }
    let help = match meant {
        Some(method) => format!("write `{method}`"),
        None => format!("known are {}", listed(&METHODS)),
    };
    ["an HTTP method is one word in upper case".to_owned(), help]
}

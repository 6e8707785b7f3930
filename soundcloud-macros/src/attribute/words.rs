//! The words of an attribute, listed and looked for.

use proc_macro2::{TokenStream, TokenTree};
use syn::{LitStr, ext::IdentExt as _};

/// `a`, `b` and `c`.
pub(crate) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// Every name among the tokens, and in the brackets of the template.
pub(super) fn named(tokens: TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) => names.push(name.unraw().to_string()),
            TokenTree::Group(group) => names.extend(named(group.stream())),
            TokenTree::Literal(literal) => {
                let text = syn::parse2::<LitStr>(TokenTree::from(literal).into());
                let text = text.map(|text| text.value()).unwrap_or_default();
                names.extend(text.split('<').skip(1).map(|rest| {
                    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                    rest[..end.unwrap_or(rest.len())].to_owned()
                }));
            }
            TokenTree::Punct(_) => {}
        }
    }
    names
}

/// The name of a header that an argument of this name is probably for.
pub(crate) fn header_name(argument: &str) -> String {
    let words = argument.split(['_', '-']).filter(|word| !word.is_empty());
    let words: Vec<String> = words
        .map(|word| {
            let first = word.chars().next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(word.chars().skip(1)).collect()
        })
        .collect();
    words.join("-")
}

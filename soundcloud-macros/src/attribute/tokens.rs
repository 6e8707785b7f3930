//! Questions about tokens that no syntax tree answers.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::{LitStr, Result, parse::Parser};

use crate::errors::Errors;

/// What stands between two commas: one token or more.
pub(crate) type Part = Vec<TokenTree>;

/// The parts between commas; one that is empty is a mistake, but for the last.
pub(crate) fn split(stream: TokenStream, errors: &mut Errors) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut part = Vec::new();
    for token in stream {
        if !is_punct(&token, ',') {
            part.push(token);
        } else if part.is_empty() {
            errors.at(token.span(), "nothing before this `,`\n= help: remove it");
        } else {
            parts.push(std::mem::take(&mut part));
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

pub(crate) fn stream(part: &[TokenTree]) -> TokenStream {
    part.iter().cloned().collect()
}

/// Text without a suffix.
pub(crate) fn text(part: &[TokenTree]) -> Option<LitStr> {
    let literal: LitStr = syn::parse2(stream(part)).ok()?;
    literal.suffix().is_empty().then_some(literal)
}

/// The name of an argument, raw or not.
pub(crate) fn name(part: &[TokenTree]) -> Result<Ident> {
    let parse = |input: syn::parse::ParseStream<'_>| input.parse();
    parse.parse2(stream(part))
}

/// A literal, also as `macro_rules!` hands it on: in a group without delimiters.
pub(crate) fn is_literal(token: &TokenTree) -> bool {
    match token {
        TokenTree::Literal(_) => true,
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inner = group.stream().into_iter();
            inner.next().is_some_and(|token| is_literal(&token)) && inner.next().is_none()
        }
        _ => false,
    }
}

pub(crate) fn is_parentheses(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis
}

pub(crate) fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

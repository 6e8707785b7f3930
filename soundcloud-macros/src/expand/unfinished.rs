//! A method that is still being written: its callers, and an editor, know it all the same.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::{ReturnType, WhereClause, parse::Parser as _};

/// The method as far as it is there, with its mistakes as its body. What is no method gives none,
/// and neither does one that has a body.
pub(super) fn unfinished(item: &TokenStream, errors: &TokenStream) -> Option<TokenStream> {
    let mut tokens: Vec<TokenTree> = item.clone().into_iter().collect();
    let keyword = tokens
        .iter()
        .position(|token| matches!(token, TokenTree::Ident(word) if word == "fn"))?;
    let TokenTree::Ident(_) = tokens.get(keyword.saturating_add(1))? else {
        return None;
    };
    if has_delimiter(tokens.last()?, Delimiter::Brace) {
        return None;
    }
    let mut behind = tokens.iter().enumerate().skip(keyword);
    let inputs = behind.find(|(_, token)| has_delimiter(token, Delimiter::Parenthesis));
    let (inputs, output) = match inputs.map(|(at, _)| at) {
        Some(at) => (quote!(), tokens.split_off(at.saturating_add(1))),
        None => (quote!((&self)), tokens.split_off(keyword.saturating_add(2))),
    };
    let output = finished(output);
    Some(quote!(#(#tokens)* #inputs #output { #errors loop {} }))
}

/// What stands behind the arguments, if that is complete.
fn finished(mut output: Vec<TokenTree>) -> TokenStream {
    if matches!(output.last(), Some(TokenTree::Punct(last)) if last.as_char() == ';') {
        output.pop();
    }
    let output = TokenStream::from_iter(output);
    let parse = |input: syn::parse::ParseStream<'_>| {
        input.parse::<ReturnType>()?;
        input.parse::<Option<WhereClause>>()
    };
    match parse.parse2(output.clone()) {
        Ok(_) => output,
        Err(_) => TokenStream::new(),
    }
}

fn has_delimiter(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

#[cfg(test)]
mod tests;

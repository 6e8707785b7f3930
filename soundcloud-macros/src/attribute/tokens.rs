//! The parts between commas, and questions about tokens that no syntax tree answers.

use std::{mem, ops::Deref, slice};

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::{LitStr, Result, parse::Parser};

use super::{head::is_misplaced_method, keys, method};
use crate::{code::shown, errors::Errors};

/// What stands between two commas: one token or more.
#[derive(Debug, Clone)]
pub(crate) struct Part(Vec<TokenTree>);

impl Deref for Part {
    type Target = [TokenTree];

    fn deref(&self) -> &[TokenTree] {
        &self.0
    }
}

impl Part {
    /// Where it begins.
    pub(crate) fn span(&self) -> Span {
        self.first().map_or_else(Span::call_site, TokenTree::span)
    }

    /// Whether it begins with a literal.
    pub(crate) fn is_text(&self) -> bool {
        self.first().is_some_and(is_literal)
    }

    pub(crate) fn stream(&self) -> TokenStream {
        stream(self)
    }

    pub(crate) fn shown(&self) -> String {
        shown(self.stream())
    }
}

/// A place where a comma is missing, or something else stands for it.
struct Gap {
    /// The index of the part behind it.
    part: usize,
    found: TokenStream,
}

/// Where parts stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Within {
    /// Behind an HTTP method and a template.
    Endpoint,
    /// In parentheses of their own.
    List,
}

/// The parts between commas, and where commas should be.
pub(crate) fn split(tokens: TokenStream, within: Within, errors: &mut Errors) -> Vec<Part> {
    let (mut parts, mut gaps): (Vec<Part>, Vec<Gap>) = (Vec::new(), Vec::new());
    let mut current: Vec<TokenTree> = Vec::new();
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut left = tokens.as_slice();
    while let [token, behind @ ..] = left {
        let rest = mem::replace(&mut left, behind);
        let is_comma = is_punct(token, ',');
        if (is_comma || is_punct(token, ';')) && current.is_empty() {
            let found = if is_comma { "," } else { ";" };
            let message = format!("nothing before this `{found}`\n= help: remove it");
            errors.at(token.span(), message);
            continue;
        }
        let gap = if is_comma || is_punct(token, ';') {
            (!is_comma).then(|| vec![token.clone()])
        } else if let Some(found) = missing_comma(&mut current, rest, parts.is_empty(), within) {
            Some(if found.is_empty() {
                vec![token.clone()]
            } else {
                found
            })
        } else {
            current.push(token.clone());
            continue;
        };
        parts.push(Part(mem::take(&mut current)));
        gaps.extend(gap.map(|found| Gap {
            part: parts.len(),
            found: stream(&found),
        }));
        if !is_comma && !is_punct(token, ';') {
            current.extend(unparenthesized(token));
        }
    }
    if !current.is_empty() {
        parts.push(Part(current));
    }
    for gap in gaps {
        report(&gap, &parts, within, errors);
    }
    parts
}

fn report(gap: &Gap, parts: &[Part], within: Within, errors: &mut Errors) {
    let Some((before, after)) = parts
        .get(gap.part.saturating_sub(1))
        .zip(parts.get(gap.part))
    else {
        errors.over(&gap.found, "nothing behind this `;`\n= help: remove it");
        return;
    };
    let first = gap.part == 1 && within == Within::Endpoint;
    let is_template = first && before.is_text() && !method::is_written(before);
    if is_template && is_misplaced_method(after) {
        // That the method comes first is told.
        return;
    }
    let right = method::meant(before).filter(|_| first);
    let before = right.map_or_else(|| before.shown(), str::to_owned);
    let shown = after.shown();
    let between = if first && after.is_text() {
        "between the method and the template".to_owned()
    } else {
        format!("behind `{before}`")
    };
    let message = format!("expected `,` {between}\n= help: write `{before}, {shown}`");
    errors.over(&gap.found, message);
}

/// Whether a new part starts with these tokens; gives what stands there for the comma.
fn missing_comma(
    current: &mut Vec<TokenTree>,
    rest: &[TokenTree],
    first: bool,
    within: Within,
) -> Option<Vec<TokenTree>> {
    let next = rest.first()?;
    let (head, behind) = current.split_at_checked(1).unwrap_or_default();
    let is_method = first && within == Within::Endpoint && method::is_written(head);
    // `GET => "/path"`, `GET("/path")`
    if is_method && behind.iter().all(is_any_punct) && begins_template(next) {
        return Some(current.split_off(1));
    }
    let begins = match rest {
        [token, ..] if is_literal(token) => !keys::is_key_name(current),
        [TokenTree::Ident(_), TokenTree::Group(group), ..] => is_parentheses(group),
        [TokenTree::Ident(_), equals, ..] if is_punct(equals, '=') => true,
        [word @ TokenTree::Ident(_), ..] => method::is_written(slice::from_ref(word)),
        _ => false,
    };
    let complete = match current.as_slice() {
        // `"X-Name" "text"` lacks something else.
        [_] if within == Within::List => rest.get(1).is_some_and(|token| is_punct(token, '=')),
        [token] => is_literal(token) || is_method || (first && is_literal(next)),
        [.., before, last] => {
            !is_any_punct(last) && (matches!(last, TokenTree::Group(_)) || is_punct(before, '='))
        }
        [] => false,
    };
    (begins && complete).then(Vec::new)
}

/// Text, or text in parentheses.
fn begins_template(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) if is_parentheses(group) => {
            let mut inside = group.stream().into_iter();
            inside.next().is_some_and(|token| is_literal(&token)) && inside.next().is_none()
        }
        token => is_literal(token),
    }
}

/// A token without parentheses around it, if it is text.
fn unparenthesized(token: &TokenTree) -> TokenStream {
    match token {
        TokenTree::Group(group) if is_parentheses(group) => group.stream(),
        token => token.clone().into(),
    }
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

/// The name that tokens are about, if there is one only: `a` of `&a`, `"a"` and `a.clone()`.
pub(crate) fn only_name(part: &[TokenTree]) -> Option<String> {
    if let Some(text) = text(part) {
        let name = text.value();
        return syn::parse_str::<Ident>(&name).is_ok().then_some(name);
    }
    let names = part.iter().filter_map(|token| match token {
        TokenTree::Ident(_) => name(slice::from_ref(token)).ok(),
        _ => None,
    });
    let mut names = names.map(|name| name.to_string()).filter(|name| {
        // What turns one type into another says nothing of the argument.
        !matches!(
            name.as_str(),
            "clone" | "to_string" | "to_owned" | "into" | "Some" | "Json"
        )
    });
    names.next().filter(|_| names.next().is_none())
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

pub(crate) fn is_any_punct(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(_))
}

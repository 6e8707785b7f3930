//! What differs from the API document on purpose: `spec(omit("page"), undocumented("trace"))`.

use proc_macro2::{Group, Ident, TokenTree};
use syn::LitStr;

use super::{
    tokens::{self, Part, Within, is_parentheses, text},
    words::listed,
};
use crate::{code::shown, errors::Errors, suggest::nearest};

const WORDS: [&str; 4] = ["omit", "always", "undocumented", "unchecked"];

/// What an endpoint and its operation in the document do not have in common.
#[derive(Debug, Default)]
#[cfg_attr(
    not(feature = "spec"),
    allow(dead_code, reason = "read by the check only")
)]
pub(crate) struct Differences {
    /// Parameters of the document that the method does not send.
    pub(crate) omit: Vec<LitStr>,
    /// Parameters that may be left out, and are always sent.
    pub(crate) always: Vec<LitStr>,
    /// Parameters that the document does not have.
    pub(crate) undocumented: Vec<LitStr>,
    /// Parameters whose types are not compared.
    pub(crate) unchecked: Vec<LitStr>,
    /// The document does not have the operation.
    pub(crate) unlisted: Option<Ident>,
}

impl Differences {
    /// Reads what stands in the parentheses.
    pub(super) fn read(&mut self, group: &Group, errors: &mut Errors) {
        let parts = tokens::split(group.stream(), Within::List, errors);
        if parts.is_empty() {
            let message = "`spec` is empty\n= help: write `spec(omit(\"name\"))`, or leave it out";
            errors.at(group.span(), message);
        }
        for part in parts {
            self.entry(&part, errors);
        }
    }

    fn entry(&mut self, part: &Part, errors: &mut Errors) {
        match word(part) {
            Some((word, None)) if word == "undocumented" => self.unlisted = Some(word.clone()),
            Some((word, names)) if WORDS.iter().any(|known| word == known) => {
                let Some(names) = names.and_then(|names| texts(names, errors)) else {
                    let message = format!(
                        "`{word}` takes names of the API document\n= help: write `{word}(\"name\")`"
                    );
                    errors.over(part.stream(), message);
                    return;
                };
                match word.to_string().as_str() {
                    "omit" => self.omit.extend(names),
                    "always" => self.always.extend(names),
                    "unchecked" => self.unchecked.extend(names),
                    _ => self.undocumented.extend(names),
                }
            }
            Some((word, _)) => errors.at(word.span(), unknown(&word.to_string(), &WORDS)),
            None => {
                let message = format!(
                    "`{}` is no difference from the API document\n= help: known are {}",
                    part.shown(),
                    listed(&WORDS)
                );
                errors.over(part.stream(), message);
            }
        }
    }
}

/// The message about a word in `spec(…)` that is none.
pub(crate) fn unknown(word: &str, known: &[&str]) -> String {
    let help = match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", listed(known)),
    };
    format!("unknown key `{word}` in `spec`\n= help: {help}")
}

/// `word`, or `word(…)` with what stands in the parentheses.
pub(crate) fn word(part: &Part) -> Option<(&Ident, Option<&Group>)> {
    match &part[..] {
        [TokenTree::Ident(word)] => Some((word, None)),
        [TokenTree::Ident(word), TokenTree::Group(group)] if is_parentheses(group) => {
            Some((word, Some(group)))
        }
        _ => None,
    }
}

/// One text or more, between commas.
pub(crate) fn texts(group: &Group, errors: &mut Errors) -> Option<Vec<LitStr>> {
    let parts = tokens::split(group.stream(), Within::List, errors);
    let texts: Option<Vec<LitStr>> = parts.iter().map(|part| text(part)).collect();
    texts.filter(|texts| !texts.is_empty())
}

/// The parts that are texts, as code in a help.
pub(crate) fn quoted(group: &Group) -> String {
    shown(group.stream())
}

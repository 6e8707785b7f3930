//! Which document the trait is checked against: `spec = "…"`, `spec(file = "…", only("…"))`.

use proc_macro2::{Ident, TokenTree};
use syn::LitStr;

use crate::{
    attribute::{
        differences::{quoted, texts, unknown, word},
        tokens::{self, Part, Within, is_parentheses, is_punct, text},
    },
    code::shown,
    errors::Errors,
};

const WORDS: [&str; 4] = ["file", "only", "except", "omit"];

/// The key `spec` of `#[api]`.
#[derive(Debug)]
#[cfg_attr(
    not(feature = "spec"),
    allow(dead_code, reason = "read by the check only")
)]
pub(crate) struct Document {
    pub(crate) file: LitStr,
    /// Of which operations the trait lacks none: tags, paths, operations. All, if there are none.
    pub(crate) only: Vec<LitStr>,
    /// Of which it may lack some.
    pub(crate) except: Vec<LitStr>,
    /// Parameters that methods need not send.
    pub(crate) omit: Vec<LitStr>,
}

impl Document {
    /// Reads the key with what stands behind it.
    pub(super) fn read(key: &Ident, rest: &[TokenTree], errors: &mut Errors) -> Option<Self> {
        match rest {
            [equals, value @ ..] if is_punct(equals, '=') && !value.is_empty() => {
                Some(Self::of(file(value, errors)?))
            }
            [TokenTree::Group(group)] if is_parentheses(group) => {
                let parts = tokens::split(group.stream(), Within::List, errors);
                Self::listed(key, &parts, errors)
            }
            _ => {
                let help = "write `spec = \"openapi.yaml\"`, relative to `Cargo.toml`";
                let message = format!("`spec` needs the path of an API document\n= help: {help}");
                errors.at(key.span(), message);
                None
            }
        }
    }

    fn of(file: LitStr) -> Self {
        Self {
            file,
            only: Vec::new(),
            except: Vec::new(),
            omit: Vec::new(),
        }
    }

    fn listed(key: &Ident, parts: &[Part], errors: &mut Errors) -> Option<Self> {
        let mut found = None;
        let (mut only, mut except, mut omit) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            match &part[..] {
                [TokenTree::Ident(word), equals, value @ ..]
                    if word == "file" && is_punct(equals, '=') && !value.is_empty() =>
                {
                    if found.is_some() {
                        let message = "`file` is given twice\n= help: one trait has one document; remove one of them";
                        errors.at(word.span(), message);
                    }
                    found = Some(file(value, errors));
                }
                [literal] if text(&part[..]).is_some() && found.is_none() => {
                    let message = format!(
                        "the path of the document has a key here\n= help: write `file = {literal}`"
                    );
                    errors.at(literal.span(), message);
                    found = Some(None);
                }
                _ => {
                    let slot = match word(part) {
                        Some((word, _)) if word == "only" => &mut only,
                        Some((word, _)) if word == "except" => &mut except,
                        Some((word, _)) if word == "omit" => &mut omit,
                        _ => {
                            report(part, errors);
                            continue;
                        }
                    };
                    slot.extend(names(part, errors));
                }
            }
        }
        let Some(file) = found else {
            let message = "`spec` has no `file`\n= help: write `spec(file = \"openapi.yaml\", only(\"tag\"))`";
            errors.at(key.span(), message);
            return None;
        };
        Some(Self {
            only,
            except,
            omit,
            ..Self::of(file?)
        })
    }
}

fn file(value: &[TokenTree], errors: &mut Errors) -> Option<LitStr> {
    let file = text(value);
    if file.is_none() {
        let message = "the path of the API document is a text\n= help: write `\"openapi.yaml\"`, relative to `Cargo.toml`";
        errors.over(tokens::stream(value), message);
    }
    file
}

/// The names in the parentheses behind a word.
fn names(part: &Part, errors: &mut Errors) -> Vec<LitStr> {
    let Some((word, group)) = word(part) else {
        return Vec::new();
    };
    group
        .and_then(|group| texts(group, errors))
        .unwrap_or_else(|| {
            let (takes, example) = match word.to_string().as_str() {
                "omit" => ("names of parameters", "page"),
                _ => ("tags, paths and operations", "tracks"),
            };
            let written = group.map(quoted).filter(|written| !written.contains('"'));
            let example = written.filter(|text| !text.is_empty()).map_or_else(
                || format!("\"{example}\""),
                |written| format!("{written:?}"),
            );
            let message = format!("`{word}` takes {takes}\n= help: write `{word}({example})`");
            errors.over(part.stream(), message);
            Vec::new()
        })
}

fn report(part: &Part, errors: &mut Errors) {
    if let [TokenTree::Ident(word), ..] = &part[..] {
        let message = if word == "file" {
            "`file` needs a value\n= help: write `file = \"openapi.yaml\"`".to_owned()
        } else {
            unknown(&word.to_string(), &WORDS)
        };
        errors.at(word.span(), message);
        return;
    }
    let message = format!(
        "expected a key\n= help: known are `file = \"…\"`, `only(\"…\")`, `except(\"…\")` and `omit(\"…\")`, not `{}`",
        shown(part.stream())
    );
    errors.over(part.stream(), message);
}

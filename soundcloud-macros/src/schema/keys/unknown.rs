//! Words that are no keys of `#[schema(…)]`, and what was probably meant.

use proc_macro2::TokenTree;

use super::{KEYS, field};
use crate::{
    attribute::{
        listed,
        tokens::{is_any_punct, stream, text},
    },
    code::shown,
    suggest::nearest,
};

/// What serde's own attributes say.
const SERDE: [&str; 9] = [
    "alias",
    "default",
    "flatten",
    "rename",
    "rename_all",
    "serialize_with",
    "deserialize_with",
    "skip_serializing_if",
    "with",
];

/// A key that no type has.
pub(super) fn of_type(word: &str, rest: &[TokenTree]) -> String {
    let help = translated(word, rest).unwrap_or_else(|| near(word, &KEYS));
    format!("unknown key `{word}` in `#[schema]`\n= help: {help}")
}

/// A key that no field has.
pub(super) fn of_field(word: &str, rest: &[TokenTree]) -> String {
    let help = match word {
        _ if KEYS.contains(&word) => "it belongs above the type".to_owned(),
        "optional" | "nullable" | "required" => {
            "the document says that; `unchecked` leaves the type alone".to_owned()
        }
        "ignore" | "exclude" | "omit" | "internal" => "did you mean `skip`?".to_owned(),
        "extra" | "unknown" | "allow" => "did you mean `undocumented`?".to_owned(),
        _ => match of_serde(word, rest) {
            Some(help) => help,
            None => near(word, &field::KEYS),
        },
    };
    format!("unknown key `{word}` in `#[schema]` of a field\n= help: {help}")
}

fn translated(word: &str, rest: &[TokenTree]) -> Option<String> {
    let value = shown_value(rest);
    let quoted = if value.starts_with('"') { &value } else { "" };
    Some(match word {
        "path" | "file" | "document" | "openapi" | "swagger" | "yaml" | "json"
            if !quoted.is_empty() =>
        {
            format!("write `spec = {quoted}`")
        }
        "type" | "schema" | "component" | "definition" if !quoted.is_empty() => {
            format!("write `name = {quoted}`")
        }
        "operation" | "operations" | "op" | "queries" | "parameters" if !quoted.is_empty() => {
            format!("write `query({quoted})`")
        }
        "except" | "exclude" | "ignore" | "without" if !quoted.is_empty() => {
            format!("write `omit({quoted})`")
        }
        "strict" | "exhaustive" | "all" | "full" => "did you mean `complete`?".to_owned(),
        "krate" | "crate_path" => "did you mean `crate`?".to_owned(),
        "skip" | "unchecked" | "undocumented" => "it belongs above a field".to_owned(),
        _ => return of_serde(word, rest),
    })
}

fn of_serde(word: &str, rest: &[TokenTree]) -> Option<String> {
    let written = shown(stream(rest));
    let space = if written.starts_with('=') { " " } else { "" };
    SERDE
        .contains(&word)
        .then(|| format!("it belongs to serde: `#[serde({word}{space}{written})]`"))
}

fn near(word: &str, known: &[&'static str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", listed(known)),
    }
}

/// What stands behind `=`, or in parentheses.
fn shown_value(rest: &[TokenTree]) -> String {
    match rest {
        [TokenTree::Group(group)] => shown(group.stream()),
        [first, value @ ..] if is_any_punct(first) => shown(stream(value)),
        rest => shown(stream(rest)),
    }
}

/// A value without its key, on a type.
pub(super) fn no_key(part: &[TokenTree]) -> String {
    let help = match text(part).map(|text| text.value()) {
        Some(path) if is_document(&path) => format!("write `spec = {path:?}`"),
        Some(name) if !name.contains([' ', '/']) && !name.is_empty() => {
            format!("write `name = {name:?}`")
        }
        Some(operation) if operation.contains(" /") => format!("write `query({operation:?})`"),
        _ => format!("known are {}", listed(&KEYS)),
    };
    format!("expected a key\n= help: {help}")
}

/// A value without its key, on a field.
pub(super) fn no_field_key(part: &[TokenTree]) -> String {
    let help = match text(part).map(|text| text.value()) {
        Some(name) => format!("write `name = {name:?}`"),
        None => format!("known are {}", listed(&field::KEYS)),
    };
    format!("expected a key\n= help: {help}")
}

fn is_document(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| matches!(extension, "yaml" | "yml" | "json"))
}

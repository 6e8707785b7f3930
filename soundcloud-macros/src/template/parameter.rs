//! A parameter: the name of an argument in angle brackets.

use std::ops::Range;

use super::{Result, mistake};

/// The name between the brackets, and where brackets and name stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) range: Range<usize>,
}

/// How many parts of the request a parameter fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// `<name>`.
    One,
    /// `<name..>`.
    Many,
}

/// Parses the parameter that `text` starts with; `start` is where it stands in the template.
pub(super) fn parse(text: &str, start: usize) -> Result<(Parameter, Extent)> {
    let Some(end) = text.find('>') else {
        let shown = &text[..=name_length(&text[1..])];
        let message = format!("parameter `{shown}` is never closed");
        let help = format!("write `{shown}>`");
        return mistake(start..start + shown.len(), message, help);
    };
    let range = start..start + end + 1;
    let inside = &text[1..end];
    let (name, extent) = match inside.strip_suffix("..") {
        Some(name) => (name, Extent::Many),
        None => (inside, Extent::One),
    };
    if is_name(name) {
        let name = name.to_owned();
        return Ok((Parameter { name, range }, extent));
    }
    malformed(inside, name, range)
}

fn malformed<T>(inside: &str, name: &str, range: Range<usize>) -> Result<T> {
    if inside.contains('<') {
        let help = "close the first one: `<name>`";
        return mistake(range, "`<` inside a parameter", help);
    }
    if name.is_empty() {
        let help = "write the name of an argument between `<` and `>`";
        return mistake(range, "a parameter needs a name", help);
    }
    if is_reserved(name) {
        let message = format!("`{name}` cannot be the name of an argument");
        return mistake(range, message, "take another name; servers never see it");
    }
    let help = help(inside);
    if inside.contains(':') || inside.ends_with('?') {
        let message = "a parameter is only a name; its type is that of the argument";
        return mistake(range, message, help);
    }
    let message = format!("`{inside}` cannot be the name of an argument");
    mistake(range, message, help)
}

/// What was probably meant by a parameter that is no name.
fn help(inside: &str) -> String {
    const TYPES: [&str; 5] = ["int", "path", "str", "string", "uuid"];
    let core = inside.trim_matches(['.', '*', ' ', '?', '&']);
    // Some write `name: type`, some `type:name`.
    let core = match core.split_once(':') {
        Some((ty, name)) if TYPES.contains(&ty) => name,
        Some((name, _)) => name,
        None => core,
    };
    let name: String = core
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect();
    let dots = if inside.contains("..") || inside.starts_with('*') {
        ".."
    } else {
        ""
    };
    if is_name(&name) {
        format!("write `<{name}{dots}>`")
    } else {
        "use letters, digits and `_`, as in the name of an argument".to_owned()
    }
}

/// How much of a text's start can be a name.
pub(super) fn name_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len())
}

pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(char::is_numeric)
        && name_length(text) == text.len()
        && !is_reserved(text)
}

/// No argument can have these names, not even as `r#self`.
fn is_reserved(name: &str) -> bool {
    matches!(name, "self" | "Self" | "super" | "crate" | "_")
}

//! A parameter: the name of an argument in angle brackets.

use std::ops::Range;

use super::{Mistake, Result, Source, span};

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

/// Parses the parameter that starts a part of the template.
pub(super) fn parse(source: &Source<'_>, part: Range<usize>) -> Result<(Parameter, Extent)> {
    let text = &source.text[part.clone()];
    let Some(end) = text.find('>') else {
        return Err(unclosed(source, part));
    };
    let range = span(part.start, end.saturating_add(1));
    let inside = &text[1..end];
    let (name, extent) = match inside.strip_suffix("..") {
        Some(name) => (name, Extent::Many),
        None => (inside, Extent::One),
    };
    if is_name(name) {
        let name = name.to_owned();
        return Ok((Parameter { name, range }, extent));
    }
    Err(malformed(source, inside, range))
}

fn unclosed(source: &Source<'_>, part: Range<usize>) -> Mistake {
    let text = &source.text[part.clone()];
    let name = &text[1..=name_length(&text[1..])];
    let dots = if text[name.len().saturating_add(1)..].starts_with("..") {
        ".."
    } else {
        ""
    };
    let end = part
        .start
        .saturating_add(1)
        .saturating_add(name.len())
        .saturating_add(dots.len());
    let message = format!("parameter `<{name}{dots}` is never closed");
    let mistake = Mistake::new(part.start..end, message);
    match source.unnamed() {
        _ if is_name(name) => mistake.write(end..end, ">"),
        Some(free) => mistake.write(part.start..end, format!("<{free}>")),
        None => mistake.help("write `<name>`, or `%3C` for a literal `<`"),
    }
}

fn malformed(source: &Source<'_>, inside: &str, range: Range<usize>) -> Mistake {
    let start = range.start.saturating_add(1);
    let name = inside.trim_end_matches('.');
    let has_name = inside.contains(is_name_character);
    if let Some(at) = inside.find('<') {
        let bracket = span(start.saturating_add(at), 1);
        let mistake = Mistake::new(bracket.clone(), "`<` inside a parameter");
        return match &inside[..at] {
            "" => mistake.write(bracket, ""),
            before if is_name(before) => {
                mistake.write(start.saturating_add(at)..start.saturating_add(at), ">")
            }
            _ => mistake.help("close the first one: `<name>`"),
        };
    }
    if !has_name {
        let dots = if inside.contains("..") { ".." } else { "" };
        let mistake = Mistake::new(range.clone(), "a parameter needs a name");
        return match source.unnamed() {
            Some(free) => mistake.write(range, format!("<{free}{dots}>")),
            None => mistake.help("write the name of an argument between `<` and `>`"),
        };
    }
    if is_reserved(name) {
        return reserved(source, name, range);
    }
    let in_path = range.start < source.path_end;
    let mistake = blamed(inside, range.clone(), in_path);
    match (meant(inside), source.unnamed()) {
        (Some(name), _) => mistake.write(range, name),
        (None, Some(free)) => mistake.write(range, format!("<{free}>")),
        (None, None) => mistake.help("use letters, digits and `_`, as in the name of an argument"),
    }
}

/// A name that no argument can have, not even as `r#self`.
fn reserved(source: &Source<'_>, name: &str, range: Range<usize>) -> Mistake {
    let inner = span(range.start.saturating_add(1), name.len());
    let message = format!("`{name}` cannot be the name of an argument");
    let mistake = Mistake::new(inner.clone(), message);
    let is_key = source.text[..range.start].ends_with(['?', '&']);
    match source.unnamed() {
        Some(free) if is_key => mistake.write(range, format!("{name}=<{free}>")),
        Some(free) => mistake.write(inner, free),
        None if is_key => mistake.help(format!(
            "take another name, and keep this one on the wire: `{name}=<other>`"
        )),
        None => mistake.help("take another name; servers never see it"),
    }
}

/// What is wrong inside the brackets, and where.
fn blamed(inside: &str, range: Range<usize>, in_path: bool) -> Mistake {
    const ONLY_A_NAME: &str = "a parameter is only a name; its type is that of the argument";
    let inner = range.start.saturating_add(1)..range.end.saturating_sub(1);
    if is_name(inside.trim().trim_end_matches("..")) {
        return Mistake::new(range, "white space inside a parameter");
    }
    if let Some((before, after)) = inside.split_once(':') {
        let colon = inner.start.saturating_add(before.len());
        let part = if is_name(before.trim()) && !is_type(before) {
            inner.start.saturating_add(before.trim_end().len())..inner.end
        } else {
            inner.start
                ..colon
                    .saturating_add(1)
                    .saturating_add(after.len())
                    .saturating_sub(after.trim_start().len())
        };
        return Mistake::new(part, ONLY_A_NAME);
    }
    if let Some((before, _)) = inside.split_once('=').filter(|(name, _)| is_name(name)) {
        let message = "a parameter is only a name; it has no default value";
        return Mistake::new(inner.start.saturating_add(before.len())..inner.end, message);
    }
    if inside.ends_with('?') {
        let part = inner.end.saturating_sub(1)..inner.end;
        return if in_path {
            Mistake::new(part, "a parameter of the path cannot be optional")
                .help("; for a path without it, declare a second endpoint")
        } else {
            let message = "a parameter is only a name; its argument tells whether it is optional";
            Mistake::new(part, message).help(", and let the argument be an `Option`")
        };
    }
    if let Some(name) = meant(inside).filter(|name| name.ends_with("..>")) {
        return Mistake::new(range, format!("the rest of a path is written `{name}`"));
    }
    let why = match inside.chars().find(|c| !is_name_character(*c)) {
        Some(' ') => "it has a space".to_owned(),
        Some(wrong) => format!("it has `{wrong}`"),
        None => "it starts with a digit".to_owned(),
    };
    let message = format!("`{inside}` cannot be the name of an argument: {why}");
    Mistake::new(inner, message)
}

/// The parameter that was probably meant by one that is no name.
pub(super) fn meant(inside: &str) -> Option<String> {
    let core = inside.trim_matches(|c: char| !is_name_character(c));
    let core = inside.trim().strip_prefix("r#").unwrap_or(core);
    // Some write `name: type`, some `type:name`.
    let (core, of_type) = match core.split_once(':') {
        Some((ty, name)) if is_type(ty) => (name, ty),
        Some((name, _)) => (name, ""),
        None => (core.split(['=', '?']).next().unwrap_or(core), ""),
    };
    let name: String = core
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect();
    let many = inside.contains("..") || inside.contains('*') && !inside.contains(['[', '(']);
    let dots = if many || of_type == "path" { ".." } else { "" };
    is_name(&name).then(|| format!("<{name}{dots}>"))
}

fn is_type(text: &str) -> bool {
    const TYPES: [&str; 10] = [
        "float", "i32", "i64", "int", "path", "slug", "str", "string", "u64", "uuid",
    ];
    TYPES.contains(&text.trim())
}

pub(super) fn is_name_character(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// How much of a text's start can be a name.
pub(super) fn name_length(text: &str) -> usize {
    text.find(|c: char| !is_name_character(c))
        .unwrap_or(text.len())
}

pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(char::is_numeric)
        && name_length(text) == text.len()
        && !is_reserved(text)
}

fn is_reserved(name: &str) -> bool {
    matches!(name, "self" | "Self" | "super" | "crate" | "_")
}

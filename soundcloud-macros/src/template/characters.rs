//! Refuses characters that no URL holds, and parameters as other frameworks write them.

use std::ops::Range;

use super::{
    Result, mistake,
    parameter::{is_name, name_length},
    percent,
};

pub(super) fn check(text: &str, part: Range<usize>, path_end: usize) -> Result<()> {
    for (offset, character) in text[part.clone()].char_indices() {
        let index = part.start + offset;
        let bracketed = is_bracketed(text, index);
        let in_path = index < path_end;
        let range = index..index + character.len_utf8();
        let shown = character.escape_debug();
        let encoded = percent::encode(character);
        match character {
            _ if character.is_control() => {
                let message = format!("a template cannot hold the control character `{shown}`");
                return mistake(range, message, "remove it");
            }
            _ if character.is_whitespace() && !bracketed => {
                let help = "write `%20` if the server expects a space; otherwise remove it";
                return mistake(range, "white space in a template", help);
            }
            _ if !character.is_ascii() && !bracketed => {
                let message = format!("`{shown}` is not ASCII");
                return mistake(range, message, format!("write it as `{encoded}`"));
            }
            '#' => {
                let help = "remove it, or write `%23` for a literal `#`";
                return mistake(
                    index..text.len(),
                    "a fragment is never sent to a server",
                    help,
                );
            }
            '{' | '}' => return foreign_parameter(text, index),
            ':' if in_path && text[..index].ends_with('/') => {
                return foreign_parameter(text, index);
            }
            '\\' | '^' | '`' | '|' | '"' => {
                let message = format!("`{shown}` is not allowed in a URL");
                return mistake(range, message, format!("write it as `{encoded}`"));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Inside brackets stands a name, and the mistake is about that name.
pub(super) fn is_bracketed(text: &str, index: usize) -> bool {
    match (text[..index].rfind('<'), text[index..].find('>')) {
        (Some(open), Some(_)) => !text[open..index].contains('>'),
        _ => false,
    }
}

/// `{id}`, `{*path}`, `{id:[0-9]+}` and `:id`.
fn foreign_parameter(text: &str, index: usize) -> Result<()> {
    let rest = &text[index..];
    let closed = rest.find('}').filter(|_| rest.starts_with('{'));
    let inside = &rest[1..closed.unwrap_or(rest.len())];
    let start = inside.trim_start_matches(['*', '{']);
    let name = &start[..name_length(start)];
    let end = match closed {
        Some(brace) => brace + 1,
        None if rest.starts_with('}') => 1,
        None => rest.len() - start.len() + name.len(),
    };
    let many = inside.starts_with('*') || start[name.len()..].starts_with("..");
    let help = match (is_name(name) && !rest.starts_with('}'), many) {
        (false, _) => "a literal `{`, `}` or `:` is written `%7B`, `%7D`, `%3A`".to_owned(),
        (true, true) => format!("write `<{name}..>`"),
        (true, false) => format!("write `<{name}>`"),
    };
    mistake(index..index + end, "parameters are written `<name>`", help)
}

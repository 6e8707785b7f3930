//! Refuses characters that no URL holds, and parameters as other frameworks write them.

use std::ops::Range;

use super::{
    Mistake, Result, Source,
    parameter::{is_name, is_name_character, meant, name_length},
    percent, span,
};

/// What some frameworks write before a name, where it may also be text.
const SIGILS: [char; 4] = ['$', '*', '@', '['];

/// White space beside these has no meaning.
const SEPARATORS: [char; 4] = ['/', '?', '&', '='];

pub(super) fn check(source: &Source<'_>, part: Range<usize>) -> Result<()> {
    for (offset, character) in source.text[part.clone()].char_indices() {
        let index = part.start.saturating_add(offset);
        if character.is_control() {
            return Err(control(source, index, character));
        }
        if source.is_bracketed(index) {
            // `<{id}>`
            if matches!(character, '{' | '}') {
                return Err(foreign(source, index));
            }
            continue;
        }
        if starts_foreign(source, &part, index) {
            return Err(foreign(source, index));
        }
        if let Some(mistake) = refused(source, part.clone(), index, character) {
            return Err(mistake);
        }
    }
    Ok(())
}

fn control(source: &Source<'_>, index: usize, character: char) -> Mistake {
    let range = span(index, character.len_utf8());
    // A literal that goes on in the next line is indented there.
    let start = source.text[..index].trim_end().len();
    let end = source
        .text
        .len()
        .saturating_sub(source.text[index..].trim_start().len());
    let edited = start..end.max(range.end);
    let message = match character {
        '\n' | '\r' => "line break in a template".to_owned(),
        _ => format!(
            "a template cannot hold the control character `{}`",
            character.escape_debug()
        ),
    };
    Mistake::new(range, message).write(edited, "")
}

fn refused(
    source: &Source<'_>,
    part: Range<usize>,
    index: usize,
    character: char,
) -> Option<Mistake> {
    let text = source.text;
    let range = span(index, character.len_utf8());
    let edited = range.clone();
    Some(match character {
        _ if character.is_whitespace() => space(source, index),
        _ if !character.is_ascii() => {
            let message = format!("non-ASCII character `{character}` in a template");
            Mistake::new(range, message).write(part.clone(), ascii(source, part))
        }
        '#' => Mistake::new(index..text.len(), "a fragment is never sent to a server")
            .write(index..text.len(), "")
            .help("; a literal `#` is `%23`"),
        '\\' => Mistake::new(range, "`\\` is not allowed in a URL")
            .write(edited, "/")
            .help("; a literal `\\` is `%5C`"),
        '^' | '`' | '|' | '"' => {
            let message = match character {
                '`' => "a backtick is not allowed in a URL".to_owned(),
                _ => format!("`{character}` is not allowed in a URL"),
            };
            Mistake::new(range, message).write(edited, percent::encode(character))
        }
        _ => return None,
    })
}

fn space(source: &Source<'_>, index: usize) -> Mistake {
    let text = source.text;
    let end = text.len().saturating_sub(text[index..].trim_start().len());
    let mistake = Mistake::new(index..end, "white space in a template");
    let beside = text[..index].ends_with(SEPARATORS) || text[end..].starts_with(SEPARATORS);
    if index == 0 || end == text.len() || beside {
        return mistake.write(index..end, "");
    }
    let encoded: String = text[index..end].chars().map(percent::encode).collect();
    mistake
        .write(index..end, encoded)
        .help(" if the server expects a space; otherwise remove it")
}

/// A part in ASCII.
fn ascii(source: &Source<'_>, part: Range<usize>) -> String {
    let characters = source.text[part.clone()].char_indices();
    let encoded = characters.map(|(offset, character)| {
        if character.is_ascii() || source.is_bracketed(part.start.saturating_add(offset)) {
            character.to_string()
        } else {
            percent::encode(character)
        }
    });
    encoded.collect()
}

/// Whether a parameter in the style of another framework starts here. What may also be text has to
/// name an argument that is looking for a place.
fn starts_foreign(source: &Source<'_>, part: &Range<usize>, index: usize) -> bool {
    let rest = &source.text[index..part.end];
    let first =
        index == part.start || (index > source.path_end && source.text[..index].ends_with('='));
    match rest.chars().next() {
        Some('{' | '}') => true,
        Some('$') => rest.starts_with("${") || first && source.is_free(name_in(rest)),
        Some(':') if index < source.path_end => first,
        Some(':') => first && source.is_free(name_in(rest)),
        Some(sigil) if SIGILS.contains(&sigil) => first && source.is_free(name_in(rest)),
        _ => false,
    }
}

/// The name behind signs.
fn name_in(text: &str) -> &str {
    let name = text.trim_start_matches(|c: char| !is_name_character(c));
    &name[..name_length(name)]
}

/// `{id}`, `${id}`, `{*path}`, `{id:[0-9]+}`, `:id`, `$id`, `[id]`.
fn foreign(source: &Source<'_>, index: usize) -> Mistake {
    let rest = &source.text[index..];
    let (inside, length) = extent(rest);
    let mistake = Mistake::new(span(index, length), "parameters are written `<name>`");
    let inside = inside.trim_matches(['{', '}']);
    let edited = if source.is_bracketed(index) {
        // The brackets are there already: `<{id}>`.
        meant(inside).map(|name| name.trim_matches(['<', '>']).to_owned())
    } else if inside.is_empty() && rest.starts_with('{') {
        source.unnamed().map(|name| format!("<{name}>"))
    } else {
        meant(inside)
    };
    match edited {
        Some(name) if rest.starts_with(':') => mistake
            .write(span(index, length), name)
            .help("; a literal `:` is `%3A`"),
        Some(name) => mistake.write(span(index, length), name),
        None => mistake.help("a literal `{`, `}` or `:` is written `%7B`, `%7D`, `%3A`"),
    }
}

/// What stands inside, and how long all is.
fn extent(rest: &str) -> (&str, usize) {
    let open = rest.trim_start_matches('$');
    let sigil = rest.len().saturating_sub(open.len());
    if open.starts_with('{') {
        let end = open.find('}').map(|end| {
            let after = &open[end..];
            end.saturating_add(after.len())
                .saturating_sub(after.trim_start_matches('}').len())
        });
        if let Some(end) = end {
            return (&open[1..end.saturating_sub(1)], sigil.saturating_add(end));
        }
    }
    if open.starts_with('}') {
        return ("", 1);
    }
    let name = name_in(rest);
    let start = rest.len().saturating_sub(
        rest.trim_start_matches(|c: char| !is_name_character(c))
            .len(),
    );
    if !is_name(name) || start > 2 {
        return ("", 1);
    }
    let end = start.saturating_add(name.len());
    let end = end.saturating_add(usize::from(
        rest.starts_with('[') && rest[end..].starts_with(']'),
    ));
    let inside = if rest.starts_with('*') {
        &rest[..end]
    } else {
        name
    };
    (inside, end)
}

//! Where each character of a literal's value stands in the literal as it is written.

use std::ops::Range;

use syn::LitStr;

/// A string literal as it is written, and the bytes that each character of its value is written
/// with.
pub(super) struct Source {
    pub(super) text: String,
    characters: Vec<(Range<usize>, char)>,
}

impl Source {
    /// Reads a literal; `None` is one that is written as no literal should be.
    pub(super) fn read(literal: &LitStr) -> Option<Self> {
        let text = literal.token().to_string();
        let characters = characters(&text)?;
        let value: String = characters.iter().map(|(_, character)| character).collect();
        (value == literal.value()).then_some(Self { text, characters })
    }

    /// The bytes that a part of the value is written with.
    pub(super) fn range(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let mut end = 0_usize;
        let mut characters = self.characters.iter().filter(|(_, character)| {
            let start = end;
            end = end.saturating_add(character.len_utf8());
            start < part.end && part.start < end
        });
        let (first, _) = characters.next()?;
        let end = characters.last().map_or(first.end, |(last, _)| last.end);
        Some(first.start..end)
    }
}

/// The characters between the quotes, each with the bytes it is written with.
fn characters(text: &str) -> Option<Vec<(Range<usize>, char)>> {
    let raw = text.starts_with('r');
    let close = text.rfind('"')?;
    let mut at = text.find('"')?.saturating_add(1);
    let mut characters = Vec::new();
    while at < close {
        let rest = &text[at..close];
        let (length, character) = if raw { plain(rest) } else { escaped(rest) }?;
        characters.extend(character.map(|character| (at..at.saturating_add(length), character)));
        at = at.saturating_add(length);
    }
    Some(characters)
}

/// How many bytes the next character is written with, and the character; where a line is
/// continued there is none.
type Next = Option<(usize, Option<char>)>;

fn plain(rest: &str) -> Next {
    let character = rest.chars().next()?;
    Some((character.len_utf8(), Some(character)))
}

fn escaped(rest: &str) -> Next {
    let Some(escape) = rest.strip_prefix('\\') else {
        // A line's end is one character, however the file writes it.
        return match rest.strip_prefix("\r\n") {
            Some(_) => Some((2, Some('\n'))),
            None => plain(rest),
        };
    };
    let character = match escape.chars().next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        same @ ('\\' | '\'' | '"') => same,
        'x' => return numbered(escape.get(1..3)?, 4),
        'u' => {
            let (digits, _) = escape.strip_prefix("u{")?.split_once('}')?;
            return numbered(&digits.replace('_', ""), digits.len().saturating_add(4));
        }
        '\n' | '\r' => {
            let next = escape.trim_start_matches([' ', '\t', '\n', '\r']);
            return Some((rest.len().saturating_sub(next.len()), None));
        }
        _ => return None,
    };
    Some((2, Some(character)))
}

fn numbered(digits: &str, length: usize) -> Next {
    let number = u32::from_str_radix(digits, 16).ok()?;
    Some((length, Some(char::from_u32(number)?)))
}

#[cfg(test)]
mod tests;

//! Percent escapes: checked, encoded, decoded.

use std::ops::Range;

use super::{Mistake, Result, Source, span};

/// Refuses what is no escape, and escapes in the path that servers do not agree about.
pub(super) fn check(source: &Source<'_>, part: Range<usize>) -> Result<()> {
    let text = source.text;
    for (offset, _) in text[part.clone()].match_indices('%') {
        let index = part.start.saturating_add(offset);
        let digits = digits(&text[index.saturating_add(1)..]);
        let range = span(index, digits.len().saturating_add(1));
        let Some(byte) = byte(digits) else {
            if let Some(mistake) = foreign(source, index..part.end) {
                return Err(mistake);
            }
            let message = format!("`%{digits}` is not a percent escape of two hexadecimal digits");
            return Err(Mistake::new(range, message)
                .write(span(index, 1), "%25")
                .help(" for a literal `%`"));
        };
        if matches!(byte, b'.' | b'/' | b'\\') && index < source.path_end {
            let character = char::from(byte);
            let written = if byte == b'.' { "." } else { "/" };
            let message = format!("`%{digits}` is taken by some servers as `{character}`");
            let edited = range.clone();
            return Err(Mistake::new(range, message).write(edited, written));
        }
    }
    Ok(())
}

/// `%d` and `%s`, where an argument is looking for a place.
fn foreign(source: &Source<'_>, rest: Range<usize>) -> Option<Mistake> {
    let argument = source.unnamed()?;
    let kind = source.text[rest.clone()].chars().nth(1)?;
    let range = span(rest.start, 2);
    matches!(kind, 'd' | 'i' | 's' | 'u').then(|| {
        Mistake::new(range.clone(), "parameters are written `<name>`")
            .write(range, format!("<{argument}>"))
    })
}

/// Up to two hexadecimal digits at the start of a text.
fn digits(text: &str) -> &str {
    let count = text.bytes().take(2).take_while(u8::is_ascii_hexdigit);
    &text[..count.count()]
}

fn byte(digits: &str) -> Option<u8> {
    (digits.len() == 2)
        .then(|| u8::from_str_radix(digits, 16).ok())
        .flatten()
}

pub(crate) fn encode(character: char) -> String {
    let mut buffer = [0; 4];
    let bytes = character.encode_utf8(&mut buffer).bytes();
    bytes.fold(String::new(), |text, byte| format!("{text}%{byte:02X}"))
}

/// Resolves the escapes of a part of a query, which starts at `start` of the template.
pub(super) fn decode(text: &str, start: usize) -> Result<String> {
    let part = span(start, text.len());
    if let Some(at) = text.find('+') {
        let message = "`+` in a query is a space to some servers, and a plus to others";
        return Err(Mistake::new(span(start.saturating_add(at), 1), message)
            .write(part, text.replace('+', "%20"))
            .help(", or `%2B` for a plus"));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        let digits = digits(after);
        bytes.extend_from_slice(before.as_bytes());
        bytes.extend(byte(digits));
        rest = &after[digits.len()..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).map_err(|error| {
        let message = format!("the escapes of `{text}` are not UTF-8");
        // Old servers had one byte for a character: that of Latin-1.
        let latin = error.into_bytes().into_iter().map(char::from);
        let utf8: String = latin
            .map(|character| match character {
                _ if character.is_ascii_alphanumeric() => character.to_string(),
                _ => encode(character),
            })
            .collect();
        Mistake::new(part.clone(), message).write(part, utf8)
    })
}

//! Percent escapes: checked, encoded, decoded.

use std::ops::Range;

use super::{Result, mistake};

/// Refuses what is no escape, and escapes in the path that servers do not agree about.
pub(super) fn check(text: &str, part: Range<usize>, path_end: usize) -> Result<()> {
    for (offset, _) in text[part.clone()].match_indices('%') {
        let index = part.start + offset;
        let digits = digits(&text[index + 1..]);
        let range = index..index + 1 + digits.len();
        let Some(byte) = byte(digits) else {
            let message = format!("`%{digits}` is not a percent escape of two hexadecimal digits");
            return mistake(range, message, "write `%25` for a literal `%`");
        };
        if matches!(byte, b'.' | b'/' | b'\\') && index < path_end {
            let character = char::from(byte);
            let message = format!("`%{digits}` is taken by some servers as `{character}`");
            let help = format!("write `{character}`, or leave it out");
            return mistake(range, message, help);
        }
    }
    Ok(())
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

pub(super) fn encode(character: char) -> String {
    let mut buffer = [0; 4];
    let bytes = character.encode_utf8(&mut buffer).bytes();
    bytes.fold(String::new(), |text, byte| format!("{text}%{byte:02X}"))
}

/// Resolves the escapes of a part of a query, which starts at `start` of the template.
pub(super) fn decode(text: &str, start: usize) -> Result<String> {
    if let Some(at) = text.find('+') {
        return mistake(
            start + at..start + at + 1,
            "`+` in a query is a space to some servers, and a plus to others",
            "write `%20` for a space, or `%2B` for a plus",
        );
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
    String::from_utf8(bytes).or_else(|_| {
        mistake(
            start..start + text.len(),
            format!("the escapes of `{text}` are not UTF-8"),
            "encode its characters as UTF-8: `%C3%A9` for `é`",
        )
    })
}

//! What a server says may echo what it was told: secrets are found in it however they are written.

use super::REDACTED;

/// How many bytes a secret has at least, to be looked for in a text: what is shorter is in every
/// text, and guessed sooner than read.
const SHORTEST: usize = 4;

/// How many bytes an escape of one character has at most: `%F0%9F%8E%A7`.
const LONGEST_ESCAPE: usize = 12;

/// What a character begins with that is escaped, and what stands for one that was cut itself.
const ESCAPES: [char; 5] = ['%', '\\', '&', '+', char::REPLACEMENT_CHARACTER];

/// What a text ends in that was cut.
const CUT: char = '…';

/// A text of a server's without these secrets.
pub(crate) fn without(secrets: &[String], text: &str) -> String {
    let mut secrets: Vec<_> = secrets
        .iter()
        .filter(|secret| secret.len() >= SHORTEST)
        .collect();
    // One may be the beginning of another.
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    // Most of a text is not even the beginning of one.
    let may_begin = |first: char, rest: &str| {
        let read = escaped(rest).map_or(first, |(read, _)| read);
        secrets
            .iter()
            .any(|secret| secret.starts_with([first, read]))
    };
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let found = may_begin(first, rest)
            .then(|| secrets.iter().find_map(|secret| written(secret, rest)))
            .flatten();
        let length = found.unwrap_or(first.len_utf8());
        match found {
            Some(_) => shown.push_str(REDACTED),
            None => shown.push(first),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    shown
}

/// The same of a text that may end within a secret: the body of an error is as long as the
/// connection lasts, or as is kept of it.
pub(crate) fn beginning_without(secrets: &[String], text: &str) -> String {
    let mut shown = without(secrets, &format!("{text}{CUT}"));
    if shown.ends_with(CUT) {
        shown.pop();
    }
    shown
}

/// How long a secret is at the beginning of a text, if it stands there: whole, or as far as the text
/// was cut, which ends in [`CUT`] then.
fn written(secret: &str, text: &str) -> Option<usize> {
    // Seldom more than one: a `%` may be itself, or the beginning of an escape.
    let mut ends = Vec::new();
    for (read, character) in secret.chars().enumerate() {
        let mut next: Vec<_> = match read {
            0 => next(character, text, 0).collect(),
            _ => ends
                .iter()
                .flat_map(|end| next(character, text, *end))
                .collect(),
        };
        if next.is_empty() {
            let is_long = read >= SHORTEST;
            return is_long.then(|| ends.into_iter().find_map(|end| cut(text, end)))?;
        }
        // What can be read in two ways at each of its places can be read in countless ways.
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends.pop()
}

/// Where a text was cut, if that is here or within an escape that begins here.
fn cut(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let mut near = rest.char_indices().take(LONGEST_ESCAPE);
    let (length, _) = near.find(|(_, character)| *character == CUT)?;
    (length == 0 || rest.starts_with(ESCAPES)).then(|| end.saturating_add(length))
}

/// Where a character ends that begins here, as it is and escaped.
fn next(character: char, text: &str, start: usize) -> impl Iterator<Item = usize> {
    let rest = text.get(start..).unwrap_or_default();
    let plain = rest.chars().next().map(|plain| (plain, plain.len_utf8()));
    let read = plain.into_iter().chain(escaped(rest));
    read.filter(move |(read, _)| *read == character)
        .filter_map(move |(_, length)| start.checked_add(length))
}

/// The character that a text begins with as a URL, a form, JSON or HTML escapes it, and the length
/// of that.
fn escaped(text: &str) -> Option<(char, usize)> {
    match text.as_bytes().first()? {
        b'+' => Some((' ', 1)),
        b'%' => percent(text),
        b'\\' => json(text),
        b'&' => html(text),
        _ => None,
    }
}

fn percent(text: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::new();
    for escape in text.as_bytes().chunks_exact(3).take(4) {
        let digits = std::str::from_utf8(escape).ok()?.strip_prefix('%')?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        if let Ok(read) = std::str::from_utf8(&bytes) {
            return Some((read.chars().next()?, bytes.len().checked_mul(3)?));
        }
    }
    None
}

fn json(text: &str) -> Option<(char, usize)> {
    let unit = |start: usize| {
        let digits = text.get(start..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(0) else {
        let itself = text.chars().nth(1)?;
        return itself.is_ascii_punctuation().then_some((itself, 2));
    };
    let units = [Some(first), unit(6)];
    let character = char::decode_utf16(units.into_iter().flatten()).next()?;
    let character = character.ok()?;
    Some((character, character.len_utf16().saturating_mul(6)))
}

fn html(text: &str) -> Option<(char, usize)> {
    let end = text
        .bytes()
        .take(LONGEST_ESCAPE)
        .position(|byte| byte == b';');
    let name = text.get(..end?)?.strip_prefix('&')?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((character, name.len().checked_add(2)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(secrets: &[&str], text: &str) -> String {
        let secrets: Vec<_> = secrets.iter().map(|&secret| secret.to_owned()).collect();
        without(&secrets, text)
    }

    #[test]
    fn a_secret_is_found_however_it_is_written() {
        for written in [
            "a/b +é\"&",
            "a\\/b +é\\\"&",
            "a\\u002fb\\u0020\\u002B\\u00e9\\u0022\\u0026",
            "a%2Fb%20%2B%C3%A9%22%26",
            "a%2fb+%2b%c3%a9%22%26",
            "a&#x2F;b +é&quot;&amp;",
            "a&#47;b&#32;&#43;&#233;&#34;&#38;",
        ] {
            let text = format!("é{written}%{written}\\");
            let expected = "é[redacted]%[redacted]\\";
            assert_eq!(shown(&["a/b +é\"&"], &text), expected, "{written}");
        }
    }

    #[test]
    fn what_was_cut_in_the_middle_of_a_secret_is_found() {
        assert_eq!(shown(&["s3cret"], "a s3cr…"), "a [redacted]…");
        assert_eq!(shown(&["s3cré"], "a s3cr%C3…"), "a [redacted]…");
        assert_eq!(shown(&["s3cret"], "a s3c…"), "a s3c…");
        assert_eq!(shown(&["s3cret"], "a s3cr"), "a s3cr");
    }

    #[test]
    fn a_beginning_may_end_within_a_secret() {
        let shown = |text: &str| beginning_without(&["s3cré".to_owned()], text);
        for end in ["s3cr", "s3cr%C3", "s3cr&#xE", "s3cr\u{fffd}"] {
            assert_eq!(shown(&format!("a {end}")), "a [redacted]", "{end}");
        }
        for whole in ["", "a s3c", "a s3cre", "a s3cr.", "a\u{fffd}", "a…"] {
            assert_eq!(shown(whole), whole);
        }
    }

    #[test]
    fn what_was_encoded_before_is_found_encoded_once_more() {
        for written in ["a%2Fb", "a%252Fb", "a%25%32%46b"] {
            assert_eq!(shown(&["a%2Fb"], written), REDACTED, "{written}");
        }
        assert_eq!(
            shown(&["🎧🎧🎧"], "\\ud83c\\udfa7%F0%9F%8E%A7&#127911;"),
            REDACTED
        );
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "",
            "%",
            "a%2",
            "\\u00",
            "&#",
            "é",
            "secre",
            "%zz&zz;\\z",
            "%c3%c3",
        ] {
            assert_eq!(shown(&["secret", "é\\%&"], text), text);
        }
    }

    /// Were each place looked at to the end of the text, it would take minutes.
    #[test]
    fn a_long_text_takes_no_more_than_many_short_ones() {
        let secrets: Vec<_> = (0..5).map(|index| format!("secret{index}")).collect();
        for part in ["[0]", "%", "&", "\\", "%s", "s", "secre", "%73ecre"] {
            let text = part.repeat(20_000 / part.len());
            assert!(without(&secrets, &text) == text, "{part}");
        }
    }

    /// Each backslash is one, or half of one that is escaped: as many ways as there are numbers.
    #[test]
    fn a_secret_that_can_be_read_in_many_ways_takes_no_longer() {
        let secret = "\\".repeat(60);
        assert_eq!(shown(&[&secret], &"\\".repeat(119)), REDACTED);
        let text = "\\".repeat(59) + "a";
        assert_eq!(shown(&[&secret], &text), text);
    }

    #[test]
    fn the_longest_secret_is_taken_and_short_ones_are_none() {
        assert_eq!(
            shown(&["token", "token-1", "to", ""], "to token-1 token"),
            "to [redacted] [redacted]"
        );
    }
}

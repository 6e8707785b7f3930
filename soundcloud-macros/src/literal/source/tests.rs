//! Every way to write a character, and anything else.

use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Option<Source> {
    Source::read(&syn::parse_str(text).expect("a literal"))
}

/// How each character of a literal is written.
fn written(text: &str) -> Vec<String> {
    let source = read(text).expect("a literal");
    let ranges = source.characters.iter();
    ranges
        .map(|(range, _)| source.text[range.clone()].to_owned())
        .collect()
}

#[test]
fn every_escape_is_one_character() {
    for escape in [
        r"\n",
        r"\r",
        r"\t",
        r"\\",
        r"\0",
        r"\'",
        r#"\""#,
        r"\x3c",
        r"\x7F",
        r"\u{f6}",
        r"\u{00_F6_}",
        r"\u{10FFFF}",
        "ö",
        "漢",
        "🎵",
        "\n",
        "\t",
        "'",
    ] {
        let expected = ["a", escape, "b"];
        assert_eq!(written(&format!("\"a{escape}b\"")), expected);
    }
}

#[test]
fn a_raw_literal_has_no_escapes() {
    assert_eq!(written(r#"r"\n""#), ["\\", "n"]);
    assert_eq!(written(r###"r##"ö"#\"##"###), ["ö", "\"", "#", "\\"]);
}

#[test]
fn a_continued_line_is_no_character() {
    assert_eq!(written("\"a\\\n \t\r\n b\\\n\""), ["a", "b"]);
    assert_eq!(written("\"\\\r\n\\\n\\n\""), ["\\n"]);
}

#[test]
fn the_end_of_a_line_is_one_character() {
    assert_eq!(written("\"a\r\nb\""), ["a", "\r\n", "b"]);
}

#[test]
fn a_suffix_is_not_part_of_the_value() {
    assert_eq!(written("\"a\"suffix"), ["a"]);
}

#[test]
fn a_part_is_written_from_its_first_to_its_last_character() {
    let source = read("\"\\x61ö\\\n  \\u{f6}c\"").expect("a literal");
    for (part, expected) in [
        (0..1, Some("\\x61")),
        (1..3, Some("ö")),
        (2..3, Some("ö")),
        (0..5, Some("\\x61ö\\\n  \\u{f6}")),
        (3..6, Some("\\u{f6}c")),
        (5..99, Some("c")),
        (3..3, None),
        (6..7, None),
    ] {
        let range = source.range(&part);
        assert_eq!(range.map(|range| &source.text[range]), expected, "{part:?}");
    }
}

/// A character and a way to write it.
fn character() -> impl Strategy<Value = (char, String)> {
    let any = prop_oneof![any::<char>(), prop::char::range(' ', '~')];
    let blank = prop_oneof![3 => Just(""), 1 => Just("\\\n  "), 1 => Just("\\\r\n\n\t")];
    (any, 0..4, blank).prop_map(|(character, form, blank)| {
        let number = u32::from(character);
        let escape = match form {
            0 if character.is_ascii() => format!("\\x{number:02x}"),
            0 | 1 => format!("\\u{{{number:_>6X}}}").replacen("{_", "{0", 1),
            2 => character.escape_default().to_string(),
            _ if matches!(character, '"' | '\\' | '\r') => character.escape_default().to_string(),
            _ => character.to_string(),
        };
        // White space as it is would belong to a continued line before it.
        let blank = if escape.starts_with(char::is_whitespace) {
            ""
        } else {
            blank
        };
        (character, format!("{blank}{escape}"))
    })
}

/// The parts of the value that are one character each.
fn parts(value: &str) -> impl Iterator<Item = (char, Range<usize>)> {
    let characters = value.char_indices();
    characters.map(|(start, character)| (character, start..start + character.len_utf8()))
}

proptest! {
    #[test]
    fn what_a_character_is_written_with_means_that_character(
        characters in prop::collection::vec(character(), 0..12),
    ) {
        let inside: String = characters.iter().map(|(_, written)| &**written).collect();
        let literal: LitStr = syn::parse_str(&format!("\"{inside}\"")).expect("a literal");
        let expected: String = characters.iter().map(|(character, _)| character).collect();
        prop_assert_eq!(literal.value(), &*expected);

        let source = Source::read(&literal).expect("a literal");
        for (character, part) in parts(&expected) {
            let range = source.range(&part).expect("a character");
            let alone = format!("\"{}\"", &source.text[range]);
            let alone: LitStr = syn::parse_str(&alone).expect("a literal");
            prop_assert_eq!(alone.value(), character.to_string());
        }
    }

    #[test]
    fn a_character_of_a_raw_literal_is_written_as_it_is(
        text in "[^\r\"]{0,12}(\"[^#\r\"]{0,3})?",
        hashes in 1..4_usize,
    ) {
        let hashes = "#".repeat(hashes);
        let source = read(&format!("r{hashes}\"{text}\"{hashes}")).expect("a literal");
        for (character, part) in parts(&text) {
            let range = source.range(&part).expect("a character");
            prop_assert_eq!(&source.text[range], character.to_string());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\"'\\\\rnxu{}0-9a-f_#\r\n \t+öß漢]{0,16}") {
        let characters = characters(&text).unwrap_or_default();
        for (range, _) in characters {
            prop_assert!(text.get(range).is_some());
        }
    }
}

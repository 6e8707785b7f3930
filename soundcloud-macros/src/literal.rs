//! Points at a part of a string literal.

mod source;

use std::ops::Range;

use proc_macro2::Span;
use syn::LitStr;

use self::source::Source;
use crate::errors::Errors;

/// Longer literals are not repeated in a message.
const WIDEST: usize = 100;

/// Reports a mistake in the part `range` of a literal's value.
///
/// Stable compilers underline a literal only as a whole; then the message repeats it with the part
/// marked below.
pub(crate) fn report(
    errors: &mut Errors,
    literal: &LitStr,
    range: Range<usize>,
    message: &str,
    help: &str,
) {
    let mut text = message.to_owned();
    let mut span = literal.span();
    if let Some(source) = Source::read(literal)
        && let Some(written) = source.range(&range)
    {
        if let Some(part) = part(literal, &source.text, &written) {
            span = part;
        } else if let Some(rows) = marked(&source.text, &written) {
            text.push_str(&rows);
        }
    }
    text.push_str("\n= help: ");
    text.push_str(help);
    errors.at(span, text);
}

/// The span of a part of the text: only some compilers can tell it.
fn part(literal: &LitStr, text: &str, range: &Range<usize>) -> Option<Span> {
    let token = literal.token();
    // A literal that another macro has given a new span does not stand where its span says.
    if token.span().source_text()? != text {
        return None;
    }
    // The compiler counts bytes. What stands in for it in tests counts characters.
    let count = |end: usize| {
        if cfg!(test) { columns(text, end) } else { end }
    };
    token.subspan(count(range.start)..count(range.end))
}

/// The text once more, with a row of `^` below the part; not where a row could not be in its place.
fn marked(text: &str, range: &Range<usize>) -> Option<String> {
    if columns(text, text.len()) > WIDEST || text.contains(char::is_control) {
        return None;
    }
    let from = columns(text, range.start);
    let marks = "^".repeat(columns(text, range.end).saturating_sub(from));
    Some(format!("\n|\n| {text}\n| {}{marks}\n|", " ".repeat(from)))
}

/// How many columns the text takes up to a byte: one for each character, even a wide one.
fn columns(text: &str, end: usize) -> usize {
    let starts = text.char_indices().map(|(start, _)| start);
    starts.take_while(|start| *start < end).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(source: &str) -> LitStr {
        syn::parse_str(source).expect("a literal")
    }

    fn rows(source: &str, range: Range<usize>) -> Option<String> {
        let source = Source::read(&literal(source)).expect("a literal");
        marked(&source.text, &source.range(&range).expect("a part"))
    }

    /// What is underlined, as it is written.
    fn underlined(source: &str, part: &str) -> String {
        let literal = literal(source);
        let start = literal.value().find(part).expect("a part of the value");
        let mut errors = Errors::default();
        report(
            &mut errors,
            &literal,
            start..start + part.len(),
            "wrong",
            "mend it",
        );
        let [[underlined, message, _]] = errors.found().try_into().expect("one error");
        assert_eq!(message, "wrong", "no row is needed");
        underlined
    }

    #[test]
    fn the_part_is_marked_below_the_literal() {
        for (source, range, marks) in [
            (r#""/a/<id>""#, 3..7, "    ^^^^"),
            (r##"r#"/a/<id>"#"##, 3..7, "      ^^^^"),
            (r#""/größe/<id""#, 9..12, "        ^^^"),
            (r#""/gr\u{f6}ße/<id""#, 9..12, "             ^^^"),
            (r#""/\x61/<id>""#, 3..7, "       ^^^^"),
            (r#""/\u{3c}id>""#, 1..2, "  ^^^^^^"),
        ] {
            let expected = format!("\n|\n| {source}\n| {marks}\n|");
            assert_eq!(rows(source, range), Some(expected));
        }
    }

    #[test]
    fn a_literal_that_no_row_fits_below_is_not_repeated() {
        let long = "a".repeat(WIDEST - 3);
        assert!(rows(&format!("\"/{long}\""), 0..1).is_some());
        assert_eq!(rows(&format!("\"/a{long}\""), 0..1), None);
        assert_eq!(rows("\"/\n\"", 0..1), None);
        assert_eq!(rows("\"/\\\n\"", 0..1), None);
        assert_eq!(rows("\"/\t\"", 0..1), None);
    }

    #[test]
    fn exactly_the_part_is_underlined() {
        for (source, part, expected) in [
            (r#""/a/<id""#, "<id", "<id"),
            (r##"r#"/größe/<id"#"##, "<id", "<id"),
            (r#""/gr\u{f6}ße/<id""#, "<id", "<id"),
            (r#""/gr\u{f6}ße/<id""#, "ö", r"\u{f6}"),
            (r#""/größe/\x3cid>/x""#, "<id>", r"\x3cid>"),
            ("\"/größe/<i\\\n      d>/x\"", "<id>", "<i\\\n      d>"),
            ("\"/a\\\r\n  <id>\"", "<id>", "<id>"),
        ] {
            assert_eq!(underlined(source, part), expected, "{source}");
        }
    }

    #[test]
    fn of_an_empty_literal_all_is_underlined() {
        assert_eq!(underlined("\"\"", ""), "\"\"");
    }

    #[test]
    fn a_literal_with_a_new_span_is_underlined_as_a_whole_and_repeated() {
        let mut literal = literal("\"/a\"");
        literal.set_span(
            syn::parse_str::<syn::Ident>("other")
                .expect("a name")
                .span(),
        );
        let mut errors = Errors::default();
        report(&mut errors, &literal, 1..2, "wrong", "mend it");
        let [underlined, message, help] = &errors.found()[0];
        assert_eq!(
            (&**underlined, &**message, &**help),
            ("other", "wrong\n|\n| \"/a\"\n|   ^\n|", "mend it")
        );
    }
}

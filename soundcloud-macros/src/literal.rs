//! Points at a part of a string literal.

use std::ops::Range;

use proc_macro2::Span;
use syn::LitStr;

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
    let span = if let Some(span) = part(literal, &range) {
        span
    } else {
        if let Some(rows) = marked(literal, &range) {
            text.push_str(&rows);
        }
        literal.span()
    };
    text.push_str("\n= help: ");
    text.push_str(help);
    errors.at(span, text);
}

/// Where the value starts in the literal's source text, unless it has escapes.
fn prefix(literal: &LitStr) -> Option<usize> {
    let source = literal.token().to_string();
    let start = source.find('"')? + 1;
    source
        .get(start..)?
        .starts_with(&literal.value())
        .then_some(start)
}

/// The span of a part: only some compilers can tell it.
fn part(literal: &LitStr, range: &Range<usize>) -> Option<Span> {
    let token = literal.token();
    // A literal that another macro has given a new span does not stand where its span says.
    if token.span().source_text()? != token.to_string() {
        return None;
    }
    let start = prefix(literal)?;
    token.subspan(start + range.start..start + range.end)
}

/// The literal once more, with a row of `^` below the part.
fn marked(literal: &LitStr, range: &Range<usize>) -> Option<String> {
    let source = literal.token().to_string();
    let start = prefix(literal)?;
    if source.len() > WIDEST || source.contains('\n') {
        return None;
    }
    let columns = |end: usize| source.get(..end).map(|text| text.chars().count());
    let (from, to) = (columns(start + range.start)?, columns(start + range.end)?);
    let marks = "^".repeat(to.saturating_sub(from).max(1));
    Some(format!("\n|\n| {source}\n| {}{marks}\n|", " ".repeat(from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(source: &str, range: Range<usize>) -> Option<String> {
        marked(&syn::parse_str(source).expect("a literal"), &range)
    }

    #[test]
    fn the_part_is_marked_below_the_literal() {
        assert_eq!(
            rows("\"/a/<id>\"", 3..7).as_deref(),
            Some("\n|\n| \"/a/<id>\"\n|     ^^^^\n|")
        );
        assert_eq!(
            rows("r#\"/a/<id>\"#", 3..7).as_deref(),
            Some("\n|\n| r#\"/a/<id>\"#\n|       ^^^^\n|")
        );
    }

    #[test]
    fn a_literal_with_escapes_is_not_marked() {
        assert_eq!(rows(r#""/\x61/<id>""#, 3..7), None);
    }
}

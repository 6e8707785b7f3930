//! What was wrong with a document, and where.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Expected, Unexpected};

pub(super) type Result<T, E = Error> = std::result::Result<T, E>;

/// The longest piece of a document that an error repeats, in characters.
const SNIPPET: usize = 40;

/// The longest message, in characters: those of foreign types may hold a whole text.
const MESSAGE: usize = 240;

/// An XML document that could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    path: String,
    message: String,
    position: Option<(usize, usize)>,
}

impl Error {
    /// Where in the document, from the root element on: `tracks[3].user.id`.
    ///
    /// Names are those of the fields, with underscores. Empty if the whole document is meant.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Line and column, counted from one, if the document is not well-formed there.
    #[must_use]
    pub fn line_and_column(&self) -> Option<(usize, usize)> {
        self.position
    }

    pub(super) fn new(message: impl AsRef<str>) -> Self {
        Self {
            path: String::new(),
            message: cut(message.as_ref(), MESSAGE).into_owned(),
            position: None,
        }
    }

    /// Adds the line and column of a byte in the document.
    pub(super) fn at(self, document: &str, offset: u64) -> Self {
        let end = usize::try_from(offset).unwrap_or(usize::MAX);
        let before = document.get(..end).unwrap_or(document);
        let line = before.split('\n').count();
        let column = before
            .rsplit('\n')
            .next()
            .map_or(0, |last| last.chars().count())
            .saturating_add(1);
        Self {
            position: Some((line, column)),
            ..self
        }
    }

    /// Says that the error is inside the named field.
    pub(super) fn in_field(self, name: &str) -> Self {
        self.inside(&snippet(name))
    }

    /// Says that the error is inside an item of a list.
    pub(super) fn in_item(self, index: usize) -> Self {
        self.inside(&format!("[{index}]"))
    }

    fn inside(mut self, segment: &str) -> Self {
        if !self.path.is_empty() && !self.path.starts_with('[') {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, segment);
        self
    }
}

/// The beginning of a text from a document, short enough for a message.
pub(super) fn snippet(text: &str) -> Cow<'_, str> {
    cut(text, SNIPPET)
}

fn cut(text: &str, longest: usize) -> Cow<'_, str> {
    match text
        .char_indices()
        .nth(longest)
        .and_then(|(end, _)| text.get(..end))
    {
        Some(beginning) => Cow::Owned(format!("{beginning}…")),
        None => Cow::Borrowed(text),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        match self.position {
            Some((line, column)) => write!(f, " at line {line}, column {column}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl serde::ser::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

// Serde's own messages repeat the text they were given in full.
impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!(
            "invalid type: {}, expected {expected}",
            Found(found)
        ))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!(
            "invalid value: {}, expected {expected}",
            Found(found)
        ))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format!(
            "unknown variant `{}`, expected one of {expected:?}",
            snippet(variant)
        ))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format!(
            "unknown field `{}`, expected one of {expected:?}",
            snippet(field)
        ))
    }
}

struct Found<'a>(Unexpected<'a>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Str(text) => fmt::Display::fmt(&Unexpected::Str(&snippet(text)), f),
            Unexpected::Unit => f.write_str("nil"),
            found => fmt::Display::fmt(&found, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::de::Error as _;

    use super::*;

    #[test]
    fn a_path_grows_from_the_inside() {
        let error = Error::new("bad")
            .in_field("id")
            .in_field("user")
            .in_item(3)
            .in_field("tracks");
        assert_eq!(error.path(), "tracks[3].user.id");
        assert_eq!(error.message(), "bad");
        assert_eq!(error.to_string(), "tracks[3].user.id: bad");
        assert_eq!(
            Error::new("bad").in_item(1).in_item(0).in_field("a").path(),
            "a[0][1]"
        );
        assert_eq!(Error::new("bad").to_string(), "bad");
    }

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let document = "ä\nböd";
        assert_eq!(
            Error::new("x").at(document, 0).line_and_column(),
            Some((1, 1))
        );
        assert_eq!(
            Error::new("x").at(document, 3).line_and_column(),
            Some((2, 1))
        );
        assert_eq!(
            Error::new("x").at(document, 6).line_and_column(),
            Some((2, 3))
        );
        assert_eq!(
            Error::new("x").at(document, 99).line_and_column(),
            Some((2, 4))
        );
        assert_eq!(
            Error::new("x").at("", 0).to_string(),
            "x at line 1, column 1"
        );
    }

    #[test]
    fn long_texts_are_cut() {
        let long = "ß".repeat(10_000);
        for error in [
            Error::invalid_type(Unexpected::Str(&long), &"a number"),
            Error::invalid_value(Unexpected::Str(&long), &"a number"),
            Error::unknown_variant(&long, &["public"]),
            Error::unknown_field(&long, &["id"]),
        ] {
            assert!(error.to_string().chars().count() < 100, "{error}");
        }
        assert_eq!(
            Error::custom(&long).to_string().chars().count(),
            MESSAGE + 1
        );
        assert_eq!(
            Error::new("x").in_field(&long).path().chars().count(),
            SNIPPET + 1
        );
    }
}

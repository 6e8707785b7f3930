//! Writes the path of a request so that no argument can change which endpoint is called.

use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::Error;

/// What an argument's text keeps as it is: the `pchar` of RFC 3986 §3.3 without `%`, and without
/// `;`, which some servers take for the start of a segment's own parameters.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Longer paths are refused: servers and proxies refuse them too, with worse words.
const LONGEST: usize = 16 * 1024;

/// A path while it is written, piece by piece.
pub(crate) struct PathWriter {
    text: String,
    /// Where the current segment starts.
    segment: usize,
    /// The last argument that is a part of the current segment.
    argument: Option<&'static str>,
}

impl PathWriter {
    /// Starts behind the path of the base URL, which has no slash at its end.
    pub(crate) fn new(base: &str) -> Self {
        let mut text = String::with_capacity(base.len().saturating_add(64));
        text.push_str(base);
        Self {
            segment: text.len(),
            text,
            argument: None,
        }
    }

    /// Adds text of the template, which the attribute has checked and encoded.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Error> {
        match text.find('/') {
            Some(first) if self.argument.is_some() => {
                self.text.push_str(text.get(..first).unwrap_or_default());
                self.end_segment()?;
                self.text.push_str(text.get(first..).unwrap_or_default());
            }
            _ => self.text.push_str(text),
        }
        if let Some(last) = text.rfind('/') {
            let rest = text.len().saturating_sub(last).saturating_sub(1);
            self.segment = self.text.len().saturating_sub(rest);
        }
        Ok(())
    }

    /// Adds an argument as a part of the current segment.
    pub(crate) fn value(&mut self, name: &'static str, value: &dyn Display) -> Result<(), Error> {
        self.argument = Some(name);
        write!(Encoder(&mut self.text), "{value}").map_err(|fmt::Error| {
            if self.text.len() > LONGEST {
                return too_long(name);
            }
            Error::argument(name, "could not be written as text")
        })
    }

    /// Ends one segment and starts the next, of the same argument.
    pub(crate) fn next_element(&mut self) -> Result<(), Error> {
        let argument = self.argument;
        self.end_segment()?;
        self.text.push('/');
        self.segment = self.text.len();
        self.argument = argument;
        Ok(())
    }

    /// Names the argument at fault should the current segment stay empty.
    pub(crate) fn expect(&mut self, name: &'static str) {
        self.argument = Some(name);
    }

    pub(crate) fn finish(mut self) -> Result<String, Error> {
        self.end_segment()?;
        if self.text.is_empty() {
            self.text.push('/');
        }
        Ok(self.text)
    }

    /// Refuses a segment that an argument has made empty or a dot segment: a URL parser would
    /// resolve it, `%2e` included, and the request would reach another endpoint.
    fn end_segment(&mut self) -> Result<(), Error> {
        let Some(argument) = self.argument.take() else {
            return Ok(());
        };
        let segment = self.text.get(self.segment..).unwrap_or_default();
        if segment.is_empty() {
            return Err(Error::argument(
                argument,
                "is empty and would leave a hole in the path",
            ));
        }
        if is_dot_segment(segment) {
            let reason = format!(
                "would make the path segment `{segment}`, which servers resolve to another path"
            );
            return Err(Error::argument(argument, reason));
        }
        if self.text.len() > LONGEST {
            return Err(too_long(argument));
        }
        Ok(())
    }
}

fn too_long(argument: &'static str) -> Error {
    Error::argument(
        argument,
        format!("makes the path longer than {LONGEST} bytes"),
    )
}

fn is_dot_segment(segment: &str) -> bool {
    if segment.len() > 6 || !segment.starts_with(['.', '%']) {
        return false;
    }
    let dots = segment.to_ascii_lowercase().replace("%2e", ".");
    dots == "." || dots == ".."
}

/// Percent-encodes what is written through it.
struct Encoder<'a>(&'a mut String);

impl Write for Encoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // More than any path may have: a value that never ends must neither fill the memory nor
        // keep the caller waiting.
        if self.0.len() > 2 * LONGEST {
            return Err(fmt::Error);
        }
        let end = text.len().min(4 * LONGEST);
        let text = text.get(..text.floor_char_boundary(end)).unwrap_or(text);
        // Most values are numbers and names, which need no look at the set.
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if text.bytes().all(plain) {
            self.0.push_str(text);
            return Ok(());
        }
        self.0.extend(utf8_percent_encode(text, ENCODED));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(base: &str, before: &str, value: &str, after: &str) -> Result<String, String> {
        let mut path = PathWriter::new(base);
        path.text(before).map_err(|error| error.to_string())?;
        path.value("id", &value)
            .map_err(|error| error.to_string())?;
        path.text(after).map_err(|error| error.to_string())?;
        path.finish().map_err(|error| error.to_string())
    }

    #[test]
    fn a_value_is_one_segment_whatever_it_holds() {
        for (value, segment) in [
            ("a/b", "a%2Fb"),
            ("a\\b", "a%5Cb"),
            ("a?b#c", "a%3Fb%23c"),
            ("%2e%2e", "%252e%252e"),
            ("//evil.test", "%2F%2Fevil.test"),
            ("a\r\nb\t\0", "a%0D%0Ab%09%00"),
            ("é", "%C3%A9"),
            ("soundcloud:tracks:1", "soundcloud:tracks:1"),
            ("a;b", "a%3Bb"),
            ("...", "..."),
        ] {
            let expected = format!("/v1/users/{segment}/x");
            assert_eq!(path("/v1", "/users/", value, "/x"), Ok(expected), "{value}");
        }
    }

    #[test]
    fn a_segment_that_would_vanish_is_refused() {
        for value in ["", ".", ".."] {
            let refused = path("", "/users/", value, "/x").expect_err(value);
            assert!(refused.contains("argument `id`"), "{refused}");
            path("", "/users/", value, "").expect_err(value);
        }
    }

    #[test]
    fn dots_of_literal_and_value_count_together() {
        path("", "/a/.", ".", "/b").expect_err("`..`");
        path("", "/a/.", "", "/b").expect_err("`.`");
        path("", "/a/%2e", ".", "").expect_err("`%2e.`");
        assert_eq!(path("", "/a/", ".", ".json"), Ok("/a/..json".to_owned()));
        assert_eq!(path("", "/a/x", "", "/b"), Ok("/a/x/b".to_owned()));
    }

    #[test]
    fn the_base_path_stays() {
        assert_eq!(path("/v1/x", "/", "a", ""), Ok("/v1/x/a".to_owned()));
    }

    #[test]
    fn a_path_without_end_is_refused() {
        let refused = path("", "/", &"a".repeat(70_000), "").expect_err("too long");
        assert!(refused.contains("longer than"), "{refused}");
    }
}

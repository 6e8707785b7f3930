//! The text of a template, and where its path ends.

use std::ops::Range;

use super::parameter::{is_name_character, name_length};

/// So many bytes, from here on.
pub(super) fn span(start: usize, length: usize) -> Range<usize> {
    start..start.saturating_add(length)
}

pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) path_end: usize,
    /// Arguments that nothing in the attribute names.
    free: &'a [String],
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str, free: &'a [String]) -> Self {
        Self {
            text,
            path_end: path_end(text),
            free,
        }
    }

    /// Inside brackets stands a name, and the mistake is about that name.
    pub(super) fn is_bracketed(&self, index: usize) -> bool {
        match (self.text[..index].rfind('<'), self.text[index..].find('>')) {
            (Some(open), Some(_)) => !self.text[open..index].contains('>'),
            _ => false,
        }
    }

    /// Whether an argument of this name is looking for a place.
    pub(super) fn is_free(&self, name: &str) -> bool {
        self.free.iter().any(|free| free == name)
    }

    /// An argument that not even a word of the template could mean.
    pub(super) fn unnamed(&self) -> Option<&'a str> {
        let free = self.free.iter().map(String::as_str);
        free.into_iter().find(|name| {
            let mut found = self.text.match_indices(name);
            !found.any(|(at, _)| {
                name_length(&self.text[at..]) == name.len()
                    && !self.text[..at].ends_with(is_name_character)
            })
        })
    }
}

/// Where the path ends: a question mark inside brackets belongs to a malformed parameter.
fn path_end(text: &str) -> usize {
    let mut open = false;
    let mark = text.find(|character| {
        match character {
            '<' => open = true,
            '>' => open = false,
            _ => {}
        }
        character == '?' && !open
    });
    mark.unwrap_or(text.len())
}

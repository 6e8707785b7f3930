//! What is wrong with a template, and the template that was probably meant.

use std::ops::Range;

use super::Template;
use crate::code::printable;

/// So many times a corrected template is corrected again, where a mistake hid another.
const ROUNDS: usize = 16;

/// What is wrong with a part of a template, and what to write instead.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
    /// What would mend it.
    edit: Option<(Range<usize>, String)>,
}

impl Mistake {
    pub(super) fn new(range: Range<usize>, message: impl AsRef<str>) -> Self {
        Self {
            range,
            message: printable(message.as_ref()),
            help: String::new(),
            edit: None,
        }
    }

    /// Text to write instead of a part; the help will hold the whole template.
    pub(super) fn write(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.edit = Some((range, text.into()));
        self
    }

    /// What to do; behind the corrected template, if there is one.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// Mistakes so far. A part of the text is told about once: what follows from a mistake is none.
#[derive(Default)]
pub(super) struct Mistakes(pub(super) Vec<Mistake>);

impl Mistakes {
    pub(super) fn add(&mut self, mistake: Mistake) {
        self.0.push(mistake);
    }

    pub(super) fn keep<T>(&mut self, result: super::Result<T>) -> Option<T> {
        result.map_err(|mistake| self.add(mistake)).ok()
    }

    /// Whether the text from `start` on is a part of the last mistake.
    pub(super) fn covers(&self, start: usize) -> bool {
        self.0.last().is_some_and(|last| start < last.range.end)
    }
}

/// Puts the corrected template into the help of each mistake that can be mended.
pub(super) fn finish(text: &str, free: &[String], mistakes: &mut [Mistake]) {
    mistakes.sort_by_key(|mistake| mistake.range.start);
    let mut corrected = mended(text, mistakes);
    for _ in 0..ROUNDS {
        let again = mended(&corrected, &Template::read(&corrected, free).1);
        if again == corrected {
            break;
        }
        corrected = again;
    }
    for mistake in mistakes.iter_mut().filter(|mistake| mistake.edit.is_some()) {
        mistake.help = format!("write `{corrected:?}`{}", mistake.help);
    }
}

/// A text with the edits of its mistakes.
fn mended(text: &str, mistakes: &[Mistake]) -> String {
    let edits = mistakes.iter().filter_map(|mistake| mistake.edit.as_ref());
    let mut edits: Vec<_> = edits.collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut mended, mut end) = (String::new(), 0);
    for (range, replacement) in edits {
        // Of two that overlap, the second waits for the next round.
        if range.start >= end {
            mended.push_str(&text[end..range.start]);
            mended.push_str(replacement);
            end = range.end;
        }
    }
    mended + &text[end..]
}

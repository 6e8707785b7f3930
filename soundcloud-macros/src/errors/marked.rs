//! Sources with their wrong parts between `«` and `»`, each with its message and its help.

use std::{fmt::Write as _, ops::Range};

use super::Errors;

/// A mistake: the bytes of the source that are wrong, the message, the help.
pub(crate) type Found = (Range<usize>, [String; 2]);

pub(super) fn message_and_help(error: &syn::Error) -> [String; 2] {
    let text = error.to_string();
    let (message, help) = text
        .split_once("\n= help: ")
        .expect("every mistake has help");
    [message.to_owned(), help.to_owned()]
}

impl Errors {
    /// Each mistake with its place in the source.
    pub(crate) fn ranges(&self) -> Vec<Found> {
        let found = self.in_order().map(|error| {
            let range = error.span().byte_range();
            (range, message_and_help(error))
        });
        found.collect()
    }
}

/// Checks blocks of a source, with its wrong parts marked, and a line for each message and help.
/// Blocks are separated by empty lines.
pub(crate) fn check(blocks: &str, find: impl Fn(&str) -> Vec<Found>) {
    let blocks = lines(blocks).join("\n");
    let (mut found, mut expected) = (Vec::new(), Vec::new());
    for block in blocks.split("\n\n").map(|block| block.trim_matches('\n')) {
        let source = block.split("\nerror: ").next().unwrap_or_default();
        let source = source.replace(['«', '»'], "");
        found.push(shown(&source, &find(&source)));
        expected.push(block.to_owned());
    }
    let differences = expected
        .iter()
        .zip(&found)
        .filter(|(expected, found)| expected != found);
    let differences: Vec<_> = differences
        .map(|(expected, found)| format!("expected:\n{expected}\nfound:\n{found}\n"))
        .collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// Checks that no source has a mistake; each is a line.
pub(crate) fn accept(sources: &str, find: impl Fn(&str) -> Vec<Found>) {
    for source in lines(sources).iter().filter(|line| !line.is_empty()) {
        assert_eq!(find(source), [], "{source}");
    }
}

/// Lines without the margin of the test.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_start).collect()
}

fn shown(source: &str, found: &[Found]) -> String {
    let mut marks: Vec<(usize, char)> = Vec::new();
    for (range, _) in found {
        // Of what ends and what starts in one place, the end comes first.
        let at = marks.partition_point(|(place, _)| *place <= range.start);
        marks.insert(at, (range.start, '«'));
        let at = marks.partition_point(|(place, _)| *place < range.end);
        marks.insert(at.max(1), (range.end, '»'));
    }
    if let [(empty, _)] = found
        && empty.is_empty()
    {
        marks = vec![(empty.start, '«'), (empty.end, '»')];
    }
    let (mut text, mut end) = (String::new(), 0);
    for (at, mark) in marks {
        text.push_str(source.get(end..at).unwrap_or("…"));
        text.push(mark);
        end = at;
    }
    text.push_str(&source[end..]);
    for (_, [message, help]) in found {
        write!(text, "\nerror: {message}\nhelp: {help}").expect("a string takes all");
    }
    text
}

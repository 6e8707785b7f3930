//! What a case says of its own errors, in comments: `//~ ERROR text`, as rustc's own tests do.

use std::{fs, path::Path};

/// An error, as a case expects it or as the compiler tells it.
#[derive(Debug, Default)]
pub(crate) struct Mistake {
    pub(crate) line: usize,
    /// The number of a message that is rustc's own; empty if it has none.
    pub(crate) code: Option<String>,
    pub(crate) message: String,
    /// What else is told: `UNDERLINED`, `LABEL`, `NOTE` or `HELP`, with its text.
    pub(crate) details: Vec<(String, String)>,
}

impl Mistake {
    /// Whether an error that was found is the one that a mark expects.
    pub(crate) fn is_met_by(&self, found: &Self) -> bool {
        let told = |(kind, text): &(String, String)| {
            let mut of_kind = found.details.iter().filter(|(other, _)| other == kind);
            of_kind.any(|(_, told)| told.contains(text))
        };
        self.line == found.line
            && self.code.as_deref().unwrap_or_default() == found.code.as_deref().unwrap_or_default()
            && found.message.contains(&self.message)
            && self.details.iter().all(told)
    }
}

/// The marks of a case.
///
/// `//~` is about its own line, each `^` one line further up, `|` the line of the mark before.
/// `ERROR` is an error in our words, `ERROR[E0277]` and `ERROR[]` one in those of rustc; every other
/// word is a detail of the last one.
pub(crate) fn read(case: &Path) -> Vec<Mistake> {
    let text = fs::read_to_string(case).expect("the case can be read");
    let mut mistakes: Vec<Mistake> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((_, mark)) = line.split_once("//~") else {
            continue;
        };
        let text = mark.trim_start_matches(['^', '|']);
        let above = mark.len() - text.len();
        let (kind, text) = text.trim().split_once(' ').expect("a kind and a text");
        if let Some(code) = kind.strip_prefix("ERROR") {
            let before = mistakes.last().map(|mistake| mistake.line);
            mistakes.push(Mistake {
                line: before
                    .filter(|_| mark.starts_with('|'))
                    .unwrap_or(number - above),
                code: (!code.is_empty()).then(|| code.trim_matches(['[', ']']).to_owned()),
                message: text.to_owned(),
                details: Vec::new(),
            });
        } else {
            let last = mistakes.last_mut().expect("a detail follows an error");
            last.details.push((kind.to_owned(), text.to_owned()));
        }
    }
    mistakes
}

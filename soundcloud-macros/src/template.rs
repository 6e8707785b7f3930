//! The template of an endpoint: from text to pieces, without a word of Rust's syntax trees.

mod characters;
mod parameter;
mod path;
mod percent;
mod query;

use std::ops::Range;

pub(crate) use self::{parameter::Parameter, path::PathPiece, query::QueryPiece};

/// A template, taken apart. Ranges are bytes of its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) path: Vec<PathPiece>,
    pub(crate) query: Vec<QueryPiece>,
}

/// What is wrong with a part of a template, and what to write instead.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
}

type Result<T> = std::result::Result<T, Mistake>;

fn mistake<T>(
    range: Range<usize>,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Result<T> {
    Err(Mistake {
        range,
        message: message.into(),
        help: help.into(),
    })
}

/// Mistakes so far. A part of the text is told about once: what follows from a mistake is none.
#[derive(Default)]
struct Mistakes(Vec<Mistake>);

impl Mistakes {
    fn keep<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|mistake| self.0.push(mistake)).ok()
    }

    /// Whether the text from `start` on is a part of the last mistake.
    fn covers(&self, start: usize) -> bool {
        self.0.last().is_some_and(|last| start < last.range.end)
    }
}

impl Template {
    /// Parses all that can be read, and tells the mistakes: one of each segment and pair.
    pub(crate) fn parse(text: &str) -> (Self, Vec<Mistake>) {
        let mut mistakes = Mistakes::default();
        let started = mistakes.keep(check_start(text)).is_some();
        if !started && (text.is_empty() || text.contains("://")) {
            return (Self::default(), mistakes.0);
        }
        let path_end = path_end(text);
        let mut template = Self {
            path: path::parse(text, path_end, &mut mistakes),
            query: Vec::new(),
        };
        if path_end < text.len() {
            template.query = query::parse(text, path_end + 1, &mut mistakes);
        }
        template.check_names(&mut mistakes);
        (template, mistakes.0)
    }

    /// All parameters, in the order of the text.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        let path = self.path.iter().filter_map(PathPiece::parameter);
        path.chain(self.query.iter().filter_map(QueryPiece::parameter))
    }

    fn check_names(&self, mistakes: &mut Mistakes) {
        let mut before: Vec<&str> = Vec::new();
        for Parameter { name, range } in self.parameters() {
            if before.contains(&name.as_str()) {
                mistakes.keep(mistake::<()>(
                    range.clone(),
                    format!("parameter `<{name}>` appears twice"),
                    "give the second a name and an argument of its own",
                ));
            }
            before.push(name);
        }
    }
}

/// Checks what stands in a segment or a pair, whatever it means.
fn check_text(text: &str, part: Range<usize>, path_end: usize) -> Result<()> {
    characters::check(text, part.clone(), path_end)?;
    percent::check(text, part, path_end)
}

fn check_start(text: &str) -> Result<()> {
    if text.is_empty() {
        return mistake(0..0, "the path is empty", "write `\"/\"`");
    }
    if text.starts_with('/') {
        return Ok(());
    }
    if let Some((_, rest)) = text.split_once("://") {
        return url(text, text.len() - rest.len());
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    let path = text.trim_start().trim_start_matches('/');
    let help = format!("write `\"/{path}\"`");
    mistake(0..first, "a path starts with `/`", help)
}

/// A URL whose host starts at `host`.
fn url<T>(text: &str, host: usize) -> Result<T> {
    let authority = text[host..].find(['/', '?', '#']);
    let end = authority.map_or(text.len(), |length| host + length);
    let (base, path) = text.split_at(end);
    let slash = if path.starts_with('/') { "" } else { "/" };
    mistake(
        0..end,
        "this is a URL; a template starts with the path",
        format!("write `\"{slash}{path}\"`, and give `{base}` to `Client::builder`"),
    )
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

#[cfg(test)]
mod tests;

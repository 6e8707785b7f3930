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

impl Template {
    /// Parses a template; of several mistakes, the first one is told.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        check_start(text)?;
        let path_end = path_end(text);
        characters::check(text, path_end)?;
        percent::check(text, path_end)?;
        let template = Self {
            path: path::parse(&text[..path_end])?,
            query: match text.get(path_end + 1..) {
                Some(query) => query::parse(query, path_end + 1)?,
                None => Vec::new(),
            },
        };
        template.check_names()?;
        Ok(template)
    }

    /// All parameters, in the order of the text.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        let path = self.path.iter().filter_map(PathPiece::parameter);
        path.chain(self.query.iter().filter_map(QueryPiece::parameter))
    }

    fn check_names(&self) -> Result<()> {
        let mut before: Vec<&str> = Vec::new();
        for Parameter { name, range } in self.parameters() {
            if before.contains(&name.as_str()) {
                return mistake(
                    range.clone(),
                    format!("parameter `<{name}>` appears twice"),
                    "give the second a name and an argument of its own",
                );
            }
            before.push(name);
        }
        Ok(())
    }
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

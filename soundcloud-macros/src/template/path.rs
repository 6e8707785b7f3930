//! The path of a template: text and parameters, also several in a segment.

use super::{
    Mistakes, Result, check_text, mistake,
    parameter::{self, Extent, Parameter},
};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PathPiece {
    /// Fixed text, as it goes on the wire.
    Text(String),
    /// `<name>`.
    Parameter(Parameter),
    /// `<name..>`.
    Rest(Parameter),
}

impl PathPiece {
    pub(super) fn parameter(&self) -> Option<&Parameter> {
        match self {
            Self::Text(_) => None,
            Self::Parameter(parameter) | Self::Rest(parameter) => Some(parameter),
        }
    }
}

/// Parses the path of a template, which ends at `path_end`.
pub(super) fn parse(text: &str, path_end: usize, mistakes: &mut Mistakes) -> Vec<PathPiece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for segment in text[..path_end].split('/') {
        let end = start + segment.len();
        if start > 0 {
            push_text(&mut pieces, "/");
        }
        if !mistakes.covers(start) {
            let last = end == path_end;
            let parsed = check_text(text, start..end, path_end)
                .and_then(|()| check_segment(segment, start, last))
                .and_then(|()| parse_segment(segment, start, last, &mut pieces));
            mistakes.keep(parsed);
        }
        start = end + 1;
    }
    pieces
}

fn check_segment(segment: &str, start: usize, last: bool) -> Result<()> {
    if segment.is_empty() && !last && start > 0 {
        return mistake(start - 1..start + 1, "empty path segment", "write one `/`");
    }
    if matches!(segment, "." | "..") {
        let message = format!("`{segment}` is resolved away before the request is sent");
        let help = "write the path that is meant";
        return mistake(start..start + segment.len(), message, help);
    }
    Ok(())
}

fn parse_segment(
    segment: &str,
    start: usize,
    last: bool,
    pieces: &mut Vec<PathPiece>,
) -> Result<()> {
    let mut at = 0;
    while at < segment.len() {
        let rest = &segment[at..];
        if !rest.starts_with('<') {
            let text = &rest[..rest.find('<').unwrap_or(rest.len())];
            check_stray(text, start + at)?;
            push_text(pieces, text);
            at += text.len();
            continue;
        }
        let (parameter, extent) = parameter::parse(rest, start + at)?;
        let length = parameter.range.len();
        at += length;
        pieces.push(match extent {
            Extent::One => PathPiece::Parameter(parameter),
            Extent::Many if last && length == segment.len() => PathPiece::Rest(parameter),
            Extent::Many => return misplaced_rest(parameter),
        });
    }
    Ok(())
}

fn push_text(pieces: &mut Vec<PathPiece>, text: &str) {
    if let Some(PathPiece::Text(before)) = pieces.last_mut() {
        before.push_str(text);
    } else {
        pieces.push(PathPiece::Text(text.to_owned()));
    }
}

fn misplaced_rest<T>(Parameter { name, range }: Parameter) -> Result<T> {
    mistake(
        range,
        format!("`<{name}..>` is the rest of the path, and stands alone at its end"),
        format!("write `<{name}>` for a part of one segment"),
    )
}

/// Refuses a closing bracket in fixed text.
pub(super) fn check_stray(text: &str, start: usize) -> Result<()> {
    let Some(at) = text.find('>') else {
        return Ok(());
    };
    let range = start + at..start + at + 1;
    let help = "a parameter is written `<name>`; a literal `>` is `%3E`";
    mistake(range, "`>` without a `<` before it", help)
}

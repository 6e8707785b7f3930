//! The path of a template: text and parameters, also several in a segment.

use std::ops::Range;

use super::{
    Mistake, Result, Source, check_text,
    mistake::Mistakes,
    parameter::{self, Extent, Parameter, is_name, is_name_character},
    span,
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

/// Parses the path of a template.
pub(super) fn parse(source: &Source<'_>, mistakes: &mut Mistakes) -> Vec<PathPiece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for segment in source.text[..source.path_end].split('/') {
        let part = span(start, segment.len());
        if start > 0 {
            push_text(&mut pieces, "/");
        }
        if !mistakes.covers(start) {
            let parsed = check_text(source, part.clone())
                .and_then(|()| check_segment(source, part.clone()))
                .and_then(|()| parse_segment(source, part.clone(), &mut pieces));
            mistakes.keep(parsed);
        }
        start = part.end.saturating_add(1);
    }
    pieces
}

fn check_segment(source: &Source<'_>, part: Range<usize>) -> Result<()> {
    let path = &source.text[..source.path_end];
    let segment = &path[part.clone()];
    if segment.is_empty() && part.end < path.len() && part.start > 0 {
        let slashes = path[part.start..]
            .len()
            .saturating_sub(path[part.start..].trim_start_matches('/').len());
        let range = part.start.saturating_sub(1)..part.start.saturating_add(slashes);
        let edited = range.clone();
        return Err(Mistake::new(range, "empty path segment").write(edited, "/"));
    }
    if matches!(segment, "." | "..") {
        let resolved = resolved(path);
        let message = format!(
            "`{segment}` is resolved away before the request is sent: the server would see `{resolved}`"
        );
        return Err(Mistake::new(part, message).write(0..path.len(), resolved));
    }
    check_query_start(source, part)
}

/// Refuses a parameter of the query behind a path that no `?` ends.
fn check_query_start(source: &Source<'_>, part: Range<usize>) -> Result<()> {
    let text = source.text;
    let mut marks = text[part.clone()].match_indices('&');
    let mark = marks.find_map(|(offset, _)| {
        let mark = part.start.saturating_add(offset);
        let (key, _) = text[mark.saturating_add(1)..part.end].split_once('<')?;
        let is_pair = key.is_empty() || key.ends_with('=');
        (is_pair && source.path_end == text.len() && !source.is_bracketed(mark)).then_some(mark)
    });
    match mark {
        None => Ok(()),
        Some(mark) => Err(Mistake::new(span(mark, 1), "a query starts with `?`")
            .write(span(mark, 1), "?")
            .help("; a literal `&` is `%26`")),
    }
}

/// A path without its `.` and `..`, as a client would send it.
fn resolved(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    if path.ends_with("/.") || path.ends_with("/..") {
        segments.push("");
    }
    format!("/{}", segments.join("/"))
}

fn parse_segment(
    source: &Source<'_>,
    part: Range<usize>,
    pieces: &mut Vec<PathPiece>,
) -> Result<()> {
    let mut at = part.start;
    while at < part.end {
        let rest = &source.text[at..part.end];
        if !rest.starts_with('<') {
            let end = at.saturating_add(rest.find('<').unwrap_or(rest.len()));
            check_stray(source, at..end)?;
            push_text(pieces, &source.text[at..end]);
            at = end;
            continue;
        }
        let (parameter, extent) = parameter::parse(source, at..part.end)?;
        at = parameter.range.end;
        pieces.push(match extent {
            Extent::One => PathPiece::Parameter(parameter),
            Extent::Many => {
                check_rest(source, part.start, &parameter)?;
                PathPiece::Rest(parameter)
            }
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

/// Refuses text beside the rest of a path.
fn check_rest(source: &Source<'_>, segment: usize, parameter: &Parameter) -> Result<()> {
    let Parameter { name, range } = parameter;
    let (beside, place) = if range.end < source.path_end {
        (range.end..source.path_end, "behind")
    } else if segment < range.start {
        (segment..range.start, "before")
    } else {
        return Ok(());
    };
    let text = &source.text[beside.clone()];
    let message = format!("`<{name}..>` is the rest of the path: `{text}` cannot stand {place} it");
    Err(Mistake::new(beside, message)
        .write(range.clone(), format!("<{name}>"))
        .help(" for a part of one segment"))
}

/// Refuses a closing bracket in fixed text.
pub(super) fn check_stray(source: &Source<'_>, part: Range<usize>) -> Result<()> {
    let text = &source.text[part.clone()];
    let Some(offset) = text.find('>') else {
        return Ok(());
    };
    let at = part.start.saturating_add(offset);
    let mistake = Mistake::new(span(at, 1), "`>` without a `<` before it");
    let before = &text[..offset];
    let name = before.trim_end_matches(is_name_character).len();
    Err(if is_name(&before[name..]) {
        let start = part.start.saturating_add(name);
        mistake
            .write(start..start, "<")
            .help("; a literal `>` is `%3E`")
    } else if source.text[..at].ends_with('>') {
        mistake.write(span(at, 1), "")
    } else {
        mistake.write(span(at, 1), "%3E")
    })
}

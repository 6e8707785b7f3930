//! Which operation of the document an endpoint is.

use syn::ext::IdentExt as _;

use super::types::argument_name;
use crate::{
    document::{Operation, PathPart, percent::decoded},
    endpoint::{Endpoint, Piece},
};

/// The path of an endpoint: text as it is read, and the names of its parameters.
pub(super) fn parts(endpoint: &Endpoint) -> Vec<PathPart> {
    let pieces = endpoint.pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(PathPart::Text(decoded(text))),
        Piece::Path(value) | Piece::Rest(value) => {
            Some(PathPart::Parameter(value.name.unraw().to_string()))
        }
        _ => None,
    });
    pieces.collect()
}

/// The parts of an operation's path, text as it is read.
pub(super) fn documented(operation: &Operation) -> Vec<PathPart> {
    let parts = operation.parts.iter().map(|part| match part {
        PathPart::Text(text) => PathPart::Text(decoded(text)),
        PathPart::Parameter(_) => part.clone(),
    });
    parts.collect()
}

/// Whether a path is that of an operation, but for the names of its parameters.
pub(super) fn is_path_of(parts: &[PathPart], operation: &Operation) -> bool {
    let documented = documented(operation);
    parts.len() == documented.len()
        && parts.iter().zip(&documented).all(|pair| match pair {
            (PathPart::Text(text), PathPart::Text(other)) => text == other,
            (PathPart::Parameter(_), PathPart::Parameter(_)) => true,
            _ => false,
        })
}

/// Whether a path is one of those of an operation: text may stand for a parameter.
pub(super) fn is_case_of(parts: &[PathPart], operation: &Operation) -> bool {
    fills(&flat(parts), &documented(operation))
}

/// A path in which a parameter is one character that no text has.
pub(super) fn flat(parts: &[PathPart]) -> String {
    let parts = parts.iter().map(|part| match part {
        PathPart::Text(text) => text.as_str(),
        PathPart::Parameter(_) => "\0",
    });
    parts.collect()
}

/// Whether the parts make up the path: of each, where it may end is remembered.
fn fills(path: &str, parts: &[PathPart]) -> bool {
    let mut ends = vec![0];
    for part in parts {
        let mut next: Vec<usize> = match part {
            PathPart::Text(text) => {
                let follows = |end: &&usize| path[**end..].starts_with(text.as_str());
                ends.iter()
                    .filter(follows)
                    .map(|end| end.saturating_add(text.len()))
                    .collect()
            }
            PathPart::Parameter(_) => ends
                .iter()
                .flat_map(|start| value_ends(path, *start))
                .collect(),
        };
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends.contains(&path.len())
}

/// Where the value of a parameter that starts here may end: within its segment.
fn value_ends(path: &str, start: usize) -> Vec<usize> {
    let rest = &path[start..];
    if rest.starts_with('\0') {
        return vec![start.saturating_add(1)];
    }
    let characters = rest
        .char_indices()
        .take_while(|(_, c)| !matches!(c, '/' | '\0'));
    characters
        .map(|(at, c)| start.saturating_add(at).saturating_add(c.len_utf8()))
        .collect()
}

/// The names of the parameters of an endpoint and of its operation, in pairs.
pub(super) fn pairs(parts: &[PathPart], operation: &Operation) -> Vec<(String, String)> {
    let names = |parts: &[PathPart]| {
        let names = parts.iter().filter_map(|part| match part {
            PathPart::Parameter(name) => Some(name.clone()),
            PathPart::Text(_) => None,
        });
        names.collect::<Vec<String>>()
    };
    names(parts)
        .into_iter()
        .zip(names(&operation.parts))
        .collect()
}

/// Whether two names differ in style only: `trackId`, `track-id` and `track_id`.
pub(super) fn is_same_name(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// A name without its style.
pub(super) fn folded(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// An operation as a template names it: `GET /tracks/<track_id>`.
pub(super) fn shown(operation: &Operation) -> String {
    format!("{} {}", operation.method, template(operation))
}

/// The path of an operation as a template.
pub(super) fn template(operation: &Operation) -> String {
    let parts = operation.parts.iter().map(|part| match part {
        PathPart::Text(text) => text.clone(),
        PathPart::Parameter(name) => format!("<{}>", argument_name(name)),
    });
    parts.collect()
}

//! The query of a template: pairs of a key and text or a parameter.

use std::ops::Range;

use super::{
    Mistakes, Result,
    characters::is_bracketed,
    check_text, mistake,
    parameter::{self, Extent, Parameter},
    path::check_stray,
    percent::decode,
};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum QueryPiece {
    /// `key=value`, decoded.
    Pair(String, String),
    /// `key=<name>`, or `<name>`, whose key is the name.
    Parameter(String, Parameter),
    /// `<name..>`.
    Fields(Parameter),
}

impl QueryPiece {
    pub(super) fn parameter(&self) -> Option<&Parameter> {
        match self {
            Self::Pair(..) => None,
            Self::Parameter(_, parameter) | Self::Fields(parameter) => Some(parameter),
        }
    }

    /// Whether both would send the same key; different fixed values of one key are a list.
    fn clashes(&self, other: &Self) -> Option<&str> {
        let clash = match (self, other) {
            (Self::Fields(_), _) | (_, Self::Fields(_)) => false,
            (Self::Pair(..), Self::Pair(..)) => self == other,
            (
                Self::Pair(key, _) | Self::Parameter(key, _),
                Self::Pair(other, _) | Self::Parameter(other, _),
            ) => key == other,
        };
        match self {
            Self::Pair(key, _) | Self::Parameter(key, _) if clash => Some(key),
            _ => None,
        }
    }
}

/// Parses the query of a template, which starts at `start`.
pub(super) fn parse(text: &str, start: usize, mistakes: &mut Mistakes) -> Vec<QueryPiece> {
    let mut pieces: Vec<QueryPiece> = Vec::new();
    let mut at = start;
    for pair in text[start..].split('&') {
        let end = at + pair.len();
        if !mistakes.covers(at) {
            let parsed = check_text(text, at..end, start)
                .and_then(|()| check_mark(text, at..end))
                .and_then(|()| parse_pair(pair, at))
                .and_then(|piece| check_twice(piece, &pieces, at..end));
            pieces.extend(mistakes.keep(parsed));
        }
        at = end + 1;
    }
    mistakes.keep(check_last(&pieces, at - 1));
    pieces
}

/// Refuses a pair behind the fields of a struct.
fn check_last(pieces: &[QueryPiece], end: usize) -> Result<()> {
    let misplaced = pieces.iter().find_map(|piece| match piece {
        QueryPiece::Fields(parameter) if parameter.range.end < end => Some(parameter),
        _ => None,
    });
    let Some(Parameter { name, range }) = misplaced else {
        return Ok(());
    };
    let message = format!("`<{name}..>` stands at the end of the query");
    let help = "move it behind the other pairs; one struct can hold the fields of two";
    mistake(range.clone(), message, help)
}

fn check_twice(
    piece: QueryPiece,
    before: &[QueryPiece],
    range: Range<usize>,
) -> Result<QueryPiece> {
    match before.iter().find_map(|before| piece.clashes(before)) {
        None => Ok(piece),
        Some(key) => mistake(
            range,
            format!("the query has `{key}` twice"),
            "an argument that is a slice or `Vec` repeats its key",
        ),
    }
}

fn check_mark(text: &str, range: Range<usize>) -> Result<()> {
    let marks = text[range.clone()].match_indices('?');
    let mut marks = marks.map(|(mark, _)| range.start + mark);
    match marks.find(|mark| !is_bracketed(text, *mark)) {
        None => Ok(()),
        Some(mark) => mistake(
            mark..mark + 1,
            "a second `?`",
            "pairs are separated by `&`; a literal `?` is `%3F`",
        ),
    }
}

fn parse_pair(pair: &str, start: usize) -> Result<QueryPiece> {
    if pair.starts_with('<') {
        return parse_parameter(pair, start);
    }
    let range = start..start + pair.len();
    if pair.is_empty() {
        let help = "write `?key=value`, `?key=<argument>` or `?<argument>`, separated by `&`";
        return mistake(start - 1..start, "the query has an empty pair", help);
    }
    let Some((key, value)) = pair.split_once('=') else {
        check_stray(pair, start)?;
        let help = format!("write `{pair}=` for an empty one, or `<{pair}>` for an argument");
        return mistake(range, format!("`{pair}` has no value"), help);
    };
    if key.is_empty() {
        let message = "a pair of the query without a key";
        return mistake(range, message, "write `key=value`");
    }
    if let Some(bracket) = key.find(['<', '>']) {
        let at = start + bracket;
        return mistake(
            at..at + 1,
            "the key of a query pair is fixed text",
            "send keys that vary by a map: `?<pairs..>`",
        );
    }
    let value_start = start + key.len() + 1;
    if value.contains('<') {
        return parse_value(key, start, value, value_start);
    }
    check_stray(value, value_start)?;
    Ok(QueryPiece::Pair(
        decode(key, start)?,
        decode(value, value_start)?,
    ))
}

/// Parses `<name>` or `<name..>`.
fn parse_parameter(pair: &str, start: usize) -> Result<QueryPiece> {
    let (parameter, extent) = parameter::parse(pair, start)?;
    let Parameter { name, range } = &parameter;
    if range.len() < pair.len() {
        let rest = range.end..start + pair.len();
        let help = format!("write `key=<{name}>`");
        return mistake(rest, "text behind a parameter of the query", help);
    }
    Ok(match extent {
        Extent::Many => QueryPiece::Fields(parameter),
        Extent::One => QueryPiece::Parameter(name.clone(), parameter),
    })
}

/// Parses a value that has a parameter.
fn parse_value(key: &str, key_start: usize, value: &str, start: usize) -> Result<QueryPiece> {
    let range = start..start + value.len();
    let is_parameter =
        value.starts_with('<') && value.find('>').is_none_or(|end| end + 1 == value.len());
    if !is_parameter {
        let message = "the value of a query pair is either fixed text or one parameter";
        return mistake(range, message, "put the text together in the argument");
    }
    let (parameter, extent) = parameter::parse(value, start)?;
    if extent == Extent::Many {
        let name = &parameter.name;
        let message = format!("`<{name}..>` has keys of its own");
        let help = format!("write `<{name}..>` without `{key}=`, or `{key}=<{name}>`");
        return mistake(range, message, help);
    }
    Ok(QueryPiece::Parameter(decode(key, key_start)?, parameter))
}

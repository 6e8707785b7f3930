//! The query of a template: pairs of a key and text or a parameter.

use std::ops::Range;

use super::{
    Mistake, Result, Source, check_text,
    mistake::Mistakes,
    parameter::{self, Extent, Parameter, is_name},
    path::check_stray,
    percent::decode,
    span,
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

/// A pair that was read, and where it stands.
type Pair = (QueryPiece, Range<usize>);

/// Parses the query of a template.
pub(super) fn parse(source: &Source<'_>, mistakes: &mut Mistakes) -> Vec<QueryPiece> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut at = source.path_end.saturating_add(1);
    for pair in source.text[at..].split('&') {
        let part = span(at, pair.len());
        // An empty pair is a separator too many, which is told once.
        let start = if pair.is_empty() {
            at.saturating_sub(1)
        } else {
            at
        };
        if !mistakes.covers(start) {
            let parsed = check_text(source, part.clone())
                .and_then(|()| check_mark(source, part.clone()))
                .and_then(|()| parse_pair(source, part.clone()))
                .and_then(|piece| check_twice(source, piece, &pairs, part.clone()));
            let parsed = mistakes.keep(parsed);
            pairs.extend(parsed.map(|piece| (piece, part.clone())));
        }
        at = part.end.saturating_add(1);
    }
    check_fields(source, &pairs, mistakes);
    pairs.into_iter().map(|(piece, _)| piece).collect()
}

/// Refuses a pair behind the fields of a struct, and a second struct.
fn check_fields(source: &Source<'_>, pairs: &[Pair], mistakes: &mut Mistakes) {
    let fields = pairs.iter().filter_map(|(piece, _)| match piece {
        QueryPiece::Fields(parameter) => Some(parameter),
        _ => None,
    });
    let fields: Vec<&Parameter> = fields.collect();
    if let [first, others @ ..] = fields.as_slice()
        && !others.is_empty()
    {
        for Parameter { name, range } in others {
            let message = format!(
                "a query has the fields of one argument, and `<{}..>` is it",
                first.name
            );
            let help = format!(
                "put `{}` and `{name}` into one struct, or name the fields of one: `key=<field>`",
                first.name
            );
            mistakes.add(Mistake::new(range.clone(), message).help(help));
        }
    } else if let [Parameter { name, range }] = fields.as_slice()
        && range.end < source.text.len()
    {
        let query = source.path_end.saturating_add(1)..source.text.len();
        let written = source.text[query.clone()].split('&');
        let fields = &source.text[range.clone()];
        let mut moved: Vec<&str> = written.filter(|pair| *pair != fields).collect();
        moved.push(fields);
        let message = format!("`<{name}..>` stands at the end of the query");
        mistakes.add(Mistake::new(range.clone(), message).write(query, moved.join("&")));
    }
}

fn check_twice(
    source: &Source<'_>,
    piece: QueryPiece,
    before: &[Pair],
    range: Range<usize>,
) -> Result<QueryPiece> {
    let clash = before.iter().find_map(|(before, first)| {
        let key = piece.clashes(before)?;
        Some((key, &source.text[first.clone()]))
    });
    let Some((key, first)) = clash else {
        return Ok(piece);
    };
    let message = format!("the query has `{key}` twice: the first is `{first}`");
    Err(Mistake::new(range, message)
        .help("keep one; an argument that is a slice or `Vec` repeats its key"))
}

fn check_mark(source: &Source<'_>, part: Range<usize>) -> Result<()> {
    let marks = source.text[part.clone()].match_indices('?');
    let mut marks = marks.map(|(mark, _)| part.start.saturating_add(mark));
    let Some(mark) = marks.find(|mark| !source.is_bracketed(*mark)) else {
        return Ok(());
    };
    let separator = if mark == part.start { "" } else { "&" };
    Err(Mistake::new(span(mark, 1), "a second `?`")
        .write(span(mark, 1), separator)
        .help("; a literal `?` is `%3F`"))
}

fn parse_pair(source: &Source<'_>, part: Range<usize>) -> Result<QueryPiece> {
    let pair = &source.text[part.clone()];
    if pair.starts_with('<') {
        return parse_parameter(source, part);
    }
    if pair.is_empty() {
        // The separator that would have to go: behind the pair, or before it at the end.
        let separator = if part.end < source.text.len() {
            span(part.end, 1)
        } else {
            part.start.saturating_sub(1)..part.start
        };
        let edited = separator.clone();
        return Err(Mistake::new(separator, "the query has an empty pair").write(edited, ""));
    }
    let Some((key, value)) = pair.split_once('=') else {
        if let Some(bracket) = pair
            .find('<')
            .filter(|bracket| pair[*bracket..].contains('>'))
        {
            let end = part.start.saturating_add(bracket);
            let message = "text before a parameter of the query";
            return Err(Mistake::new(part.start..end, message).write(end..end, "="));
        }
        check_stray(source, part.clone())?;
        return Err(valueless(source, part));
    };
    if key.is_empty() {
        let mistake = Mistake::new(part.clone(), "a pair of the query without a key");
        return Err(if value.starts_with('<') {
            mistake.write(span(part.start, 1), "")
        } else {
            mistake.help(format!("write `key={value}`"))
        });
    }
    if let Some(bracket) = key.find(['<', '>']) {
        let at = part.start.saturating_add(bracket);
        let message = "the key of a query pair is fixed text";
        return Err(
            Mistake::new(span(at, 1), message).help("send keys that vary by a map: `?<pairs..>`")
        );
    }
    let value_part = part.start.saturating_add(key.len()).saturating_add(1)..part.end;
    if value.contains('<') {
        return parse_value(source, key, part.start, value_part);
    }
    check_stray(source, value_part.clone())?;
    Ok(QueryPiece::Pair(
        decode(key, part.start)?,
        decode(value, value_part.start)?,
    ))
}

/// `?verbose`
fn valueless(source: &Source<'_>, part: Range<usize>) -> Mistake {
    let pair = &source.text[part.clone()];
    let mistake = Mistake::new(part.clone(), format!("`{pair}` has no value"));
    if source.is_free(pair) {
        return mistake.write(part, format!("<{pair}>"));
    }
    let mistake = mistake.write(part.end..part.end, "=");
    if is_name(pair) {
        mistake.help(format!(" for an empty one, or `<{pair}>` for an argument"))
    } else {
        mistake.help(format!(
            " for an empty one, or `{pair}=<name>` for an argument"
        ))
    }
}

/// Parses `<name>` or `<name..>`.
fn parse_parameter(source: &Source<'_>, part: Range<usize>) -> Result<QueryPiece> {
    let (parameter, extent) = parameter::parse(source, part.clone())?;
    let Parameter { name, range } = &parameter;
    if range.end < part.end {
        return Err(behind(source, name, range.end..part.end));
    }
    Ok(match extent {
        Extent::Many => QueryPiece::Fields(parameter),
        Extent::One => QueryPiece::Parameter(name.clone(), parameter),
    })
}

/// Text behind the parameter `<name>` of the query.
fn behind(source: &Source<'_>, name: &str, rest: Range<usize>) -> Mistake {
    let text = &source.text[rest.clone()];
    if text.starts_with('/') {
        let before = &source.text[source.path_end..rest.start];
        return Mistake::new(rest.clone(), "the path ends where the query starts")
            .write(source.path_end..rest.end, format!("{text}{before}"));
    }
    let mistake = Mistake::new(rest.clone(), "text behind a parameter of the query");
    if text.starts_with('<') {
        return mistake.write(rest.start..rest.start, "&");
    }
    if text.starts_with([',', ';']) && text[1..].starts_with('<') {
        return mistake.write(span(rest.start, 1), "&");
    }
    mistake.help(format!("write `key=<{name}>`"))
}

/// Parses a value that has a parameter.
fn parse_value(
    source: &Source<'_>,
    key: &str,
    key_start: usize,
    part: Range<usize>,
) -> Result<QueryPiece> {
    let value = &source.text[part.clone()];
    let is_parameter = value.starts_with('<')
        && value
            .find('>')
            .is_none_or(|end| end.saturating_add(1) == value.len());
    if !is_parameter {
        let message = "the value of a query pair is either fixed text or one parameter";
        return Err(Mistake::new(part, message).help("put the text together in the argument"));
    }
    let (parameter, extent) = parameter::parse(source, part.clone())?;
    if extent == Extent::Many {
        let name = &parameter.name;
        let message = format!("`<{name}..>` has keys of its own");
        return Err(Mistake::new(part.clone(), message)
            .write(part, format!("<{name}>"))
            .help(format!(", or `<{name}..>` without `{key}=`")));
    }
    Ok(QueryPiece::Parameter(decode(key, key_start)?, parameter))
}

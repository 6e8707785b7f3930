//! The template of an endpoint: from text to pieces, without a word of Rust's syntax trees.

use std::ops::Range;

/// A template, taken apart. Ranges are bytes of its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) path: Vec<PathPiece>,
    pub(crate) query: Vec<QueryPiece>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PathPiece {
    /// Fixed text, as it goes on the wire.
    Text(String),
    /// `<name>`.
    Parameter(Parameter),
    /// `<name..>`.
    Rest(Parameter),
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum QueryPiece {
    /// `key=value`, decoded.
    Pair(String, String),
    /// `key=<name>`, or `<name>`, whose key is the name.
    Parameter(String, Parameter),
    /// `<name..>`.
    Fields(Parameter),
}

/// The name between angle brackets, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) range: Range<usize>,
}

/// What is wrong with a part of a template.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Mistake {
    fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            range,
            message: message.into(),
            help: None,
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

type Result<T> = std::result::Result<T, Mistake>;

impl Template {
    /// Parses a template; of several mistakes, the first one is told.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        check_start(text)?;
        check_characters(text)?;
        check_percent(text)?;
        let (path, query) = match split_query(text) {
            Some(mark) => (&text[..mark], Some(mark + 1)),
            None => (text, None),
        };
        let template = Self {
            path: parse_path(path)?,
            query: match query {
                Some(start) => parse_query(text, start)?,
                None => Vec::new(),
            },
        };
        template.check_names()?;
        Ok(template)
    }

    /// All parameters, in the order of the text.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        let path = self.path.iter().filter_map(|piece| match piece {
            PathPiece::Text(_) => None,
            PathPiece::Parameter(parameter) | PathPiece::Rest(parameter) => Some(parameter),
        });
        let query = self.query.iter().filter_map(|piece| match piece {
            QueryPiece::Pair(..) => None,
            QueryPiece::Parameter(_, parameter) | QueryPiece::Fields(parameter) => Some(parameter),
        });
        path.chain(query)
    }

    fn check_names(&self) -> Result<()> {
        let parameters: Vec<_> = self.parameters().collect();
        for (index, parameter) in parameters.iter().enumerate() {
            let name = &parameter.name;
            if parameters[..index].iter().any(|other| other.name == *name) {
                let message = format!("parameter `<{name}>` appears twice");
                return Err(Mistake::new(parameter.range.clone(), message)
                    .help("give the second a name and an argument of its own"));
            }
        }
        let keys: Vec<_> = self.query.iter().filter_map(QueryPiece::key).collect();
        for (index, (key, range)) in keys.iter().enumerate() {
            if keys[..index].iter().any(|(other, _)| other == key) {
                let message = format!("the query has `{key}` twice");
                return Err(Mistake::new(range.clone().unwrap_or(0..0), message)
                    .help("an argument that is a slice or `Vec` repeats its key"));
            }
        }
        Ok(())
    }
}

impl QueryPiece {
    fn key(&self) -> Option<(&str, Option<Range<usize>>)> {
        match self {
            Self::Pair(key, _) => Some((key, None)),
            Self::Parameter(key, parameter) => Some((key, Some(parameter.range.clone()))),
            Self::Fields(_) => None,
        }
    }
}

/// The question mark that starts the query: one inside brackets belongs to a malformed parameter.
fn split_query(text: &str) -> Option<usize> {
    let mut open = false;
    text.char_indices().find_map(|(index, character)| {
        match character {
            '<' => open = true,
            '>' => open = false,
            '?' if !open => return Some(index),
            _ => {}
        }
        None
    })
}

fn check_start(text: &str) -> Result<()> {
    if text.is_empty() {
        return Err(Mistake::new(0..0, "the path is empty").help("write `\"/\"`"));
    }
    if let Some(scheme) = text.find("://") {
        let host = scheme + 3;
        let end = text[host..]
            .find('/')
            .map_or(text.len(), |slash| host + slash);
        let path = if end == text.len() { "/" } else { &text[end..] };
        return Err(
            Mistake::new(0..end, "this is a URL; a template starts with the path").help(format!(
                "write `\"{path}\"`, and give `{}` to `Client::builder`",
                &text[..end]
            )),
        );
    }
    if !text.starts_with('/') {
        let first = text.chars().next().map_or(0, char::len_utf8);
        return Err(Mistake::new(0..first, "a path starts with `/`")
            .help(format!("write `\"/{}\"`", text.trim_start())));
    }
    Ok(())
}

/// Refuses what no URL may hold.
fn check_characters(text: &str) -> Result<()> {
    for (index, character) in text.char_indices() {
        let range = index..index + character.len_utf8();
        let shown = character.escape_debug();
        let encoded = encode(character);
        if character.is_control() {
            let message = format!("a template cannot hold the control character `{shown}`");
            return Err(Mistake::new(range, message).help("remove it"));
        }
        if character.is_whitespace() && !within_brackets(text, index) {
            return Err(Mistake::new(range, "white space in a template")
                .help("write `%20` if the server expects a space; otherwise remove it"));
        }
        if !character.is_ascii() && !within_brackets(text, index) {
            let message = format!("`{shown}` is not ASCII");
            return Err(Mistake::new(range, message).help(format!("write it as `{encoded}`")));
        }
        if character == '#' {
            let rest = index..text.len();
            return Err(Mistake::new(rest, "a fragment is never sent to a server")
                .help("remove it, or write `%23` for a literal `#`"));
        }
        if matches!(character, '{' | '}') || (character == ':' && text[..index].ends_with('/')) {
            return Err(foreign_parameter(text, index));
        }
        if matches!(character, '\\' | '^' | '`' | '|' | '"') {
            let message = format!("`{shown}` is not allowed in a URL");
            return Err(Mistake::new(range, message).help(format!("write it as `{encoded}`")));
        }
    }
    Ok(())
}

/// Inside brackets stands a name, and the mistake is about that name.
fn within_brackets(text: &str, index: usize) -> bool {
    match (text[..index].rfind('<'), text[index..].find('>')) {
        (Some(open), Some(_)) => !text[open..index].contains('>'),
        _ => false,
    }
}

/// `{id}` and `:id`, as other frameworks write them.
fn foreign_parameter(text: &str, index: usize) -> Mistake {
    let rest = &text[index..];
    let end = match rest.find('}') {
        Some(end) if rest.starts_with('{') => end + 1,
        _ => rest[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .map_or(rest.len(), |end| end + 1),
    };
    let written = &rest[..end];
    let name = written.trim_matches(['{', '}', ':']);
    let mistake = Mistake::new(index..index + end, "parameters are written `<name>`");
    if name.is_empty() || rest.starts_with('}') {
        return mistake.help("a literal `{`, `}` or `:` is written `%7B`, `%7D`, `%3A`");
    }
    mistake.help(format!("write `<{name}>`"))
}

fn check_percent(text: &str) -> Result<()> {
    for (index, _) in text.match_indices('%') {
        let digits = text.get(index + 1..index + 3).unwrap_or_default();
        let range = index..text.len().min(index + 1 + digits.len());
        let Ok(byte) = u8::from_str_radix(digits, 16) else {
            let shown = &text[range.clone()];
            let message = format!("`{shown}` is not a percent escape of two hexadecimal digits");
            return Err(Mistake::new(range, message).help("write `%25` for a literal `%`"));
        };
        if digits.len() == 2 && matches!(byte, b'.' | b'/' | b'\\') && !text[..index].contains('?')
        {
            let message = format!(
                "`%{digits}` is taken by some servers as `{}`",
                char::from(byte)
            );
            return Err(Mistake::new(range, message)
                .help(format!("write `{}`, or leave it out", char::from(byte))));
        }
    }
    Ok(())
}

fn parse_path(path: &str) -> Result<Vec<PathPiece>> {
    let mut pieces = Vec::new();
    let mut start = 1;
    let segments: Vec<&str> = path[1..].split('/').collect();
    let mut text = "/".to_owned();
    for (index, segment) in segments.iter().enumerate() {
        let last = index + 1 == segments.len();
        if index > 0 {
            text.push('/');
        }
        check_segment(segment, start, last)?;
        parse_segment(segment, start, last, &mut text, &mut pieces)?;
        start += segment.len() + 1;
    }
    if !text.is_empty() {
        pieces.push(PathPiece::Text(text));
    }
    Ok(pieces)
}

fn check_segment(segment: &str, start: usize, last: bool) -> Result<()> {
    if segment.is_empty() && !last {
        return Err(Mistake::new(start - 1..start + 1, "empty path segment").help("write one `/`"));
    }
    if matches!(segment, "." | "..") {
        let message = format!("`{segment}` is resolved away before the request is sent");
        return Err(Mistake::new(start..start + segment.len(), message)
            .help("write the path that is meant"));
    }
    Ok(())
}

fn parse_segment(
    segment: &str,
    start: usize,
    last: bool,
    text: &mut String,
    pieces: &mut Vec<PathPiece>,
) -> Result<()> {
    let mut at = 0;
    while at < segment.len() {
        let rest = &segment[at..];
        if !rest.starts_with('<') {
            let end = rest.find('<').unwrap_or(rest.len());
            check_stray(&rest[..end], start + at)?;
            text.push_str(&rest[..end]);
            at += end;
            continue;
        }
        let (parameter, is_rest) = parse_parameter(rest, start + at)?;
        at += parameter.range.len();
        if !text.is_empty() {
            pieces.push(PathPiece::Text(std::mem::take(text)));
        }
        if !is_rest {
            pieces.push(PathPiece::Parameter(parameter));
            continue;
        }
        let alone = parameter.range.len() == segment.len();
        if !alone || !last {
            let name = &parameter.name;
            let message =
                format!("`<{name}..>` is the rest of the path, and stands alone at its end");
            return Err(Mistake::new(parameter.range.clone(), message)
                .help(format!("write `<{name}>` for a part of one segment")));
        }
        pieces.push(PathPiece::Rest(parameter));
    }
    Ok(())
}

fn check_stray(text: &str, start: usize) -> Result<()> {
    match text.find('>') {
        None => Ok(()),
        Some(at) => Err(
            Mistake::new(start + at..start + at + 1, "`>` without a `<` before it")
                .help("a parameter is written `<name>`; a literal `>` is `%3E`"),
        ),
    }
}

/// Parses `<name>` or `<name..>` at the start of `text`; says which.
fn parse_parameter(text: &str, start: usize) -> Result<(Parameter, bool)> {
    let name_end = |text: &str| {
        text.find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len())
    };
    let Some(end) = text.find('>') else {
        let shown = &text[..=name_end(&text[1..])];
        let message = format!("parameter `{shown}` is never closed");
        return Err(
            Mistake::new(start..start + shown.len(), message).help(format!("write `{shown}>`"))
        );
    };
    let range = start..start + end + 1;
    let inside = &text[1..end];
    let wrong = |message: &str, help: String| Err(Mistake::new(range.clone(), message).help(help));
    if inside.contains('<') {
        return wrong(
            "`<` inside a parameter",
            "close the first one: `<name>`".to_owned(),
        );
    }
    if inside.is_empty() || inside == ".." {
        return wrong(
            "a parameter needs a name",
            "write the name of an argument between `<` and `>`".to_owned(),
        );
    }
    let name = inside.strip_suffix("..").unwrap_or(inside);
    if is_name(name) {
        let is_rest = name.len() < inside.len();
        let name = name.to_owned();
        return Ok((Parameter { name, range }, is_rest));
    }
    let dotted = inside.contains("..") || inside.starts_with('*');
    let core: String = inside
        .trim_matches(['.', '*', ' ', '?'])
        .split(':')
        .next()
        .unwrap_or_default()
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect();
    let fixed = format!("<{core}{}>", if dotted { ".." } else { "" });
    let help = if is_name(&core) {
        format!("write `{fixed}`")
    } else {
        "use letters, digits and `_`, as in the name of an argument".to_owned()
    };
    if inside.contains(':') || inside.ends_with('?') {
        return wrong(
            "a parameter is only a name; its type is that of the argument",
            help,
        );
    }
    if matches!(name, "self" | "Self" | "super" | "crate" | "_") {
        let message = format!("`{name}` cannot be the name of an argument");
        return wrong(
            &message,
            "take another name; servers never see it".to_owned(),
        );
    }
    wrong(
        &format!("`{inside}` cannot be the name of an argument"),
        help,
    )
}

fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && characters.all(|c| c.is_alphanumeric() || c == '_')
        && !matches!(name, "self" | "Self" | "super" | "crate" | "_")
}

fn parse_query(text: &str, start: usize) -> Result<Vec<QueryPiece>> {
    let mut pieces = Vec::new();
    let mut at = start;
    let query = &text[start..];
    if let Some(second) = query
        .find('?')
        .filter(|mark| !within_brackets(query, *mark))
    {
        let range = start + second..start + second + 1;
        return Err(Mistake::new(range, "a second `?`")
            .help("pairs are separated by `&`; a literal `?` is `%3F`"));
    }
    let pairs: Vec<&str> = query.split('&').collect();
    for (index, pair) in pairs.iter().enumerate() {
        if pair.is_empty() {
            return Err(Mistake::new(at - 1..at, "the query has an empty pair")
                .help("write `?key=value`, `?key=<argument>` or `?<argument>`, separated by `&`"));
        }
        let piece = parse_pair(pair, at)?;
        if let (QueryPiece::Fields(parameter), true) = (&piece, index + 1 < pairs.len()) {
            let message = format!("`<{}..>` stands at the end of the query", parameter.name);
            return Err(Mistake::new(parameter.range.clone(), message)
                .help("move it behind the other pairs; one struct can hold the fields of two"));
        }
        pieces.push(piece);
        at += pair.len() + 1;
    }
    Ok(pieces)
}

fn parse_pair(pair: &str, start: usize) -> Result<QueryPiece> {
    if pair.starts_with('<') {
        let (parameter, is_fields) = parse_parameter(pair, start)?;
        let rest = start + parameter.range.len()..start + pair.len();
        if !rest.is_empty() {
            return Err(Mistake::new(rest, "text behind a parameter of the query")
                .help(format!("write `key=<{}>`", parameter.name)));
        }
        return Ok(if is_fields {
            QueryPiece::Fields(parameter)
        } else {
            QueryPiece::Parameter(parameter.name.clone(), parameter)
        });
    }
    let range = start..start + pair.len();
    let Some((key, value)) = pair.split_once('=') else {
        check_stray(pair, start)?;
        return Err(
            Mistake::new(range, format!("`{pair}` has no value")).help(format!(
                "write `{pair}=` for an empty one, or `<{pair}>` for an argument"
            )),
        );
    };
    if key.is_empty() {
        return Err(
            Mistake::new(range, "a pair of the query without a key").help("write `key=value`")
        );
    }
    if let Some(bracket) = key.find(['<', '>']) {
        let at = start + bracket;
        return Err(
            Mistake::new(at..at + 1, "the key of a query pair is fixed text")
                .help("send keys that vary by a map: `?<pairs..>`"),
        );
    }
    let value_start = start + key.len() + 1;
    if !value.contains('<') {
        check_stray(value, value_start)?;
        return Ok(QueryPiece::Pair(decode(key), decode(value)));
    }
    let mixed = || {
        Mistake::new(
            value_start..start + pair.len(),
            "the value of a query pair is either fixed text or one parameter",
        )
        .help("put the text together in the argument")
    };
    if !value.starts_with('<') {
        return Err(mixed());
    }
    let (parameter, is_fields) = parse_parameter(value, value_start)?;
    if parameter.range.len() < value.len() {
        return Err(mixed());
    }
    if is_fields {
        let name = &parameter.name;
        return Err(Mistake::new(
            parameter.range.clone(),
            format!("`<{name}..>` has keys of its own"),
        )
        .help(format!(
            "write `<{name}..>` without `{key}=`, or `{key}=<{name}>`"
        )));
    }
    Ok(QueryPiece::Parameter(decode(key), parameter))
}

fn encode(character: char) -> String {
    let mut buffer = [0; 4];
    character
        .encode_utf8(&mut buffer)
        .bytes()
        .map(|byte| format!("%{byte:02X}"))
        .collect()
}

/// Resolves percent escapes, which were checked before. A `+` is a plus here.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let digits = after.get(..2).unwrap_or_default();
        bytes.extend(u8::from_str_radix(digits, 16));
        rest = after.get(2..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

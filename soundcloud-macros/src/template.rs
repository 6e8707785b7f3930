//! The template of an endpoint: from text to pieces, without a word of Rust's syntax trees.

mod characters;
mod mistake;
mod parameter;
mod path;
pub(crate) mod percent;
mod query;
mod source;

pub(crate) use self::{mistake::Mistake, parameter::Parameter, path::PathPiece, query::QueryPiece};
use self::{
    mistake::Mistakes,
    source::{Source, span},
};

/// A template, taken apart. Ranges are bytes of its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) path: Vec<PathPiece>,
    pub(crate) query: Vec<QueryPiece>,
}

type Result<T> = std::result::Result<T, Mistake>;

impl Template {
    /// Parses all that can be read, and tells the mistakes: one of each segment and pair. `free`
    /// are the arguments that nothing in the attribute names.
    pub(crate) fn parse(text: &str, free: &[String]) -> (Self, Vec<Mistake>) {
        let (template, mut mistakes) = Self::read(text, free);
        mistake::finish(text, free, &mut mistakes);
        (template, mistakes)
    }

    fn read(text: &str, free: &[String]) -> (Self, Vec<Mistake>) {
        let source = Source::new(text, free);
        let mut mistakes = Mistakes::default();
        let started = mistakes.keep(check_start(text)).is_some();
        let is_url = text.contains("://") || text.trim_start().starts_with("//");
        if !started && (text.is_empty() || is_url) {
            return (Self::default(), mistakes.0);
        }
        let mut template = Self {
            path: path::parse(&source, &mut mistakes),
            query: Vec::new(),
        };
        if source.path_end < text.len() {
            template.query = query::parse(&source, &mut mistakes);
        }
        template.check_names(&source, &mut mistakes);
        (template, mistakes.0)
    }

    /// All parameters, in the order of the text.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        let path = self.path.iter().filter_map(PathPiece::parameter);
        path.chain(self.query.iter().filter_map(QueryPiece::parameter))
    }

    /// The text of this template with one parameter more in its query.
    pub(crate) fn with_query(&self, text: &str, parameter: &str) -> String {
        match self.query.last() {
            None => format!("{text}?<{parameter}>"),
            Some(QueryPiece::Fields(Parameter { range, .. })) => {
                let (before, fields) = text.split_at(range.start);
                format!("{before}<{parameter}>&{fields}")
            }
            Some(_) => format!("{text}&<{parameter}>"),
        }
    }

    /// The text of this template with one parameter more in its path, if that has room for it.
    pub(crate) fn with_path(&self, text: &str, parameter: &str) -> Option<String> {
        if matches!(self.path.last(), Some(PathPiece::Rest(_))) {
            return None;
        }
        let (path, query) = match text.split_once('?') {
            Some((path, _)) => text.split_at(path.len()),
            None => (text, ""),
        };
        let mut segments: Vec<String> = path.split('/').map(str::to_owned).collect();
        let written = format!("<{parameter}>");
        if let Some(same) = segments.iter_mut().find(|segment| *segment == parameter) {
            *same = written;
        } else {
            // `/tracks/` is `/tracks/<id>`.
            segments.retain(|segment| !segment.is_empty());
            segments.insert(0, String::new());
            segments.push(written);
        }
        Some(segments.join("/") + query)
    }

    fn check_names(&self, source: &Source<'_>, mistakes: &mut Mistakes) {
        let mut before: Vec<&str> = Vec::new();
        for Parameter { name, range } in self.parameters() {
            if before.contains(&name.as_str()) {
                let help = match source.unnamed() {
                    Some(free) => format!("one of the two may be meant as `<{free}>`"),
                    None => "give the second a name and an argument of its own".to_owned(),
                };
                let message = format!("parameter `<{name}>` appears twice");
                mistakes.add(Mistake::new(range.clone(), message).help(help));
            }
            before.push(name);
        }
    }
}

/// Checks what stands in a segment or a pair, whatever it means.
fn check_text(source: &Source<'_>, part: std::ops::Range<usize>) -> Result<()> {
    characters::check(source, part.clone())?;
    percent::check(source, part)
}

fn check_start(text: &str) -> Result<()> {
    if text.is_empty() {
        return Err(Mistake::new(0..0, "the path is empty").write(0..0, "/"));
    }
    // White space has a message of its own.
    let path = text.trim_start();
    let authority = path
        .strip_prefix("//")
        .and_then(|host| host.split('/').next());
    if authority.is_some_and(|host| host.contains('.') && !host.contains('<')) {
        return Err(url(
            text,
            text.len()
                .saturating_sub(path.len())
                .saturating_add("//".len()),
        ));
    }
    if path.starts_with('/') {
        return Ok(());
    }
    if let Some((_, rest)) = text.split_once("://") {
        return Err(url(text, text.len().saturating_sub(rest.len())));
    }
    let start = text.len().saturating_sub(path.len());
    let first = path.chars().next().map_or(0, char::len_utf8);
    Err(Mistake::new(span(start, first), "a path starts with `/`").write(start..start, "/"))
}

/// A URL whose host starts at `host`.
fn url(text: &str, host: usize) -> Mistake {
    let authority = text[host..].find(['/', '?', '#']);
    let end = authority.map_or(text.len(), |length| host.saturating_add(length));
    let slash = if text[end..].starts_with('/') {
        ""
    } else {
        "/"
    };
    let base = text[..end].trim_start();
    let scheme = if base.starts_with("//") { "https:" } else { "" };
    Mistake::new(
        text.len().saturating_sub(text.trim_start().len())..end,
        "this is a URL; a template starts with the path",
    )
    .write(0..end, slash)
    .help(format!(
        ", and give the rest to the client: `Client::builder(\"{scheme}{base}\")`"
    ))
}

#[cfg(test)]
mod tests;

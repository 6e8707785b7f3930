//! Text within a line: what rustdoc would take for links and HTML.

/// Text in which nothing is a link or HTML but what is certainly meant as a link.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (part, length) = part(rest, first);
        written.push_str(&part);
        rest = &rest[length..];
    }
    written
}

/// What stands for the start of a text, and how long that start is.
fn part(text: &str, first: char) -> (String, usize) {
    let one = first.len_utf8();
    let as_is = |length: usize| (text[..length].to_owned(), length);
    match first {
        '\\' if text[1..].starts_with(|c: char| c.is_ascii_punctuation()) => as_is(2),
        '`' => match code(text) {
            Some(length) => as_is(length),
            None => ("\\`".to_owned(), one),
        },
        '<' if let Some(length) = bracketed_url(text) => as_is(length),
        '[' if let Some((shown, url, length)) = link(text) => {
            (format!("[{}]({url})", escaped(shown)), length)
        }
        '<' | '>' | '[' | ']' => (format!("\\{first}"), one),
        'h' if let length @ 1.. = url(text) => (format!("<{}>", &text[..length]), length),
        _ => as_is(one),
    }
}

/// The length of code between backticks.
fn code(text: &str) -> Option<usize> {
    let ticks = |text: &str| text.bytes().take_while(|byte| *byte == b'`').count();
    let fence = ticks(text);
    let mut at = fence;
    while let Some(start) = text[at..].find('`') {
        let length = ticks(&text[at.saturating_add(start)..]);
        at = at.saturating_add(start.saturating_add(length));
        if length == fence {
            return Some(at);
        }
    }
    None
}

/// The length of `<https://…>`.
fn bracketed_url(text: &str) -> Option<usize> {
    let length = url(&text[1..]);
    (length > 0 && text[length.saturating_add(1)..].starts_with('>'))
        .then_some(length.saturating_add(2))
}

/// What is shown of `[…](https://…)`, its URL, and how long it is.
fn link(text: &str) -> Option<(&str, &str, usize)> {
    let (shown, rest) = text[1..].split_once(']')?;
    let rest = rest.strip_prefix('(')?;
    let (target, _) = rest.split_once(')')?;
    let is_link = !shown.contains('[')
        && !shown.contains("://")
        && url(target) == target.len()
        && !target.is_empty();
    is_link.then_some((
        shown,
        target,
        shown
            .len()
            .saturating_add(target.len())
            .saturating_add("[]()".len()),
    ))
}

/// The length of a URL at the start of a text, or 0.
fn url(text: &str) -> usize {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.starts_with(scheme));
    let Some(scheme) = scheme else { return 0 };
    let is_end = |c: char| c.is_whitespace() || "<>\"'`|()[]{}\\^".contains(c);
    let end = text.find(is_end).unwrap_or(text.len());
    // What ends a sentence is no part of it.
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    if url.len() > scheme.len() {
        url.len()
    } else {
        0
    }
}

//! Comments of Rust as text for people who read no Rust.

/// The words of an operation: its first sentence without the full stop, and the rest.
pub(super) fn split(docs: &str) -> (Option<String>, Option<String>) {
    let text = plain(docs);
    let end = first_sentence(&text);
    let (summary, rest) = text.split_at(end);
    let words: Vec<&str> = summary.split_whitespace().collect();
    let summary = words.join(" ");
    let summary = summary.strip_suffix('.').unwrap_or(&summary);
    let told = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (told(summary), told(rest.trim()))
}

/// Where the first sentence ends: behind a full stop before a word that is not in lower case, or with
/// its paragraph.
fn first_sentence(text: &str) -> usize {
    let paragraph = text.split("\n\n").next().unwrap_or(text);
    let stops = paragraph.split_inclusive('.').scan(0_usize, |end, part| {
        *end = end.saturating_add(part.len());
        Some(*end)
    });
    let mut ends = stops.filter(|end| {
        let rest = paragraph.get(*end..).unwrap_or_default();
        let next = rest.trim_start();
        next.len() < rest.len() && !next.starts_with(char::is_lowercase)
    });
    ends.next().unwrap_or(paragraph.len())
}

/// The text without examples in Rust, and without links that lead to Rust; a paragraph is one line.
pub(super) fn plain(docs: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut block = None;
    for line in docs.trim().lines() {
        if let Some(fence) = line.trim_start().strip_prefix("```") {
            let is_rust = block.unwrap_or_else(|| is_rust(fence));
            block = block.is_none().then_some(is_rust);
            if !is_rust {
                lines.push(line.to_owned());
            }
            continue;
        }
        match block {
            Some(true) => {}
            Some(false) => lines.push(line.to_owned()),
            None if is_about_rust(line) => {}
            None => add(&mut lines, &unlinked(line)),
        }
    }
    lines.join("\n").trim().to_owned()
}

/// Adds a line of text, if it goes on with its paragraph to the line before it.
fn add(lines: &mut Vec<String>, line: &str) {
    match lines.last_mut() {
        Some(last) if last.is_empty() && line.is_empty() => {}
        Some(last) if is_text(last) && is_text(line) => {
            last.push(' ');
            last.push_str(line);
        }
        _ => lines.push(line.to_owned()),
    }
}

/// Whether a line is neither empty nor a heading, a part of a table or list, or indented.
fn is_text(line: &str) -> bool {
    let word = line.split(' ').next().unwrap_or_default();
    let is_item = word.ends_with(['.', ')']) && word.starts_with(|first: char| first.is_numeric());
    let is_marked = word.is_empty() || matches!(word, "-" | "*" | "+");
    !is_item && !is_marked && !line.starts_with(['#', '|', '>']) && !line.starts_with("```")
}

/// Whether a block with these words behind its fence is code that rustdoc compiles.
fn is_rust(words: &str) -> bool {
    const RUST: [&str; 5] = ["rust", "no_run", "ignore", "should_panic", "compile_fail"];
    let mut words = words.split([',', ' ']).filter(|word| !word.is_empty());
    words.all(|word| RUST.contains(&word) || word.starts_with("edition"))
}

/// A heading over examples, and the target of a link.
fn is_about_rust(line: &str) -> bool {
    let heading = line.trim_start_matches('#').trim();
    let is_target = line.starts_with('[')
        && line
            .split_once("]: ")
            .is_some_and(|(_, target)| !is_address(target));
    is_target || line.starts_with('#') && matches!(heading, "Example" | "Examples")
}

fn is_address(target: &str) -> bool {
    target.contains("://") || target.starts_with(['#', '/']) || target.starts_with("mailto:")
}

/// A line in which links to items are no more than their text.
fn unlinked(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('[') {
        text.push_str(before);
        let (shown, behind) = link(behind).unwrap_or(("[", behind));
        text.push_str(shown);
        rest = behind;
    }
    text + rest
}

/// The text of a link that leads to an item, and what stands behind it.
fn link(text: &str) -> Option<(&str, &str)> {
    let (shown, behind) = text.split_once(']')?;
    let is_code = shown.len() > 2 && shown.starts_with('`') && shown.ends_with('`');
    for (open, close) in [('(', ')'), ('[', ']')] {
        let target = behind
            .strip_prefix(open)
            .and_then(|behind| behind.split_once(close));
        if let Some((target, behind)) = target {
            let leads_to_item = !is_address(target) && (is_code || target.contains("::"));
            return leads_to_item.then_some((shown, behind));
        }
    }
    is_code.then_some((shown, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_the_summary() {
        for (docs, summary, description) in [
            ("", None, None),
            ("One item.", Some("One item"), None),
            ("One item", Some("One item"), None),
            ("One\nitem. Of many.", Some("One item"), Some("Of many.")),
            ("One\n\nof many", Some("One"), Some("of many")),
            (
                "Items, e.g. one. All.",
                Some("Items, e.g. one"),
                Some("All."),
            ),
            ("Version 1.2 of it.\n", Some("Version 1.2 of it"), None),
        ] {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            assert_eq!(split(docs), (owned(summary), owned(description)), "{docs}");
        }
    }

    #[test]
    fn what_is_about_rust_is_left_out() {
        let docs =
            "A.\n\n# Examples\n\n```\n# use a;\na();\n```\n\nB.\n\n```json\n[1]\n```\n[a]: Self::a";
        assert_eq!(plain(docs), "A.\n\nB.\n\n```json\n[1]\n```");
        for fence in ["no_run", "rust,ignore", "edition2024"] {
            assert_eq!(
                plain(&format!("A.\n\n```{fence}\na()\n```\n\nB.")),
                "A.\n\nB."
            );
        }
    }

    #[test]
    fn a_paragraph_is_one_line() {
        for (docs, text) in [
            ("a\n`b` c\n\nd\ne", "a `b` c\n\nd e"),
            ("a\n- b\n  c\n* d\n1. e", "a\n- b\n  c\n* d\n1. e"),
            ("# a\nb\n| c |\n|---|\n> d", "# a\nb\n| c |\n|---|\n> d"),
            ("a\n```text\nb\nc\n```\nd", "a\n```text\nb\nc\n```\nd"),
        ] {
            assert_eq!(plain(docs), text);
        }
    }

    #[test]
    fn links_to_items_are_their_text() {
        for (docs, text) in [
            ("As [`a`](Self::a), b", "As `a`, b"),
            ("[`a`] and [`b`][c]", "`a` and `b`"),
            ("[the a](crate::a)", "the a"),
            (
                "[a](https://a.example) [b](#b)",
                "[a](https://a.example) [b](#b)",
            ),
            ("[`a`](https://a.example)", "[`a`](https://a.example)"),
            ("a[0], [b], [", "a[0], [b], ["),
            ("[`a", "[`a"),
        ] {
            assert_eq!(plain(docs), text);
        }
    }
}

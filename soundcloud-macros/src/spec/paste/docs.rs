//! Texts of a document as documentation: Markdown stays, and nothing of it means more to rustdoc.

mod inline;

use self::inline::escaped;
use super::layout::{Margin, length};

/// Languages of code that rustdoc does not take for Rust, nor for a slip of somebody who meant it.
#[rustfmt::skip]
const LANGUAGES: [&str; 19] = [
    "bash", "c", "console", "csharp", "css", "go", "graphql", "html", "http", "java", "javascript", "json", "php",
    "python", "ruby", "sh", "sql", "xml", "yaml",
];

/// Lines of documentation; between two texts is an empty one.
pub(crate) fn lines(texts: &[&str], margin: Margin) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        let mut blocks = Blocks::new(margin.width.saturating_sub("/// ".len()));
        blocks.read(text);
        if !lines.is_empty() && !blocks.lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(blocks.lines);
    }
    let documented = lines.iter().map(|line| {
        let line = format!("{}/// {line}", margin.indent);
        line.trim_end().to_owned()
    });
    documented.collect()
}

/// Blocks of Markdown while they are read.
struct Blocks {
    width: usize,
    lines: Vec<String>,
    /// What stands before the first and before each other line of the block, and its text.
    open: Option<(String, String)>,
    /// The fence that ends a block of code.
    fence: Option<String>,
}

impl Blocks {
    fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
            open: None,
            fence: None,
        }
    }

    fn read(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        for line in text.lines() {
            let line: String = line.chars().filter_map(shown).collect();
            match self.fence.take() {
                Some(fence) => self.code(&line, fence),
                None => self.line(line.trim()),
            }
        }
        self.close();
        if let Some(fence) = self.fence.take() {
            self.lines.push(fence);
        }
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
    }

    /// A line of code.
    fn code(&mut self, line: &str, fence: String) {
        let end = line.trim();
        let sign = fence.chars().next().unwrap_or('`');
        let is_end = end.len() >= fence.len() && end.chars().all(|c| c == sign);
        self.lines.push(if is_end {
            fence.clone()
        } else {
            line.trim_end().to_owned()
        });
        self.fence = (!is_end).then_some(fence);
    }

    /// A line outside of code.
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            self.close();
            if self.lines.last().is_some_and(|last| !last.is_empty()) {
                self.lines.push(String::new());
            }
        } else if let Some(fence) = fence(line) {
            self.close();
            let language = line[fence.len()..].trim();
            let known = LANGUAGES
                .iter()
                .find(|known| language.eq_ignore_ascii_case(known));
            self.lines
                .push(format!("{fence}{}", known.unwrap_or(&"text")));
            self.fence = Some(fence);
        } else if line.starts_with(['|', '#']) || is_rule(line) {
            // What has to be one line is one.
            self.close();
            self.lines.push(escaped(line));
        } else if let Some(marker) = marker(line) {
            self.close();
            let text = line[marker.len()..].trim().to_owned();
            self.open = Some((marker.to_owned(), text));
        } else {
            let (_, text) = self.open.get_or_insert_default();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
        }
    }

    /// Writes a paragraph or an item of a list.
    fn close(&mut self) {
        let Some((marker, text)) = self.open.take() else {
            return;
        };
        let indent = " ".repeat(marker.len());
        let (mut line, mut column) = (marker, indent.len());
        for word in escaped(&text).split_whitespace() {
            let fits = column.saturating_add(1).saturating_add(length(word)) <= self.width;
            if column > indent.len() && !fits && !starts_block(word) {
                self.lines.push(line);
                (line, column) = (indent.clone(), indent.len());
            }
            if column > indent.len() {
                line.push(' ');
                column = column.saturating_add(1);
            }
            line.push_str(word);
            column = column.saturating_add(length(word));
        }
        self.lines.push(line);
    }
}

/// A character as it may stand in a comment: none that changes how the others are shown.
fn shown(character: char) -> Option<char> {
    match character {
        '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        other => (!other.is_control()).then_some(other),
    }
}

/// The fence at the start of a line.
fn fence(line: &str) -> Option<String> {
    let sign = line
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.chars().take_while(|c| *c == sign).count();
    let is_fence = length >= 3 && !line[length..].contains('`');
    is_fence.then(|| line[..length].to_owned())
}

/// `---`, and what else is no word.
fn is_rule(line: &str) -> bool {
    line.chars()
        .all(|c| matches!(c, '-' | '=' | '*' | '_' | ' '))
        && length(line) > 1
}

/// What an item of a list starts with: `- `, `12. `.
fn marker(line: &str) -> Option<&str> {
    let (sign, _) = line.split_once(' ')?;
    let number = sign.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..10).contains(&number.len()) && number.bytes().all(|c| c.is_ascii_digit());
    (is_number || matches!(sign, "-" | "*" | "+")).then(|| &line[..=sign.len()])
}

/// Whether a line that starts with a word would be no part of a paragraph.
fn starts_block(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit());
    let is_html = word.starts_with('<') && !word.starts_with("<http");
    let signs = ['-', '*', '+', '=', '_', '#', '>', '|', '~', '`'];
    is_number
        || is_html
        || word.starts_with('>')
        || word.starts_with("```")
        || word.chars().all(|c| signs.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::paste::layout::METHOD;

    fn written(text: &str) -> Vec<String> {
        let lines = lines(&[text], METHOD);
        let texts = lines.iter().map(|line| {
            let text = line.strip_prefix("///").expect("documentation");
            text.strip_prefix(' ').unwrap_or(text).to_owned()
        });
        texts.collect()
    }

    #[test]
    fn paragraphs_are_wrapped() {
        let text = "word ".repeat(30) + "\n  and more\r\n\n\n\nlast";
        let lines = written(&text);
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert!(lines[0].len() <= 92 && lines[0].len() > 86);
        assert!(lines[1].ends_with("word and more"));
        assert_eq!(lines[2..], ["", "last"]);
    }

    #[test]
    fn texts_are_parted_by_an_empty_line() {
        assert_eq!(
            lines(&["one", "", "two\n"], METHOD),
            ["/// one", "///", "/// two"]
        );
        assert!(lines(&[" \n "], METHOD).is_empty());
    }

    #[test]
    fn lists_tables_headings_and_rules_stay() {
        let text =
            "# Title\nfirst\n- one\n  goes on\n* two\n12. three\n\n| a | b |\n|---|---|\n---\nlast";
        assert_eq!(
            written(text),
            [
                "# Title",
                "first",
                "- one goes on",
                "* two",
                "12. three",
                "",
                "| a | b |",
                "|---|---|",
                "---",
                "last"
            ]
        );
    }

    #[test]
    fn an_item_goes_on_below_its_text() {
        let lines = written(&format!("- {}", "word ".repeat(30)));
        assert!(lines[1].starts_with("  word"), "{lines:?}");
    }

    #[test]
    fn no_line_starts_with_what_starts_a_block() {
        for word in ["-", "+", "1.", "#", "===", ">x", "```", "`a` - b", "<div>"] {
            for length in 80..95 {
                for line in written(&format!("{} {word} x", "a".repeat(length)))
                    .iter()
                    .skip(1)
                {
                    assert!(
                        !starts_block(line.split(' ').next().unwrap_or_default()),
                        "{line}"
                    );
                }
            }
        }
    }

    #[test]
    fn code_is_no_rust() {
        assert_eq!(
            written("see\n```\nlet x\n  = [1];\n```\n~~~JSON\n{}\n"),
            [
                "see", "```text", "let x", "  = [1];", "```", "~~~json", "{}", "~~~"
            ]
        );
        assert_eq!(written("```rust\nx"), ["```text", "x", "```"]);
        assert_eq!(written("    indented [code]"), ["indented \\[code\\]"]);
    }

    #[test]
    fn html_and_brackets_are_text() {
        for (text, expected) in [
            ("a <b>c</b> [Pet] > d", "a \\<b\\>c\\</b\\> \\[Pet\\] \\> d"),
            ("`Vec<T>` and [`x`]", "`Vec<T>` and \\[`x`\\]"),
            ("``a ` <b>`` <c>", "``a ` <b>`` \\<c\\>"),
            ("a ` b <c>", "a \\` b \\<c\\>"),
            ("\\<b\\> \\x \\", "\\<b\\> \\x \\"),
            ("> quoted", "\\> quoted"),
        ] {
            assert_eq!(written(text), [expected], "{text}");
        }
    }

    #[test]
    fn urls_are_links() {
        for (text, expected) in [
            (
                "see https://a.example/b?c=d.",
                "see <https://a.example/b?c=d>.",
            ),
            ("(http://a.example)", "(<http://a.example>)"),
            ("<https://a.example>", "<https://a.example>"),
            (
                "[the docs](https://a.example/b)",
                "[the docs](https://a.example/b)",
            ),
            (
                "[the <docs>](https://a.example)",
                "[the \\<docs\\>](https://a.example)",
            ),
            ("[the docs](#here)", "\\[the docs\\](#here)"),
            ("`https://a.example`", "`https://a.example`"),
            ("https:// and http", "https:// and http"),
        ] {
            assert_eq!(written(text), [expected], "{text}");
        }
    }

    #[test]
    fn nothing_changes_how_the_code_is_shown() {
        assert_eq!(written("a\u{202e}b\u{0}c\u{2028}d\te"), ["abc d e"]);
    }
}

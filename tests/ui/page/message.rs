//! What the compiler says, as short as it can be.

use std::fmt::Write as _;

use crate::marks::Mistake;

/// A message without the rows of the source, which stand above it.
pub(super) fn shortened(told: &str) -> String {
    let errors: Vec<String> = told
        .split("\n\n")
        .map(|error| {
            let lines = error
                .lines()
                .take_while(|line| !line.trim_start().starts_with("--> "));
            lines.collect::<Vec<_>>().join("\n")
        })
        .collect();
    errors.join("\n\n")
}

/// What the marks of a case expect, in the form of a message.
pub(super) fn expected(marks: &[Mistake]) -> String {
    let mut text = String::new();
    for mark in marks {
        let code = mark.code.as_deref().filter(|code| !code.is_empty());
        let code = code.map_or_else(String::new, |code| format!("[{code}]"));
        write!(text, "\n\nerror{code}: {}", mark.message).expect("text takes text");
        for (kind, detail) in &mark.details {
            let written = match kind.as_str() {
                "UNDERLINED" => {
                    let row = "^".repeat(detail.chars().count());
                    write!(text, "\n       | {detail}\n       | {row}")
                }
                "LABEL" => write!(text, " {detail}"),
                kind => write!(text, "\n       = {}: {detail}", kind.to_lowercase()),
            };
            written.expect("text takes text");
        }
    }
    text.trim_start().to_owned()
}

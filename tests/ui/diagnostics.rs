//! What the compiler tells about a case, read from cargo's messages.

use std::{collections::BTreeMap, path::PathBuf};

use serde_json::Value;

use crate::marks::Mistake;

/// All that was told about one case.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) errors: Vec<Mistake>,
    /// As a terminal shows it, warnings included.
    pub(crate) rendered: String,
}

/// Reads the output of `cargo check --message-format=json`, by the file of each program.
pub(crate) fn read(output: &str) -> BTreeMap<PathBuf, Told> {
    let mut told: BTreeMap<PathBuf, Told> = BTreeMap::new();
    for line in output.lines() {
        let line: Value = serde_json::from_str(line).expect("cargo prints JSON");
        let message = &line["message"];
        if line["reason"] != "compiler-message" || is_summary(message) {
            continue;
        }
        let case = told
            .entry(text(&line["target"]["src_path"]).into())
            .or_default();
        case.rendered.push_str(&text(&message["rendered"]));
        if message["level"] == "error" {
            case.errors.push(mistake(message));
        }
    }
    told
}

/// Whether a message only counts those before it, or points to the documentation.
fn is_summary(message: &Value) -> bool {
    let text = text(&message["message"]);
    message["level"] == "failure-note" || text.starts_with("aborting due to ")
}

fn mistake(message: &Value) -> Mistake {
    let mut mistake = Mistake {
        line: 0,
        code: message["code"]["code"].as_str().map(str::to_owned),
        message: text(&message["message"]),
        details: Vec::new(),
    };
    for span in list(&message["spans"]) {
        if span["is_primary"] == true {
            mistake.line = number(&span["line_start"]);
            mistake
                .details
                .push(("UNDERLINED".to_owned(), underlined(span)));
        }
        mistake
            .details
            .push(("LABEL".to_owned(), text(&span["label"])));
    }
    for child in list(&message["children"]) {
        let kind = text(&child["level"]).to_uppercase();
        mistake.details.push((kind, text(&child["message"])));
    }
    mistake
}

/// The source text of a span, as far as its first line goes.
fn underlined(span: &Value) -> String {
    let line = &span["text"][0];
    let (start, end) = (
        number(&line["highlight_start"]),
        number(&line["highlight_end"]),
    );
    let characters: Vec<char> = text(&line["text"]).chars().collect();
    let part = characters.get(start.saturating_sub(1)..end.saturating_sub(1));
    part.unwrap_or_default().iter().collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> usize {
    let number = value.as_u64().and_then(|number| number.try_into().ok());
    number.unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

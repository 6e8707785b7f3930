//! Whatever a document says and calls things, what is pasted has no mistake.

use proptest::{prelude::*, sample};

use super::*;
use crate::document::PathPart;

/// Names and texts as no document should have them.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "", "a", "A", "id", "ID", "self", "Self", "crate", "type", "async", "gen", "_", "__a", "a-b", "a_b", "aB", "a.b", "1",
    "+1", "-1", "2fa", "a[b]", "a[]", "größe", "日本", "\u{301}", "Option", "String", "Vec", "Result", "Box", "Call", "Error",
    "Body", "Other", "body", "endpoints", "client", "a b", "a\"b", "a\\b", "a\nb", "{a}", "<a>", "a&b", "a=b", "a?b", "a#b",
    "a%b", "%41", "a/b", "a+b", "[a](b)", "`", "``` ", "```rust", "~~~", "https://a.example", "<script>", "# a", "- a", "1. a",
    "\u{202e}", "\t", "'", "$a", ":a", "*", "Host", "X-A", "🚀", "int32", "binary", "date", "integer", "string", "array", "object",
    "very long text that does not stop, goes on and on, and is longer than any line that anybody would like to read, is it not?",
];

/// A document in which each `§` stands for a text, and each `¤` for one within a text.
const DOCUMENT: &str = r##"{"openapi": "3.1.0", "security": [{"a": []}], "paths": {
    "/¤/{¤}/x": {"parameters": [{"in": "path", "name": §, "schema": {"type": "integer"}}],
        "get": {"operationId": §, "summary": §, "description": §, "deprecated": true, "parameters": [
            {"in": "query", "name": §, "required": true, "schema": {"type": §}},
            {"in": "query", "name": §, "schema": {"type": "array", "items": {"type": §}}},
            {"in": "query", "name": §, "explode": false, "schema": {"type": "array"}},
            {"in": "query", "name": §, "style": "deepObject", "schema": {"type": "object", "properties": {§: {"type": §}, §: {}}}},
            {"in": "query", "name": §, "schema": {"type": "object", "properties": {§: {}, §: {"type": "boolean"}}}},
            {"in": "query", "name": §, "style": "deepObject", "required": true, "schema": {"type": "object"}},
            {"in": "header", "name": §}, {"in": "cookie", "name": §}],
            "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}},
        "put": {"operationId": §, "x-rust-name": §, "requestBody": {"content": {§: {}, "application/json": {"schema": {
            "type": "object", "required": [§, §], "properties": {§: {"description": §}, §: {"type": "object", "properties": {§: {}}}, §: {"enum": [§, §]}}}}}},
            "responses": {"200": {"content": {§: {"schema": {"type": §}}}}}}},
    "¤": {"post": {"operationId": §, "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": {"type": §}}}}},
        "delete": {"summary": §}}},
    "components": {"schemas": {
        "A": {"type": "object", "description": §, "required": [§], "properties": {§: {"$ref": "#/components/schemas/B"}, §: {"$ref": "#/components/schemas/C"},
            §: {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}]}, §: {"x-rust-name": §, "type": §, "format": §}}},
        "B": {"type": "string", "enum": [§, §, §, §, §]},
        "C": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/C"}, {"type": §}, {"type": "array", "items": {"type": §}}, {"type": "object", "properties": {§: {}, §: {}}}]},
        §: {"type": "object", "properties": {"a": {}}}, §: {"x-rust-name": §}}}}"##;

/// A text as JSON has it.
fn json(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
            c => c.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

/// The document with these texts, one after another.
fn filled(texts: &[String]) -> String {
    let mut texts = texts.iter().cycle().map(|text| json(text));
    let mut next = || texts.next().unwrap_or_default();
    let filled = DOCUMENT.chars().map(|c| match c {
        '§' => next(),
        '¤' => next().trim_matches('"').to_owned(),
        other => other.to_string(),
    });
    filled.collect()
}

/// Pastes all that can stand in one trait.
fn check_all(text: &str) {
    let Ok(document) = Document::parse(text) else {
        return;
    };
    let mut operations: Vec<&Operation> = Vec::new();
    for operation in &document.operations {
        let parts = |one: &Operation| {
            let texts = one.parts.iter().map(|part| match part {
                PathPart::Text(text) => text.replace(['/', '\\', '.'], ""),
                PathPart::Parameter(_) => "{}".to_owned(),
            });
            texts.collect::<String>()
        };
        let is_same = |other: &&Operation| {
            other.method == operation.method && parts(other) == parts(operation)
        };
        if !operations.iter().any(is_same) {
            operations.push(operation);
        }
    }
    if !operations.is_empty() {
        let pasted = paste(&document, &operations, &[], &[], "api.yaml");
        if !pasted.methods.is_empty() {
            check(quote!(), &pasted);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_things_are_called(texts in prop::collection::vec(prop_oneof![
        4 => sample::select(TEXTS).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ], 80)) {
        let text = filled(&texts);
        check_all(&text);
    }

    #[test]
    fn whatever_is_changed(
        document in sample::select(&crate::document::tests::DOCUMENTS[..]),
        edits in prop::collection::vec((any::<sample::Index>(), 0..12_usize, sample::select(TEXTS)), 1..6),
    ) {
        let mut characters: Vec<char> = document.chars().collect();
        for (place, length, word) in edits {
            let start = place.index(characters.len() + 1);
            let end = (start + length).min(characters.len());
            characters.splice(start..end, word.chars());
        }
        check_all(&characters.into_iter().collect::<String>());
    }
}

#[test]
fn the_document_of_these_tests_is_one() {
    let texts: Vec<String> = (0..80).map(|index| format!("t{index}")).collect();
    let document = Document::parse(&filled(&texts)).expect("a document");
    assert_eq!(document.operations.len(), 4);
    assert_eq!(document.dangling, []);
}

//! Anything as the text of a document: nothing panics, and all of it is looked into.

use proptest::{prelude::*, sample};

use super::*;
use crate::invariants;

/// Documents with something of everything.
pub(crate) const DOCUMENTS: [&str; 3] = [
    include_str!("../../../../tests/from_nothing/swagger.yaml"),
    include_str!("../../../../tests/from_nothing/openapi30.json"),
    include_str!("../../../../tests/from_nothing/openapi31.yaml"),
];

/// What may stand in a document, where something else stood.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "", " ", "\n", "\t", "\r", ":", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "<<: ", "? ", "!!str ", "|", ">-",
    "'", "\"", "\\u", "\\ud83d", "#", "# ", "%", "---\n", "...\n", "@", "~", "\u{feff}", "\u{0}", "é", "null", "true",
    "-1", "340282366920938463463374607431768211456", "1e400", "$ref: ", "'#/components/schemas/'", "'#/definitions/'",
    "'#'", "'#/paths'", "allOf: [", "oneOf: [", "anyOf: [", "type: ", "[string, 'null']", "enum: ", "openapi: 3.1.0\n",
    "swagger: '2.0'\n", "parameters: ", "in: body", "in: formData", "exclusiveMinimum: ", "{}{}", "/{", "?",
];

/// Asks everything that can be asked of a document.
fn look_into(text: &str) {
    let Ok(document) = Document::parse(text) else {
        return;
    };
    for operation in &document.operations {
        assert_eq!(operation.method, operation.method.to_uppercase());
        let bodies = [&operation.body, &operation.answer];
        let contents = bodies.into_iter().flatten().flat_map(|body| &body.contents);
        let schemas = contents.filter_map(|content| content.schema.as_ref());
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| &parameter.schema);
        for node in parameters.chain(schemas) {
            look_at(&Schema::new(&document, node), 4);
        }
    }
    for (name, _) in document.schemas() {
        if let Some(schema) = name.text().and_then(|name| document.schema(name)) {
            look_at(&schema, 4);
        }
    }
}

fn look_at(schema: &Schema<'_>, depth: usize) {
    let _ = (
        schema.name(),
        schema.words(),
        schema.bounds(),
        schema.is_open(),
    );
    let _ = (
        shown(&schema.unwrapped()),
        schema.description(),
        schema.line(),
    );
    if depth > 0 {
        for property in schema.properties() {
            look_at(&property.schema, depth - 1);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,64}") {
        look_into(&text);
    }

    #[test]
    fn any_words_are_read_or_refused(words in prop::collection::vec(sample::select(WORDS), 0..40)) {
        look_into(&words.concat());
        look_into(&format!("openapi: 3.1.0\npaths:\n  /a:\n    get: {}", words.concat()));
        look_into(&format!("{{\"swagger\": \"2.0\", \"definitions\": {{ \"A\": {}", words.concat()));
    }

    #[test]
    fn changed_documents_are_read_or_refused(
        document in sample::select(&DOCUMENTS[..]),
        edits in prop::collection::vec((any::<sample::Index>(), 0..40_usize, sample::select(WORDS)), 1..6),
    ) {
        let mut characters: Vec<char> = document.chars().collect();
        for (place, length, word) in edits {
            let start = place.index(characters.len() + 1);
            let end = (start + length).min(characters.len());
            characters.splice(start..end, word.chars());
        }
        let text: String = characters.into_iter().collect();
        look_into(&text);
        invariants::document(&text);
    }

    #[test]
    fn documents_that_break_off_are_read_or_refused(
        document in sample::select(&DOCUMENTS[..]),
        place in any::<sample::Index>(),
    ) {
        let end = document.floor_char_boundary(place.index(document.len()));
        look_into(&document[..end]);
    }
}

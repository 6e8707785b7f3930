//! What a document says of an operation as a whole.

use super::*;

#[test]
fn an_operation_has_names_and_texts() {
    let document = openapi(
        "
        /pets/{id}.{format}:
          get:
            operationId: getPet
            x-rust-name: pet
            tags: [pets, '', reading]
            summary: A pet.
            description: |
              One pet,
              by its number.
            deprecated: true
        ",
    );
    let get = only(&document);
    assert_eq!(get.id.as_deref(), Some("getPet"));
    assert_eq!(get.rust_name.as_deref(), Some("pet"));
    assert_eq!(get.tags, ["pets", "reading"]);
    assert_eq!(get.summary.as_deref(), Some("A pet."));
    assert_eq!(
        get.description.as_deref(),
        Some("One pet,\nby its number.\n")
    );
    assert!(get.deprecated && !get.omitted && !get.secured && !get.takes_key());
    let text = |text: &str| PathPart::Text(text.to_owned());
    let parameter = |name: &str| PathPart::Parameter(name.to_owned());
    assert_eq!(
        get.parts,
        [
            text("/pets/"),
            parameter("id"),
            text("."),
            parameter("format")
        ]
    );
}

#[test]
fn only_methods_are_operations() {
    let document = openapi(
        "
        /a:
          summary: both
          parameters: []
          servers: []
          x-get: {}
          GET: { operationId: loud }
          patch: { operationId: quiet }
          put: none
          query: {}
        /b:
        x-c: { get: {} }
        ",
    );
    let shown: Vec<String> = document
        .operations
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(shown, ["GET /a", "PATCH /a", "GET x-c"]);
}

#[test]
fn a_query_or_fragment_behind_a_path_is_cut_off() {
    let document = openapi("  /a/{b}?action=c: { get: {} }\n  '/a#d': { get: {} }");
    let shown: Vec<String> = document
        .operations
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(shown, ["GET /a/{b}", "GET /a"]);
}

#[test]
fn brackets_that_do_not_match_are_text() {
    for (path, parts) in [
        ("/a/{b", "[Text(\"/a/{b\")]"),
        ("/a}/{b}", "[Text(\"/a}/\"), Parameter(\"b\")]"),
        ("/{}", "[Text(\"/\"), Parameter(\"\")]"),
        (
            "/{a}{b}/",
            "[Text(\"/\"), Parameter(\"a\"), Parameter(\"b\"), Text(\"/\")]",
        ),
    ] {
        let document = openapi(&format!("  '{path}': {{ get: {{}} }}"));
        assert_eq!(format!("{:?}", only(&document).parts), parts, "{path}");
    }
}

#[test]
fn the_line_is_that_of_the_method() {
    let document = openapi(
        "  /a:\n    get:\n      summary: one\n\n    # the second\n    put:\n\n      summary: two\n",
    );
    let lines: Vec<usize> = document.operations.iter().map(|one| one.line).collect();
    assert_eq!(lines, [4, 8]);
}

#[test]
fn an_operation_or_its_whole_path_may_be_omitted() {
    let document = openapi(
        "
        /a:
          get: { x-omit: internal }
          put: { x-omit: false }
          post: { x-omit: }
        /b:
          x-omit: true
          get: {}
        ",
    );
    let omitted: Vec<bool> = document.operations.iter().map(|one| one.omitted).collect();
    assert_eq!(omitted, [true, false, false, true]);
}

/// Whether each operation needs credentials.
fn secured(document: &Document) -> Vec<bool> {
    document.operations.iter().map(|one| one.secured).collect()
}

#[test]
fn security_holds_for_all_operations_that_do_not_say_otherwise() {
    let operations = "
        paths:
          /a:
            get: {}
            put: { security: [] }
            post: { security: [{ other: [] }] }
            patch: { security: [{ token: [] }, {}] }
            delete: { security: [{ token: [], key: [] }, { other: [read] }] }
        ";
    let document = |global: &str| parse(&format!("\n        openapi: 3.0.0{global}{operations}"));
    assert_eq!(
        secured(&document("\n        security: [{ token: [] }]")),
        [true, false, true, false, true]
    );
    assert_eq!(secured(&document("")), [false, false, true, false, true]);
    assert_eq!(
        secured(&document("\n        security: [{}, { token: [] }]")),
        [false, false, true, false, true]
    );
}

#[test]
fn the_answer_is_the_lowest_status_of_success() {
    for (responses, answer) in [
        (
            "{ 404: { content: { no: {} } }, 204: { content: { gone: {} } }, 200: { content: { yes: {} } } }",
            Some("yes"),
        ),
        (
            "{ 2XX: { content: { all: {} } }, default: { content: { error: {} } } }",
            Some("all"),
        ),
        (
            "{ 201: { content: { made: {} } }, 2XX: { content: { all: {} } } }",
            Some("made"),
        ),
        (
            "{ default: { content: { any: {} } }, 400: { content: { no: {} } } }",
            Some("any"),
        ),
        (
            "{ default: { content: { error: {} } }, 302: { content: { there: {} } } }",
            None,
        ),
        ("{ 404: { content: { no: {} } } }", None),
        ("{}", None),
        ("", None),
    ] {
        let document = openapi(&format!("  /a: {{ get: {{ responses: {responses} }} }}"));
        let found = only(&document)
            .answer
            .as_ref()
            .and_then(|body| Some(body.contents.first()?.media.as_str()));
        assert_eq!(found, answer, "{responses}");
    }
}

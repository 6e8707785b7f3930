//! What YAML and JSON allow, and what is refused.

use super::*;

fn mistake(text: &str) -> (usize, usize, String) {
    let mistake = Document::parse(text).expect_err("a mistake");
    (mistake.line, mistake.column, mistake.message)
}

/// The description of the only operation.
fn description(document: &Document) -> &str {
    only(document)
        .description
        .as_deref()
        .expect("a description")
}

#[test]
fn json_with_tabs_is_read() {
    let document = parse(
        "{\n\t\"openapi\":\"3.0.0\",\n\t\"paths\":\t{\n\t\t\"/a\": {\n\t\t\t\"get\": {\n\t\t\t\t\"description\": \"one\",\"parameters\":[]\n\t\t\t}\t}\n\t}\n}\n",
    );
    assert_eq!(description(&document), "one");
    assert_eq!(only(&document).line, 5);
}

#[test]
fn json_on_one_line_is_read() {
    let document = parse(
        r#"{"swagger":"2.0","paths":{"/a":{"get":{"description":"one","deprecated":true,"responses":{"204":{"description":"x"}}}}}}"#,
    );
    assert!(only(&document).deprecated);
}

#[test]
fn the_escapes_of_json_are_read() {
    let document = parse(
        r#"{"openapi": "3.0.0", "paths": {"\/a": {"get": {"description": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud83d"}}}}"#,
    );
    assert_eq!(only(&document).path, "/a");
    assert_eq!(
        description(&document),
        "\"\\/\u{8}\u{c}\n\r\té\u{1f600}\u{fffd}"
    );
}

#[test]
fn a_second_document_is_passed_over() {
    for rest in ["---\n", "---\n---\n", "...\n---\n- [", "---\nopenapi: 4\n"] {
        let document = parse(&format!(
            "---\nswagger: '2.0'\npaths:\n  /a: {{ get: {{ description: one }} }}\n{rest}"
        ));
        assert_eq!(description(&document), "one", "{rest:?}");
    }
}

#[test]
fn the_seed_has_25_operations() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/seed.yaml");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: there is no {path}");
        return;
    };
    let document = parse(&text);
    let parameters = document.operations.iter().map(|one| one.parameters.len());
    assert_eq!(document.operations.len(), 25);
    assert_eq!(parameters.sum::<usize>(), 33);
    assert_eq!(document.dangling, []);
}

#[test]
fn keys_may_be_numbers_and_truth_values() {
    let document = openapi(
        "
        /a:
          get:
            responses:
              200: { content: { text/plain: {} } }
              true: {}
        ",
    );
    let answer = only(&document).answer.as_ref().expect("an answer");
    assert!(answer.contents[0].is_text());
}

#[test]
fn texts_may_be_written_in_each_style() {
    for written in [
        "one two",
        "'one two'",
        "\"one\\x20two\"",
        ">-\n        one\n        two",
        "|-\n        one two",
    ] {
        let document = openapi(&format!("  /a:\n    get:\n      description: {written}\n"));
        assert_eq!(description(&document), "one two", "{written}");
    }
}

#[test]
fn an_alias_stands_for_what_it_names() {
    let document = openapi(
        "
        /a:
          get: &one { description: shared }
        /b:
          put: *one
        ",
    );
    let shown: Vec<String> = document
        .operations
        .iter()
        .map(|one| format!("{one}: {}", one.description.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(shown, ["GET /a: shared", "PUT /b: shared"]);
    assert_eq!(document.operations[1].line, 7);
}

#[test]
fn a_merge_key_brings_what_is_not_there() {
    let document = openapi(
        "
        /a:
          get:
            <<: [&low { description: low, summary: low }, { summary: lower, operationId: lower }]
            description: own
          put:
            description: own too
            <<: *low
        ",
    );
    let shown: Vec<_> = document
        .operations
        .iter()
        .map(|one| {
            [&one.description, &one.summary, &one.id].map(|text| text.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(shown, [["own", "low", "lower"], ["own too", "low", "-"]]);
}

#[test]
fn an_alias_within_what_it_names_is_refused() {
    assert_eq!(
        mistake("openapi: 3.0.0\npaths: &all\n  /a: *all\n"),
        (
            3,
            7,
            "this alias stands for what it is a part of".to_owned()
        )
    );
}

#[test]
fn an_unknown_alias_is_refused() {
    let (line, column, _) = mistake("openapi: 3.0.0\npaths: *none\n");
    assert_eq!((line, column), (2, 8));
}

/// A document in which each line is made of the number of the one before it, and of its own.
fn levels(first: &str, count: usize, line: impl Fn(usize, usize) -> String) -> String {
    let lines: Vec<String> = (1..count).map(|level| line(level - 1, level)).collect();
    format!("openapi: 3.0.0\n{first}\n{}", lines.concat())
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let lists = levels("l0: &l0 [x]", 30, |below, level| {
        format!(
            "l{level}: &l{level} [{}]\n",
            format!("*l{below}, ").repeat(10)
        )
    });
    let maps = levels("m0: &m0 { a: 1 }", 60, |below, level| {
        format!("m{level}: &m{level} {{ a: *m{below}, b: *m{below} }}\n")
    });
    let keys = levels("k0: &k0 [x]", 60, |below, level| {
        format!("k{level}: &k{level}\n  ? *k{below}\n  : *k{below}\n")
    });
    for bomb in [lists, maps, keys] {
        assert_eq!(mistake(&bomb).2, "it is too large");
    }
}

#[test]
fn deep_nesting_is_refused() {
    let nested = |depth: usize| {
        format!(
            "openapi: 3.0.0\nx: {}{}",
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    assert!(Document::parse(&nested(150)).is_ok());
    assert_eq!(
        mistake(&nested(210)),
        (2, 203, "it is nested too deep".to_owned())
    );
    assert!(Document::parse(&nested(100_000)).is_err());
    assert!(Document::parse(&format!("openapi: 3.0.0\n{}", "- ".repeat(100_000))).is_err());
}

#[test]
fn nesting_by_aliases_is_refused() {
    let lists = levels("a0: &a0 [x]", 100_000, |below, level| {
        format!("a{level}: &a{level} [*a{below}]\n")
    });
    let keys = levels("a0: &a0 [x]", 100_000, |below, level| {
        format!("a{level}: &a{level}\n  ? *a{below}\n  : 1\n")
    });
    // What is merged and not used is no part of the whole, and has to be dropped all the same.
    let hidden = levels("a0: &a0 { x: 1 }", 100_000, |below, level| {
        format!("a{level}: {{ x: 1, <<: {{ x: &a{level} [*a{below}] }} }}\n")
    });
    for text in [lists, keys, hidden] {
        assert_eq!(mistake(&text).2, "it is nested too deep");
    }
}

#[test]
fn a_mistake_in_the_syntax_has_a_line_and_a_column() {
    let (line, column, message) = mistake("openapi: 3.0.0\npaths:\n  /a: { get: ] }\n");
    assert_eq!((line, column), (3, 14), "{message}");
    let (line, column, message) = mistake("openapi: 3.0.0\npaths:\n  /a: 'never closed\n");
    assert_eq!((line, column), (3, 7), "{message}");
    let (line, _, message) = mistake("{\"openapi\": \"3.0.0\",\n\"paths\": {\"a\": \"\\q\"}}");
    assert_eq!(line, 2, "{message}");
    let (line, _, message) = mistake("openapi: 3.0.0\npaths:\n\t/a: {}\n");
    assert_eq!(line, 3, "{message}");
}

#[test]
fn places_count_characters_from_one() {
    let document =
        parse("openapi: 3.0.0\npaths:\n  /ä: { get: { parameters: [{ in: query, name: ö }] } }\n");
    assert_eq!(only(&document).line, 3);
    assert_eq!(document.root.place(), (1, 1));
    let get = document
        .root
        .at(&["paths", "/ä", "get"])
        .expect("an operation");
    assert_eq!(get.place(), (3, 14));
}

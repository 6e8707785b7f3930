//! References within a document, and those that lead nowhere.

use super::*;

#[test]
fn parameters_bodies_answers_and_paths_may_be_references() {
    let document = parse(
        "
        openapi: 3.0.3
        paths:
          /a: { $ref: '#/components/pathItems/A' }
        components:
          pathItems:
            A:
              post:
                parameters: [{ $ref: '#/components/parameters/Page' }]
                requestBody: { $ref: '#/components/requestBodies/Note' }
                responses: { 201: { $ref: '#/components/responses/Note' } }
          parameters:
            Page: { in: query, name: page, schema: { $ref: '#/components/schemas/Count' } }
          requestBodies:
            Note: { required: true, content: { text/plain: {} } }
          responses:
            Note: { description: The note., content: { application/json: { schema: { $ref: '#/components/schemas/Count' } } } }
          schemas:
            Count: { type: integer }
        ",
    );
    let post = only(&document);
    assert_eq!(post.parameters[0].name, "page");
    assert_eq!(
        shown(&Schema::new(&document, &post.parameters[0].schema)),
        "integer"
    );
    assert!(post.body.as_ref().expect("a body").contents[0].is_text());
    let answer = post.answer.as_ref().expect("an answer");
    assert!(answer.contents[0].is_json());
    assert_eq!(document.dangling, []);
}

#[test]
fn a_path_may_be_a_reference_to_another_path() {
    let document = parse(
        "
        swagger: '2.0'
        paths:
          /pets/{id}: { get: { description: a pet } }
          /animals/{id}: { $ref: '#/paths/~1pets~1%7Bid%7D' }
          /beasts/{id}: { $ref: '#/paths/~1pets~1{id}' }
        ",
    );
    let shown: Vec<String> = document
        .operations
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        shown,
        ["GET /pets/{id}", "GET /animals/{id}", "GET /beasts/{id}"]
    );
    assert_eq!(document.dangling, []);
}

#[test]
fn the_escapes_of_a_reference_are_read() {
    let schemas = ["a/b", "a~b", "a~1b", "Page<Pet>", "größe", "50%", "a b"];
    let references = [
        "a~1b",
        "a~0b",
        "a~01b",
        "Page%3CPet%3E",
        "gr%C3%B6%C3%9Fe",
        "50%",
        "a%20b",
    ];
    for (name, reference) in schemas.into_iter().zip(references) {
        let document = parse(&format!(
            "
            openapi: 3.0.3
            paths:
              /a:
                get: {{ parameters: [{{ in: query, name: a, schema: {{ $ref: '#/components/schemas/{reference}' }} }}] }}
            components:
              schemas:
                {name}: {{ type: integer }}
            "
        ));
        assert_eq!(document.dangling, [], "{reference}");
        let schema = Schema::new(&document, &only(&document).parameters[0].schema);
        assert_eq!(schema.name(), Some(name), "{reference}");
        assert!(document.schema(name).is_some(), "{reference}");
        assert_eq!(shown(&schema), "integer", "{reference}");
    }
}

#[test]
fn what_is_no_percent_escape_is_text() {
    let document = parse(
        "
        swagger: '2.0'
        paths:
          /a: { get: { parameters: [{ $ref: '#/parameters/%+f' }, { $ref: '#/parameters/%' }, { $ref: '#/parameters/%é' }] } }
        parameters:
          '%+f': { in: query, name: a }
          '%': { in: query, name: b }
          '%é': { in: query, name: c }
        ",
    );
    assert_eq!(document.dangling, []);
    assert_eq!(only(&document).parameters.len(), 3);
}

#[test]
fn a_reference_may_lead_into_a_list() {
    let document = swagger(
        "
        /a:
          get: { parameters: [{ in: query, name: page }] }
          put: { parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }] }
        ",
    );
    assert_eq!(document.operations[1].parameters[0].name, "page");
}

#[test]
fn references_that_lead_nowhere_are_told_with_their_lines() {
    let document = parse(
        "openapi: 3.0.3
paths:
  /a:
    get:
      parameters:
        - { $ref: '#/components/parameters/None' }
      requestBody:
        $ref: other.yaml#/components/requestBodies/Note
      responses:
        200: { $ref: 'https://pets.example/openapi.yaml' }
  /b: { $ref: '#/none' }
components:
  parameters:
    Used: { in: query, name: used, schema: { $ref: '#/nowhere' } }
  schemas:
    A: { properties: { b: { items: { $ref: ./b.json } }, example: { type: string } }, example: { $ref: '#/is/no/reference' } }
",
    );
    let dangling: Vec<(usize, &str)> = document
        .dangling
        .iter()
        .map(|(line, text)| (*line, text.as_str()))
        .collect();
    assert_eq!(
        dangling,
        [
            (6, "#/components/parameters/None"),
            (8, "other.yaml#/components/requestBodies/Note"),
            (10, "https://pets.example/openapi.yaml"),
            (11, "#/none"),
            (14, "#/nowhere"),
            (16, "./b.json"),
        ]
    );
    let get = &document.operations[0];
    assert_eq!(get.parameters.len(), 0);
    assert!(get.body.is_none() && get.answer.is_none());
}

#[test]
fn only_references_of_the_document_are_followed() {
    let document = parse(
        "openapi: 3.1.0
x-all: { $ref: '#/no/1' }
paths:
  x-paths: { $ref: '#/no/2' }
  /a:
    x-amazon: { $ref: '#/no/3' }
    get:
      responses:
        default: { $ref: '#/no/default' }
        x-response: { $ref: '#/no/4' }
components:
  schemas:
    default: { $ref: '#/no/schema' }
    A:
      properties:
        default: { $ref: '#/no/property' }
        x-a: { $ref: '#/no/extended' }
        properties: { default: { $ref: '#/no/5' }, items: { $ref: '#anchor' } }
",
    );
    let dangling: Vec<&str> = document
        .dangling
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(
        dangling,
        [
            "#/no/default",
            "#/no/schema",
            "#/no/property",
            "#/no/extended"
        ]
    );
}

#[test]
fn references_in_a_circle_lead_nowhere() {
    let document = parse(
        "
        openapi: 3.0.3
        paths:
          /a: { get: { parameters: [{ in: query, name: a, schema: { $ref: '#/components/schemas/A' } }] } }
        components:
          schemas:
            A: { $ref: '#/components/schemas/B' }
            B: { $ref: '#/components/schemas/A' }
            C: { $ref: '#/components/schemas/C' }
        ",
    );
    assert_eq!(document.dangling.len(), 4);
    assert_eq!(shown(&document.schema("A").expect("a schema")), "any");
    let parameter = Schema::new(&document, &only(&document).parameters[0].schema);
    assert_eq!(shown(&parameter), "any");
}

#[test]
fn a_schema_may_hold_itself() {
    let document = parse(
        "
        openapi: 3.0.3
        components:
          schemas:
            Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' }, all: { type: array, items: { $ref: '#/components/schemas/Node' } } } }
            List: { type: array, items: { $ref: '#/components/schemas/List' } }
        ",
    );
    assert_eq!(document.dangling, []);
    let node = document.schema("Node").expect("a schema");
    assert_eq!(properties(&node), ["next: object", "all: list of object"]);
}

#[test]
fn compositions_that_hold_themselves_come_to_an_end() {
    let list = |key: &str, name: &str| {
        let references = format!("{{ $ref: '#/components/schemas/{name}' }}, ").repeat(12);
        format!("    {name}: {{ {key}: [{references}] }}\n")
    };
    let document = parse(&format!(
        "openapi: 3.0.3\npaths: {{}}\ncomponents:\n  schemas:\n{}{}{}",
        list("allOf", "All"),
        list("oneOf", "One"),
        list("anyOf", "Any")
    ));
    for name in ["All", "One", "Any"] {
        let schema = document.schema(name).expect("a schema");
        assert!(!schema.is_nullable(), "{name}");
        assert!(schema.properties().is_empty(), "{name}");
        let _ = (schema.kind(), schema.unwrapped(), schema.is_open());
    }
}

//! The three versions, and what each says of the base URL.

use super::*;

const ONE: &str = "/a: { get: { operationId: one } }";

fn mistake(text: &str) -> (usize, usize, String) {
    let mistake = Document::parse(text).expect_err("a mistake");
    (mistake.line, mistake.column, mistake.message)
}

#[test]
fn all_known_versions_are_read() {
    for version in [
        "swagger: '2.0'",
        "swagger: 2.0",
        "swagger: 2",
        "openapi: 3.0.0",
        "openapi: \"3.0.3\"",
        "openapi: 3.0",
        "openapi: 3.1.0",
        "openapi: 3.1",
    ] {
        let document = parse(&format!("{version}\npaths:\n  {ONE}"));
        assert_eq!(only(&document).id.as_deref(), Some("one"), "{version}");
    }
}

#[test]
fn the_same_api_reads_the_same_in_each_version() {
    let texts = [
        "
        swagger: '2.0'
        paths:
          /pets/{id}:
            post:
              consumes: [application/json]
              produces: [application/json]
              parameters:
                - { in: path, name: id, required: true, type: integer, format: int64 }
                - { in: query, name: tags, type: array, items: { type: string }, collectionFormat: multi }
                - { in: body, name: pet, required: true, schema: { $ref: '#/definitions/Pet' } }
              responses:
                200: { description: Done., schema: { $ref: '#/definitions/Pet' } }
        definitions:
          Pet: { type: object, properties: { name: { type: string, x-nullable: true } } }
        ",
        "
        openapi: 3.0.3
        paths:
          /pets/{id}:
            post:
              parameters:
                - { in: path, name: id, required: true, schema: { type: integer, format: int64 } }
                - { in: query, name: tags, schema: { type: array, items: { type: string } } }
              requestBody:
                required: true
                content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
              responses:
                200: { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
        components:
          schemas:
            Pet: { type: object, properties: { name: { type: string, nullable: true } } }
        ",
        "
        openapi: 3.1.0
        paths:
          /pets/{id}:
            post:
              parameters:
                - { in: path, name: id, required: true, schema: { type: integer, format: int64 } }
                - { in: query, name: tags, schema: { type: array, items: { type: string } } }
              requestBody:
                required: true
                content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
              responses:
                '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
        components:
          schemas:
            Pet: { type: object, properties: { name: { type: [string, 'null'] } } }
        ",
    ];
    for text in texts {
        let document = parse(text);
        let post = only(&document);
        assert_eq!(post.to_string(), "POST /pets/{id}");
        let [id, tags] = &post.parameters[..] else {
            panic!("{:?}", post.parameters);
        };
        assert_eq!(
            (id.place, id.name.as_str(), id.required),
            (Place::Path, "id", true)
        );
        assert_eq!(shown(&Schema::new(&document, &id.schema)), "integer");
        assert_eq!(
            (tags.place, tags.required, tags.style),
            (Place::Query, false, Style::Repeated)
        );
        assert_eq!(shown(&Schema::new(&document, &tags.schema)), "list of text");
        for body in [&post.body, &post.answer] {
            let body = body.as_ref().expect("a body");
            assert!(body.required && body.contents[0].is_json());
            let schema = body.contents[0].schema.as_ref().expect("a schema");
            let schema = Schema::new(&document, schema);
            assert_eq!(schema.name(), Some("Pet"));
            assert_eq!(properties(&schema), ["name: text?"]);
        }
    }
}

#[test]
fn a_document_without_a_known_version_is_refused_where_it_says_so() {
    assert_eq!(
        mistake("info: {}\npaths: {}"),
        (1, 1, "no `openapi` and no `swagger` at its top".to_owned())
    );
    assert_eq!(
        mistake("info: {}\nopenapi: 4.0.0"),
        (2, 10, "version `4.0.0` is not known".to_owned())
    );
    assert_eq!(
        mistake("swaggerVersion: '1.2'\napis: []"),
        (1, 17, "version `1.2` is not known".to_owned())
    );
    assert_eq!(
        mistake("swagger: '20'"),
        (1, 10, "version `20` is not known".to_owned())
    );
    assert_eq!(
        mistake("- openapi: 3.0.0"),
        (1, 1, "no `openapi` and no `swagger` at its top".to_owned())
    );
    for empty in ["", "\n\n", "# nothing"] {
        assert_eq!(mistake(empty).2, "the file is empty", "{empty:?}");
    }
}

#[test]
fn the_path_of_the_base_url_is_the_clients() {
    for (written, base) in [
        ("swagger: '2.0'", ""),
        ("swagger: '2.0'\nbasePath: /", ""),
        ("swagger: '2.0'\nbasePath: /v1/", "/v1"),
        ("openapi: 3.0.0", ""),
        (
            "openapi: 3.0.0\nservers: [{ url: 'https://pets.example' }]",
            "",
        ),
        (
            "openapi: 3.0.0\nservers: [{ url: 'https://pets.example/v1/' }, { url: /v2 }]",
            "/v1",
        ),
        ("openapi: 3.0.0\nservers: [{ url: /v2 }]", "/v2"),
        ("openapi: 3.1.0\nservers: []", ""),
        (
            "openapi: 3.1.0\nservers: [{ url: 'https://{region}.pets.example/{version}' }]",
            "/{version}",
        ),
    ] {
        assert_eq!(parse(written).base, base, "{written}");
    }
}

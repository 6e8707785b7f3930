//! What schemas say of their values.

use super::*;

/// The schema `A`, shown, of a document with these schemas.
fn with(schemas: &str, check: impl FnOnce(Schema<'_>)) {
    let document = parse(&format!(
        "openapi: 3.1.0\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    ));
    check(document.schema("A").expect("a schema"));
}

fn kind(schema: &str) -> String {
    let mut kind = String::new();
    with(
        &format!(
            "    A: {schema}\n    B: {{ type: object, properties: {{ b: {{ type: string }} }} }}\n"
        ),
        |schema| {
            kind = shown(&schema);
        },
    );
    kind
}

#[test]
fn a_schema_has_a_kind() {
    for (schema, expected) in [
        ("{ type: string }", "text"),
        ("{ type: string, format: binary }", "binary"),
        ("{ type: string, format: byte }", "text"),
        ("{ type: file }", "binary"),
        ("{ type: integer }", "integer"),
        ("{ type: number }", "number"),
        ("{ type: boolean }", "boolean"),
        ("{ type: [string] }", "text"),
        ("{ type: [string, integer] }", "any"),
        ("{ type: array }", "list"),
        ("{ type: array, items: { type: number } }", "list of number"),
        ("{ items: { type: number } }", "list of number"),
        ("{ type: object }", "map"),
        ("{ type: object, properties: {} }", "map"),
        (
            "{ type: object, additionalProperties: { type: integer } }",
            "map of integer",
        ),
        ("{ type: object, additionalProperties: true }", "map"),
        ("{ additionalProperties: { type: string } }", "map of text"),
        (
            "{ type: object, properties: { a: {} }, additionalProperties: true }",
            "object",
        ),
        ("{ properties: { a: {} } }", "object"),
        ("{ $ref: '#/components/schemas/B' }", "object"),
        ("{ type: 'null' }", "nothing?"),
        ("{ enum: [a, b] }", "text"),
        ("{ enum: [1, 2] }", "any"),
        ("{ const: a }", "text"),
        ("{}", "any"),
        ("text", "any"),
        ("[]", "any"),
    ] {
        assert_eq!(kind(schema), expected, "{schema}");
    }
}

#[test]
fn null_is_written_in_many_ways() {
    for schema in [
        "{ type: string, nullable: true }",
        "{ type: string, x-nullable: true }",
        "{ type: [string, 'null'] }",
        "{ type: ['null', string] }",
        "{ oneOf: [{ type: string }, { type: 'null' }] }",
        "{ anyOf: [{ type: 'null' }, { type: string }] }",
        "{ allOf: [{ type: string, nullable: true }] }",
        "{ oneOf: [{ type: string, nullable: true }] }",
        "{ enum: [a, null] }",
    ] {
        assert_eq!(kind(schema), "text?", "{schema}");
    }
    assert_eq!(
        kind("{ oneOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] }"),
        "object?"
    );
    assert_eq!(
        kind("{ $ref: '#/components/schemas/B', nullable: true }"),
        "object?"
    );
    assert_eq!(
        kind("{ allOf: [{ $ref: '#/components/schemas/B' }], nullable: true }"),
        "object?"
    );
    for schema in [
        "{ type: string, nullable: false }",
        "{ type: string, enum: ['null'] }",
        "{ allOf: [{ type: string, nullable: true }, { type: string }] }",
    ] {
        assert!(!kind(schema).ends_with('?'), "{schema}");
    }
}

#[test]
fn alternatives_are_one_of_several() {
    assert_eq!(
        kind("{ oneOf: [{ type: string }, { type: integer }] }"),
        "one of text or integer"
    );
    assert_eq!(
        kind("{ anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }, { type: array }] }"),
        "one of object or list?"
    );
    assert_eq!(kind("{ oneOf: [{ type: integer }] }"), "integer");
    assert_eq!(kind("{ oneOf: [{ type: 'null' }] }"), "nothing?");
    assert_eq!(
        kind("{ type: object, oneOf: [{ $ref: '#/components/schemas/B' }, { type: object }] }"),
        "one of object or map"
    );
}

#[test]
fn what_only_wraps_a_schema_is_that_schema() {
    for schema in [
        "{ $ref: '#/components/schemas/B' }",
        "{ allOf: [{ $ref: '#/components/schemas/B' }] }",
        "{ description: other, allOf: [{ $ref: '#/components/schemas/B' }] }",
        "{ oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/B' }] }",
        "{ allOf: [{ anyOf: [{ $ref: '#/components/schemas/B' }] }] }",
    ] {
        let document = parse(&format!(
            "
            openapi: 3.1.0
            paths: {{ /a: {{ get: {{ parameters: [{{ in: query, name: a, schema: {schema} }}] }} }} }}
            components: {{ schemas: {{ B: {{ type: object }} }} }}
            "
        ));
        let parameter = &only(&document).parameters[0];
        let schema_of_it = Schema::new(&document, &parameter.schema);
        assert_eq!(schema_of_it.unwrapped().name(), Some("B"), "{schema}");
    }
}

#[test]
fn all_of_brings_properties_together() {
    with(
        "    A:
      allOf:
        - { $ref: '#/components/schemas/Base' }
        - { required: [name, id], properties: { name: { type: string } } }
      properties: { extra: { type: boolean } }
      required: [extra, missing]
    Base:
      required: [kind]
      properties: { id: { type: integer }, kind: { type: string }, name: { type: integer } }
",
        |schema| {
            assert!(matches!(schema.kind(), Kind::Object));
            assert_eq!(
                properties(&schema),
                [
                    "id!: integer",
                    "kind!: text",
                    "name!: text",
                    "extra!: boolean"
                ]
            );
        },
    );
}

#[test]
fn properties_know_their_lines_and_texts() {
    with(
        "    A:
      description: An A.
      properties:
        b: { type: string, description: Own., format: date, x-rust-name: Date }
        c: { $ref: '#/components/schemas/C' }
        d: { $ref: '#/components/schemas/C', description: Of the reference. }
    C: { type: string, description: Of the schema. }
",
        |schema| {
            assert_eq!(schema.description(), Some("An A."));
            let [b, c, d] = &schema.properties()[..] else {
                panic!("three properties");
            };
            assert_eq!([b.line, c.line, d.line], [8, 9, 10]);
            assert_eq!(b.schema.format(), Some("date"));
            assert_eq!(
                (b.schema.name(), b.schema.rust_name()),
                (None, Some("Date"))
            );
            assert_eq!(c.schema.description(), Some("Of the schema."));
            assert_eq!(d.schema.description(), Some("Of the reference."));
            assert_eq!((d.schema.name(), d.schema.rust_name()), (Some("C"), None));
        },
    );
}

#[test]
fn words_are_listed_without_null() {
    with(
        "    A: { type: string, enum: [a, b c, 1, null, 'null', ''] }",
        |schema| {
            assert_eq!(schema.words(), ["a", "b c", "1", "null", ""]);
        },
    );
    with("    A: { type: string }", |schema| {
        assert!(schema.words().is_empty());
    });
}

#[test]
fn bounds_are_those_of_integers() {
    let most = i128::MAX;
    for (schema, bounds) in [
        ("{ type: integer }".to_owned(), (None, None)),
        (
            "{ minimum: 0, maximum: 255 }".to_owned(),
            (Some(0), Some(255)),
        ),
        (
            "{ minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true }".to_owned(),
            (Some(1), Some(8)),
        ),
        (
            "{ minimum: 0, exclusiveMinimum: false }".to_owned(),
            (Some(0), None),
        ),
        (
            "{ exclusiveMinimum: 0, exclusiveMaximum: 9 }".to_owned(),
            (Some(1), Some(8)),
        ),
        (
            "{ minimum: -5, maximum: 18446744073709551615 }".to_owned(),
            (Some(-5), Some(u64::MAX.into())),
        ),
        (
            "{ minimum: 0.0, maximum: 10.0 }".to_owned(),
            (Some(0), Some(10)),
        ),
        (
            "{ minimum: 0.5, maximum: 1e3 }".to_owned(),
            (Some(1), Some(1000)),
        ),
        ("{ minimum: none }".to_owned(), (None, None)),
        (
            format!("{{ exclusiveMinimum: {most}, minimum: {most} }}"),
            (Some(most), None),
        ),
        (
            format!("{{ exclusiveMinimum: true, minimum: {most} }}"),
            (Some(most), None),
        ),
    ] {
        with(&format!("    A: {schema}"), |found| {
            assert_eq!(found.bounds(), bounds, "{schema}");
        });
    }
}

#[test]
fn an_object_is_open_if_something_is_said_of_more() {
    for (schema, open) in [
        ("{ properties: { a: {} } }", false),
        (
            "{ properties: { a: {} }, additionalProperties: false }",
            false,
        ),
        (
            "{ properties: { a: {} }, additionalProperties: true }",
            true,
        ),
        (
            "{ properties: { a: {} }, additionalProperties: { type: string } }",
            true,
        ),
        (
            "{ properties: { a: {} }, anyOf: [{ required: [a] }] }",
            true,
        ),
        (
            "{ properties: { a: {} }, allOf: [{ properties: { b: {} } }] }",
            false,
        ),
        (
            "{ properties: { a: {} }, allOf: [{ type: object, additionalProperties: true }] }",
            true,
        ),
        (
            "{ allOf: [{ properties: { a: {} } }, { required: [a] }, { description: more }] }",
            false,
        ),
        (
            "{ allOf: [{ properties: { a: {} } }, { type: object }] }",
            false,
        ),
        (
            "{ allOf: [{ properties: { a: {} } }, { oneOf: [{ required: [a] }] }] }",
            true,
        ),
        (
            "{ allOf: [{ properties: { a: {} } }, { type: string }] }",
            true,
        ),
        (
            "{ allOf: [{ properties: { a: {} } }, { allOf: [{ additionalProperties: {} }, {}] }] }",
            true,
        ),
        (
            "{ allOf: [{ properties: { a: {} } }, { $ref: other.yaml }] }",
            true,
        ),
        (
            "{ allOf: [{ properties: { a: {} } }, { $ref: '#/components/schemas/A' }] }",
            false,
        ),
    ] {
        with(&format!("    A: {schema}"), |found| {
            assert_eq!(found.is_open(), open, "{schema}");
        });
    }
}

#[test]
fn schemas_keep_the_order_of_the_document() {
    let document = parse("swagger: '2.0'\ndefinitions: { Z: {}, A: {}, M: {} }");
    let names: Vec<_> = document
        .schemas()
        .iter()
        .filter_map(|(name, _)| name.text())
        .collect();
    assert_eq!(names, ["Z", "A", "M"]);
    assert!(document.schema("B").is_none());
}

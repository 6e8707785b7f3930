//! What is no struct.

use super::*;

#[test]
fn words_are_an_enum_that_knows_there_may_be_more() {
    let (ty, definitions) = model(
        "{ $ref: '#/components/schemas/status' }",
        "    status: { description: How it is., type: string, enum: [Active, on-hold, ACTIVE, '', -a, 24h, Active, null, self] }",
    );
    assert_eq!(ty, "Option<Status>");
    assert_eq!(
        definitions,
        "/// How it is.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, soundcloud_api::Schema)]
#[schema(spec = \"api.yaml\", name = \"status\")]
pub enum Status {
    Active,
    #[serde(rename = \"on-hold\")]
    OnHold,
    #[serde(rename = \"ACTIVE\")]
    Active2,
    #[serde(rename = \"\")]
    Empty,
    #[serde(rename = \"-a\")]
    MinusA,
    #[serde(rename = \"24h\")]
    N24h,
    #[serde(rename = \"self\")]
    Self_,
    /// A word that the document does not list.
    #[serde(untagged)]
    Other(String),
}"
    );
}

#[test]
fn the_variant_for_other_words_has_a_name_of_its_own() {
    for (words, other) in [
        ("[a]", "Other"),
        ("[other]", "Unlisted"),
        ("[other, unlisted]", "Unlisted2"),
    ] {
        let definitions = definitions(&format!("    A: {{ type: string, enum: {words} }}"));
        assert!(
            definitions.contains(&format!("    {other}(String),")),
            "{definitions}"
        );
    }
}

#[test]
fn words_without_a_name_are_text_and_numbers_are_numbers() {
    for (schema, ty) in [
        ("{ type: string, enum: [a, b] }", "String"),
        ("{ type: integer, enum: [1, 2] }", "i64"),
        ("{ $ref: '#/components/schemas/Level' }", "i64"),
    ] {
        let found = model(schema, "    Level: { type: integer, enum: [1, 2] }");
        assert_eq!(found, (ty.to_owned(), String::new()), "{schema}");
    }
}

#[test]
fn alternatives_with_a_name_are_an_enum_without_tags() {
    let definitions = definitions(
        "    A:
      oneOf:
        - { $ref: '#/components/schemas/B' }
        - { type: object, properties: { c: {} } }
        - { type: string }
        - { type: string, format: date }
        - { type: integer }
        - { type: number }
        - { type: boolean }
        - { type: array, items: { $ref: '#/components/schemas/A' } }
        - { type: object, additionalProperties: { type: string } }
        - {}
        - { type: 'null' }
    B: { properties: { a: {} } }
",
    );
    let a = definitions.split("\n\n").next().unwrap_or_default();
    assert_eq!(
        a,
        "#[serde(untagged)]
pub enum A {
    List(Vec<Option<A>>),
    B(B),
    A2(A2),
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Map(std::collections::HashMap<String, String>),
    Any(serde_json::Value),
}"
    );
}

#[test]
fn alternatives_without_a_name_are_any_json() {
    let schema = "{ oneOf: [{ type: string }, { type: integer }] }";
    assert_eq!(
        model(schema, ""),
        ("serde_json::Value".to_owned(), String::new())
    );
}

#[test]
fn lists_scalars_and_maps_with_names_are_not_defined() {
    let named = "    List: { type: array, items: { $ref: '#/components/schemas/Date' } }
    Date: { type: string, format: date }
    Map: { type: object, additionalProperties: { $ref: '#/components/schemas/List' } }
    Free: { type: object }
    Bytes: { type: string, format: binary }
    Any: {}
    Nothing: { type: 'null' }
    Alias: { $ref: '#/components/schemas/List' }
    Maybe: { oneOf: [{ $ref: '#/components/schemas/Date' }, { type: 'null' }] }
";
    for (name, ty) in [
        ("List", "Vec<String>"),
        ("Map", "std::collections::HashMap<String, Vec<String>>"),
        (
            "Free",
            "std::collections::HashMap<String, serde_json::Value>",
        ),
        ("Bytes", "String"),
        ("Any", "serde_json::Value"),
        ("Nothing", "serde_json::Value"),
        ("Alias", "Vec<String>"),
        ("Maybe", "Option<String>"),
    ] {
        let found = model(&format!("{{ $ref: '#/components/schemas/{name}' }}"), named);
        assert_eq!(found, (ty.to_owned(), String::new()), "{name}");
    }
}

#[test]
fn what_only_wraps_a_model_is_that_model() {
    let named = "    B: { type: object, properties: { b: {} } }
    Alias: { $ref: '#/components/schemas/B' }
    Maybe: { oneOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] }
    Own: { oneOf: [{ type: object, properties: { c: {} } }, { type: 'null' }] }
    Same: { allOf: [{ $ref: '#/components/schemas/B' }] }
    Words: { type: string, enum: [a] }
    Choice: { allOf: [{ $ref: '#/components/schemas/Words' }] }
";
    for (schema, ty, defined) in [
        ("$ref: '#/components/schemas/Alias'", "B", "B"),
        ("$ref: '#/components/schemas/Maybe'", "Option<B>", "B"),
        ("$ref: '#/components/schemas/Own'", "Option<Own>", "Own"),
        ("$ref: '#/components/schemas/Same'", "Same", "Same"),
        ("$ref: '#/components/schemas/Choice'", "Words", "Words"),
        (
            "allOf: [{ $ref: '#/components/schemas/B' }], nullable: true",
            "Option<B>",
            "B",
        ),
        (
            "description: It., allOf: [{ $ref: '#/components/schemas/Alias' }]",
            "B",
            "B",
        ),
    ] {
        let (found, definitions) = model(&format!("{{ {schema} }}"), named);
        assert_eq!(
            (found.as_str(), names(&definitions).as_str()),
            (ty, defined),
            "{schema}"
        );
    }
}

#[test]
fn numbers_are_as_wide_as_the_document_says() {
    for (schema, ty) in [
        ("type: integer", "i64"),
        ("type: integer, format: int32", "i32"),
        ("type: integer, format: int64, minimum: 0", "u64"),
        ("type: integer, format: int32, exclusiveMinimum: -1", "u32"),
        ("type: integer, format: uint8", "u32"),
        ("type: integer, format: int32, maximum: 3000000000", "i64"),
        (
            "type: integer, format: int32, minimum: 0, maximum: 5000000000",
            "u64",
        ),
        ("type: number", "f64"),
        ("type: number, format: float", "f32"),
        ("type: number, format: double", "f64"),
    ] {
        assert_eq!(model(&format!("{{ {schema} }}"), "").0, ty, "{schema}");
    }
}

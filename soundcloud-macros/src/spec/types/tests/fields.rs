//! Structs and their fields.

use super::*;

#[test]
fn a_schema_with_a_name_is_a_struct_that_is_compared() {
    let (ty, definitions) = model(
        "{ $ref: '#/components/schemas/pet-item' }",
        "    pet-item:
      description: A pet.
      type: object
      required: [id, petType]
      properties:
        id: { type: integer }
        petType: { type: string, description: What it is. }
        born: { type: [string, 'null'] }
",
    );
    assert_eq!(ty, "PetItem");
    assert_eq!(
        definitions,
        "/// A pet.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, soundcloud_api::Schema)]
#[schema(spec = \"api.yaml\", name = \"pet-item\")]
pub struct PetItem {
    pub id: i64,
    /// What it is.
    #[serde(rename = \"petType\")]
    pub pet_type: String,
    #[serde(default, skip_serializing_if = \"Option::is_none\")]
    pub born: Option<String>,
}"
    );
}

#[test]
fn a_schema_without_a_name_is_a_struct_that_is_not_compared() {
    let (ty, definitions) = model(
        "{ type: array, items: { type: object, required: [a], properties: { a: { type: boolean } } } }",
        "",
    );
    assert_eq!(ty, "Vec<GetA>");
    assert_eq!(
        definitions,
        "#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]\npub struct GetA {\n    pub a: bool,\n}"
    );
}

#[test]
fn what_may_be_missing_or_null_is_optional() {
    let definitions = definitions(
        "    A:
      required: [a, b]
      properties:
        a: { type: [integer, 'null'] }
        b: { nullable: true }
        c: {}
        d: { type: array, items: { type: [string, 'null'] } }
",
    );
    assert_eq!(
        definitions,
        "pub struct A {
    pub a: Option<i64>,
    pub b: serde_json::Value,
    #[serde(default, skip_serializing_if = \"Option::is_none\")]
    pub c: Option<serde_json::Value>,
    #[serde(default, skip_serializing_if = \"Option::is_none\")]
    pub d: Option<Vec<Option<String>>>,
}"
    );
}

#[test]
fn fields_have_names_of_their_own() {
    let definitions = definitions(
        "    A:
      required: [type, self, '@type', '+1', '-1', '', größe, first-name, firstName, known]
      properties: { type: {}, self: {}, '@type': {}, '+1': {}, '-1': {}, '': {}, größe: {}, first-name: {}, firstName: {}, known: { x-rust-name: other, type: string } }
",
    );
    let fields: Vec<&str> = definitions
        .lines()
        .filter(|line| line.contains("pub "))
        .collect();
    let fields: Vec<&str> = fields[1..]
        .iter()
        .filter_map(|line| line.split([' ', ':']).nth(5))
        .collect();
    assert_eq!(
        fields,
        [
            "r#type",
            "self_",
            "type_2",
            "_1",
            "_1_2",
            "value",
            "größe",
            "first_name",
            "first_name_2",
            "other"
        ]
    );
    for renamed in [
        "\"self\"",
        "\"@type\"",
        "\"+1\"",
        "\"-1\"",
        "\"\"",
        "\"first-name\"",
        "\"firstName\"",
        "\"known\"",
    ] {
        assert!(
            definitions.contains(&format!("#[serde(rename = {renamed})]")),
            "{renamed}"
        );
    }
}

#[test]
fn the_attribute_of_a_field_is_broken_over_lines_where_rustfmt_does_so() {
    let definitions = definitions("    A: { properties: { first-edition: { type: string } } }");
    assert_eq!(
        definitions,
        "pub struct A {
    #[serde(
        rename = \"first-edition\",
        default,
        skip_serializing_if = \"Option::is_none\"
    )]
    pub first_edition: Option<String>,
}"
    );
}

#[test]
fn parts_of_an_all_of_are_one_struct() {
    let definitions = definitions(
        "    A:
      description: An A.
      allOf:
        - { $ref: '#/components/schemas/B' }
        - { required: [b, c], properties: { c: { type: number, format: float } } }
    B: { properties: { b: { type: integer, format: int32 } } }
",
    );
    assert_eq!(
        definitions,
        "/// An A.\npub struct A {\n    pub b: i32,\n    pub c: f32,\n}"
    );
}

#[test]
fn a_field_does_not_repeat_the_documentation_of_its_type() {
    let definitions = definitions(
        "    A:
      required: [b, c, d]
      properties:
        b: { $ref: '#/components/schemas/B' }
        c: { $ref: '#/components/schemas/B', description: The other. }
        d: { description: 'Text, <b>bold</b>.', type: string }
    B: { description: A B., properties: { e: {} } }
",
    );
    let a = definitions.split("\n\n").next().unwrap_or_default();
    assert_eq!(
        a,
        "pub struct A {
    pub b: B,
    /// The other.
    pub c: B,
    /// Text, \\<b\\>bold\\</b\\>.
    pub d: String,
}"
    );
}

#[test]
fn an_object_in_an_object_is_called_after_both() {
    let definitions = definitions(
        "    A:
      required: [owner, pets, by-name]
      properties:
        owner: { type: object, required: [home], properties: { home: { type: object, properties: { a: {} } } } }
        pets: { type: array, items: { type: object, properties: { b: {} } } }
        by-name: { type: object, additionalProperties: { type: object, properties: { c: {} } } }
    AOwner: { properties: { d: {} } }
",
    );
    assert_eq!(names(&definitions), "A AOwner2 APets AByName AOwner2Home");
    assert!(definitions.contains("pub owner: AOwner2,"), "{definitions}");
    assert!(
        definitions.contains("pub pets: Vec<APets>,"),
        "{definitions}"
    );
    assert!(
        definitions.contains("pub by_name: std::collections::HashMap<String, AByName>,"),
        "{definitions}"
    );
}

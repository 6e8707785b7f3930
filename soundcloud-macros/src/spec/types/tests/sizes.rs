//! Types that hold themselves, and documents that would need too many.

use super::*;

#[test]
fn a_type_that_holds_itself_is_boxed() {
    let definitions = definitions(
        "    A: { required: [a, b, list], properties: { a: { $ref: '#/components/schemas/A' }, b: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] }, c: { $ref: '#/components/schemas/A' }, list: { type: array, items: { $ref: '#/components/schemas/A' } } } }",
    );
    assert_eq!(
        definitions,
        "pub struct A {
    pub a: Box<A>,
    pub b: Option<Box<A>>,
    #[serde(default, skip_serializing_if = \"Option::is_none\")]
    pub c: Option<Box<A>>,
    pub list: Vec<A>,
}"
    );
}

#[test]
fn one_box_interrupts_a_circle() {
    let definitions = definitions(
        "    A: { properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { properties: { c: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } } } }
    C: { oneOf: [{ type: string }] }
",
    );
    assert_eq!(definitions.matches("Box<").count(), 1);
    assert!(
        definitions.contains("pub a: Option<Box<A>>,"),
        "{definitions}"
    );
}

#[test]
fn an_alternative_may_be_boxed() {
    let definitions = definitions(
        "    A: { oneOf: [{ type: string }, { $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }
    B: { required: [a], properties: { a: { $ref: '#/components/schemas/A' } } }
",
    );
    assert_eq!(
        definitions,
        "#[serde(untagged)]
pub enum A {
    Text(String),
    A(Box<A>),
    B(B),
}

pub struct B {
    pub a: Box<A>,
}"
    );
}

#[test]
fn lists_and_maps_that_hold_themselves_come_to_an_end() {
    let named = "    List: { type: array, items: { $ref: '#/components/schemas/List' } }
    Map: { type: object, additionalProperties: { type: array, items: { $ref: '#/components/schemas/Map' } } }
    Deep: { type: array, items: { type: object, properties: { more: { $ref: '#/components/schemas/Deep' } } } }
";
    for (name, ty, defined) in [
        ("List", "Vec<serde_json::Value>", ""),
        (
            "Map",
            "std::collections::HashMap<String, Vec<serde_json::Value>>",
            "",
        ),
        ("Deep", "Vec<GetA>", "GetA"),
    ] {
        let (found, definitions) =
            model(&format!("{{ $ref: '#/components/schemas/{name}' }}"), named);
        assert_eq!(
            (found.as_str(), names(&definitions).as_str()),
            (ty, defined),
            "{name}"
        );
    }
}

#[test]
fn an_object_that_is_in_two_places_by_an_alias_is_one_type() {
    let definitions = definitions(
        "    A: { properties: { a: &a { type: object, properties: { c: {} } }, b: *a } }",
    );
    assert_eq!(names(&definitions), "A AA");
    assert!(definitions.contains("pub b: Option<AA>,"), "{definitions}");
}

/// A line for each number.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    let lines: Vec<String> = (0..count).map(line).collect();
    lines.concat()
}

#[test]
fn long_chains_need_no_deep_stack() {
    let chain = lines(3000, |index| {
        let next = index + 1;
        format!(
            "    S{index}: {{ properties: {{ next: {{ $ref: '#/components/schemas/S{next}' }} }} }}\n"
        )
    });
    let definitions = definitions(&format!(
        "    A: {{ $ref: '#/components/schemas/S0' }}
{chain}    S3000: {{ properties: {{ first: {{ $ref: '#/components/schemas/S0' }} }} }}
"
    ));
    assert_eq!(definitions.matches("pub struct ").count(), 3001);
    assert!(definitions.contains("pub first: Option<Box<S0>>,"));
    let lists = lines(3000, |index| {
        let next = index + 1;
        format!(
            "    L{index}: {{ type: array, items: {{ $ref: '#/components/schemas/L{next}' }} }}\n"
        )
    });
    let (ty, _) = model("{ $ref: '#/components/schemas/L0' }", &lists);
    assert!(
        ty.starts_with("Vec<Vec<") && ty.contains("<serde_json::Value>"),
        "{ty}"
    );
}

#[test]
fn of_too_many_types_the_rest_may_be_anything() {
    let properties = lines(12_000, |index| {
        format!("      p{index}: {{ type: object, properties: {{ a: {{}} }} }},\n")
    });
    let definitions = definitions(&format!(
        "    A: {{ properties: {{\n{properties}    }} }}\n"
    ));
    assert!(definitions.contains("pub p11999: Option<serde_json::Value>,"));
    assert!(definitions.matches("pub struct ").count() < 10_001);
}

//! Documents whose schemas hold themselves.

use super::*;

const CIRCLES: &str = "
openapi: 3.1.0
components:
  schemas:
    Circle: { oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Ring' }] }
    Ring: { anyOf: [{ $ref: '#/components/schemas/Circle' }, { type: integer }] }
    Part: { allOf: [{ $ref: '#/components/schemas/Part' }, { $ref: '#/components/schemas/Part' }], properties: { a: { $ref: '#/components/schemas/Circle' } } }
    List: { type: array, items: { $ref: '#/components/schemas/List' } }
    Map: { type: object, additionalProperties: { $ref: '#/components/schemas/Map' } }
    Tree: { type: object, properties: { left: { $ref: '#/components/schemas/Tree' }, list: { $ref: '#/components/schemas/List' }, lost: { $ref: '#/components/schemas/Lost' } } }
";

fn found_in_circles(source: &str) -> Vec<[String; 3]> {
    compared_with(CIRCLES, source).1.found()
}

#[test]
fn they_are_compared_as_far_as_they_go() {
    for source in [
        "#[schema(spec = \"s\")] struct Circle(u8);",
        "#[schema(spec = \"s\")] struct Ring(u8);",
        "#[schema(spec = \"s\")] struct List(Vec<Vec<List>>);",
        "#[schema(spec = \"s\")] struct Map(HashMap<String, HashMap<String, Map>>);",
        "#[schema(spec = \"s\", complete)] struct Part { a: Option<u8> }",
        "#[schema(spec = \"s\")] struct Tree { left: Option<Box<Tree>>, lost: Option<u8> }",
    ] {
        assert!(
            found_in_circles(source).is_empty(),
            "{source}: {:?}",
            found_in_circles(source)
        );
    }
}

#[test]
fn what_does_not_fit_is_told() {
    for (source, told) in [
        (
            "#[schema(spec = \"s\")] struct Circle(bool);",
            "`bool` cannot hold `Circle`, which is an integer in `shop.yaml:5`",
        ),
        (
            "#[schema(spec = \"s\")] struct List(Vec<Vec<bool>>);",
            "`bool` cannot hold an element of `List`, which is a list in `shop.yaml:8`",
        ),
    ] {
        let found = found_in_circles(source);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0][1], told);
    }
    let found = found_in_circles("#[schema(spec = \"s\", complete)] struct Tree {}");
    let lines = "left: Option<Box<Tree>>,\n    list: Option<Vec<Vec<";
    assert!(found[0][2].contains(lines), "{found:?}");
}

//! What may be missing or null, and what may not.

use super::*;

#[test]
fn what_is_always_there_is_no_option() {
    check_item(
        r"
        name: «Option<String>»,
        error: `name` is required in `shop.yaml:52`, and never null
        help: write `String`

        id: «std::option::Option<Box<i64>>»,
        error: `id` is required in `shop.yaml:51`, and never null
        help: write `Box<i64>`

        name: «Option<u8>»,
        error: `u8` cannot hold `name`, which is a text in `shop.yaml:52`
        help: write `String`
        ",
    );
}

#[test]
fn what_may_be_missing_is_an_option_or_has_a_default() {
    check_item(
        r#"
        sold: «bool»,
        error: `sold` may be missing: it is not required in `shop.yaml:60`
        help: write `Option<bool>`, or add `#[serde(default)]`

        tags: «Vec<String>»,
        error: `tags` may be missing: it is not required in `shop.yaml:58`
        help: write `Option<Vec<String>>`, or add `#[serde(default)]`

        note: «String»,
        error: `note` may be null in `shop.yaml:53`
        help: write `Option<String>`

        #[serde(default)] note: «String»,
        error: `note` may be null in `shop.yaml:53`
        help: write `Option<String>`; `#[serde(default)]` is for what is missing

        seller: «Box<Seller>»,
        error: `seller` may be missing or null in `shop.yaml:63`
        help: write `Option<Box<Seller>>`

        #[serde(skip_serializing_if = "Vec::is_empty")] tags: «Vec<String>»,
        error: `tags` may be missing: it is not required in `shop.yaml:58`
        help: write `Option<Vec<String>>`, or add `#[serde(default)]`

        sold: «String»,
        error: `String` cannot hold `sold`, which is a boolean in `shop.yaml:60`
        help: write `Option<bool>`

        sizes: «Vec<«u8»>»,
        error: `sizes` may be missing: it is not required in `shop.yaml:59`
        help: write `Option<Vec<u8>>`, or add `#[serde(default)]`
        error: `u8` cannot hold an element of `sizes`, which is an integer up to 300 in `shop.yaml:59`
        help: write `u16`

        #[serde(with = "text")] sold: «Option<bool>»,
        error: `sold` may be missing: it is not required in `shop.yaml:60`, and a function reads it
        help: add `#[serde(default)]`

        #[serde(deserialize_with = "text")] sold: «bool»,
        error: `sold` may be missing: it is not required in `shop.yaml:60`
        help: write `Option<bool>`, or add `#[serde(default)]`
        "#,
    );
    accept(
        r#"
        #[schema(spec = "s")] struct Item { #[serde(default)] sold: bool }
        #[schema(spec = "s")] struct Item { #[serde(default = "yes")] sold: bool }
        #[schema(spec = "s")] #[serde(default)] struct Item { sold: bool }
        #[schema(spec = "s")] struct Item { #[serde(skip_deserializing)] sold: bool }
        #[schema(spec = "s")] struct Item { #[serde(default)] seller: Maybe<Seller> }
        #[schema(spec = "s")] struct Item { #[serde(default, deserialize_with = "text")] note: String }
        #[schema(spec = "s")] struct Item { #[serde(serialize_with = "text")] sold: Option<bool>, id: i64 }
        #[schema(spec = "s")] struct Item { #[schema(unchecked)] sold: u8, #[schema(unchecked)] name: Option<u8> }
        #[schema(spec = "s")] struct Item { note: serde_json::Value, seller: () }
        #[schema(spec = "s")] struct Item<T, U: A> { note: T, seller: U::B, sold: <T as A>::B }
        #[schema(spec = "s")] struct Plain { name: String, secret: Option<String> }
        #[schema(spec = "s")] struct Loose { a: Option<u8>, b: Option<bool>, c: i64 }
        #[schema(spec = "s", request)] struct Loose { a: Option<u8>, b: Option<bool>, c: i8 }
        "#,
    );
}

#[test]
fn of_what_is_only_sent_less_is_asked() {
    accept(
        r#"
        #[schema(spec = "s", request)] struct NewItem { name: String, amount: u32 }
        #[schema(spec = "s", request)] struct NewItem { name: String, amount: u32, note: String, cleared: Option<String> }
        #[schema(spec = "s", request)] struct NewItem { name: String, amount: u32, #[serde(skip_serializing_if = "Option::is_none")] note: Option<String> }
        #[schema(spec = "s", request)] struct NewItem { name: String, amount: u32, #[serde(skip_serializing_if = "String::is_empty")] note: String }
        #[schema(spec = "s", request)] struct Plain { name: String, secret: Option<String> }
        #[schema(spec = "s", request, omit("amount"))] struct NewItem { name: String }
        #[schema(spec = "s", request)] struct NewItem { name: String, #[serde(flatten)] rest: Rest }
        "#,
    );
    check(
        r#"
        #[schema(spec = "s", request)] struct «NewItem» { name: «Option<String>», note: «Option<String>» }
        error: `NewItem` lacks the property `amount`, which is required in `shop.yaml:84`
        help: add it, or `omit("amount")` to `#[schema(…)]`:
        amount: i64,
        error: `name` is required in `shop.yaml:83`, and never null
        help: write `String`
        error: `None` is sent as null, which `note` cannot be in `shop.yaml:85`
        help: add `#[serde(skip_serializing_if = "Option::is_none")]`

        #[schema(spec = "s", request)] pub struct «NewItem» {}
        error: `NewItem` lacks 2 required properties of `NewItem` in `shop.yaml:78`
        help: add them, or list those that are not needed in `omit(…)`:
        pub name: String,
        pub amount: i64,

        #[schema(spec = "s", request, complete)] struct «NewItem» { name: String, amount: i64 }
        error: `NewItem` lacks 2 properties of `NewItem` in `shop.yaml:78`
        help: add them, or list those that are not needed in `omit(…)`:
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        cleared: Option<String>,

        #[schema(spec = "s", complete)] struct «Plain» {}
        error: `Plain` lacks the property `name` of `shop.yaml:91`
        help: add it, or `omit("name")` to `#[schema(…)]`:
        name: String,
        "#,
    );
}

#[test]
fn of_what_is_required_the_other_way_presence_is_not_compared() {
    let document = "openapi: 3.1.0
paths: {}
components:
  schemas:
    User:
      type: object
      required: [id, password]
      properties:
        id: { type: integer, format: int64, readOnly: true }
        password: { type: string, writeOnly: true }
        pin: { type: string, writeOnly: true }
";
    let mistakes = |source: &str| compared_with(document, source).1.ranges().len();
    for source in [
        "#[schema(spec = \"s\")] struct User { id: i64, password: String }",
        "#[schema(spec = \"s\")] struct User { id: i64, password: Option<String> }",
        "#[schema(spec = \"s\", request)] struct User { id: i64, password: String }",
        "#[schema(spec = \"s\", request)] struct User { id: Option<i64>, password: String }",
    ] {
        assert_eq!(mistakes(source), 0, "{source}");
    }
    for source in [
        "#[schema(spec = \"s\")] struct User { id: Option<i64> }",
        "#[schema(spec = \"s\")] struct User { password: u8 }",
        "#[schema(spec = \"s\")] struct User { pin: String }",
        "#[schema(spec = \"s\", request)] struct User { password: Option<String> }",
    ] {
        assert_eq!(mistakes(source), 1, "{source}");
    }
}

#[test]
fn none_is_null_only_in_json() {
    for (media, name, mistakes) in [
        ("application/json", "#/components/schemas/A", 1),
        ("application/json", "#/components/schemas/%41", 1),
        ("application/json", "#/components/schemas/BA", 0),
        (
            "application/x-www-form-urlencoded",
            "#/components/schemas/A",
            0,
        ),
    ] {
        let schema = "{ type: object, properties: { a: { type: string } } }";
        let document = format!(
            "openapi: 3.1.0
paths:
  /a: {{ post: {{ requestBody: {{ content: {{ {media}: {{ schema: {{ $ref: '{name}' }} }} }} }} }} }}
components:
  schemas:
    A: {schema}
    BA: {schema}
"
        );
        let source = "#[schema(spec = \"s\", request)] struct A { a: Option<String> }";
        let found = compared_with(&document, source).1.ranges();
        assert_eq!(found.len(), mistakes, "{media} {name}: {found:?}");
    }
}

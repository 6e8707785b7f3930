//! Rules by what real documents have: each with a document of its own.

use super::{file, found};

/// What is told of one method against one operation with its schemas.
fn told(operation: &str, method: &str) -> Vec<[String; 3]> {
    let document = format!(
        "openapi: 3.0.3
paths:
  /items:
    {operation}
components:
  schemas:
    Item: {{ type: object, properties: {{ id: {{ type: integer }} }} }}
    Alias: {{ $ref: '#/components/schemas/Item' }}
    Items: {{ type: array, items: {{ $ref: '#/components/schemas/Item' }} }}
"
    );
    let path = file(&document);
    let item = format!("trait Shop: Api {{ {method} }}");
    found(path.to_str().expect("a path"), "", &item)
}

fn query(parameter: &str, template: &str, argument: &str) -> Vec<[String; 3]> {
    told(
        &format!("get: {{ parameters: [{parameter}] }}"),
        &format!("#[endpoint(GET, \"/items{template}\")] fn items(&self, {argument}) -> Call<()>;"),
    )
}

fn answer(schema: &str, result: &str) -> Vec<[String; 3]> {
    told(
        &format!(
            "get: {{ responses: {{ '200': {{ content: {{ application/json: {{ schema: {schema} }} }} }} }} }}"
        ),
        &format!("#[endpoint(GET, \"/items\")] fn items(&self) -> Call<{result}>;"),
    )
}

const NONE: [[&str; 3]; 0] = [];

#[test]
fn an_object_in_the_query_may_also_be_one_value() {
    let created = "{ in: query, name: created, style: deepObject, schema: { anyOf: [{ type: object, properties: { gt: { type: integer } } }, { type: integer }] } }";
    assert_eq!(query(created, "?<created>", "created: Option<i64>"), NONE);
    assert_eq!(query(created, "?created[gt]=<gt>", "gt: Option<i64>"), NONE);
    let expand = "{ in: query, name: expand, style: deepObject, schema: { type: array, items: { type: string } } }";
    assert_eq!(query(expand, "?expand[]=<expand>", "expand: &[&str]"), NONE);
    let told = query(expand, "", "");
    assert_eq!(
        told[0][2],
        "add `expand[]=<expand>` in the query with `expand: &[&str]`; or `spec(omit(\"expand\"))`"
    );
}

#[test]
fn properties_of_an_object_are_required_with_it() {
    let range = "{ in: query, name: f, required: true, style: deepObject, schema: { type: object, required: [from], properties: { from: { type: integer }, to: { type: integer } } } }";
    let pairs = "?f[from]=<from>&f[to]=<to>";
    assert_eq!(query(range, pairs, "from: i64, to: Option<i64>"), NONE);
    let told = query(range, pairs, "from: Option<i64>, to: Option<i64>");
    let [[part, ..]] = &told[..] else {
        panic!("{told:?}");
    };
    assert_eq!(part, "Option<i64>");
}

#[test]
fn a_body_that_says_nothing_is_not_asked_for() {
    let body = |http: &str, schema: &str| {
        format!(
            "{http}: {{ requestBody: {{ content: {{ application/x-www-form-urlencoded: {{ schema: {schema} }} }} }} }}"
        )
    };
    let method =
        |http: &str| format!("#[endpoint({http}, \"/items\")] fn items(&self) -> Call<()>;");
    let empty = "{ type: object, properties: {} }";
    let full = "{ type: object, properties: { a: {} } }";
    assert_eq!(told(&body("delete", empty), &method("DELETE")), NONE);
    assert_eq!(told(&body("get", full), &method("GET")), NONE);
    assert_eq!(told(&body("post", full), &method("POST")).len(), 1);
}

#[test]
fn lists_objects_and_single_values_are_told_apart() {
    let item = "{ $ref: '#/components/schemas/Item' }";
    let list = "{ $ref: '#/components/schemas/Items' }";
    for (schema, result) in [
        (item, "Item"),
        (item, "()"),
        (item, "String"),
        (item, "Option<Item>"),
        (list, "Vec<Item>"),
        (list, "Vec<My>"),
        ("{ type: integer }", "u64"),
        ("{}", "Vec<u8>"),
    ] {
        assert_eq!(answer(schema, result), NONE, "{schema}: {result}");
    }
    for (schema, result, is, gives) in [
        (item, "Vec<Item>", "one object", "a list"),
        (item, "u64", "an object", "one value"),
        (list, "bool", "a list", "one value"),
        (list, "Vec<Vec<Item>>", "one object", "a list"),
        ("{ type: string }", "Vec<String>", "one value", "a list"),
    ] {
        let told = answer(schema, result);
        let message =
            format!("`GET /items` answers with {is} in `api.yaml:4`, and `{result}` is {gives}");
        assert_eq!(told[0][..2], [result, &message], "{schema}");
    }
}

#[test]
fn a_schema_may_be_another_name_of_another() {
    let told = |schema: &str| {
        let path = file(&format!(
            "openapi: 3.0.3
paths:
  /items:
    get: {{ responses: {{ 200: {{ content: {{ application/json: {{ schema: {schema} }} }} }} }} }}
components:
  schemas:
    Item: {{ type: object }}
    Alias: {{ $ref: '#/components/schemas/Item' }}
"
        ));
        let attribute = format!("spec = {path:?}").parse().expect("tokens");
        let item =
            "trait Shop: Api { #[endpoint(GET, \"/items\")] fn items(&self) -> Call<Item>; }";
        crate::api::expand(attribute, &item.parse().expect("tokens")).to_string()
    };
    let expanded = told("{ $ref: '#/components/schemas/Alias' }");
    assert!(expanded.contains("& [\"Alias\" , \"Item\"]"), "{expanded}");
    let expanded = told("{ type: object }");
    assert!(!expanded.contains("name_agrees"), "{expanded}");
}

#[test]
fn differences_that_change_nothing_are_told() {
    let page = "{ in: query, name: page, schema: { type: integer } }";
    let with = |template: &str, keys: &str, arguments: &str| {
        told(
            &format!("get: {{ parameters: [{page}] }}"),
            &format!(
                "#[endpoint(GET, \"/items{template}\", {keys})] fn items(&self, {arguments}) -> Call<()>;"
            ),
        )
    };
    let argument = "page: Option<i64>";
    for (template, keys, arguments, message) in [
        (
            "?<page>",
            "spec(omit(\"page\"))",
            argument,
            "`page` is sent all the same",
        ),
        (
            "?<page>",
            "spec(undocumented(\"other\"))",
            argument,
            "`other` is not sent",
        ),
        (
            "",
            "spec(omit(\"pgae\"))",
            "",
            "`GET /items` has no parameter `pgae`",
        ),
    ] {
        let told = with(template, keys, arguments);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0][1], message);
    }
    assert_eq!(
        with("?<page>", "spec(unchecked(\"page\"))", "page: Option<&str>"),
        NONE
    );
}

#[test]
fn a_parameter_that_is_called_otherwise_is_told_once() {
    let kind = "{ in: query, name: kind, schema: { type: string } }";
    assert_eq!(
        query(kind, "?<species>", "species: Option<&str>"),
        [[
            "<species>",
            "`GET /items` has no query parameter `species`",
            "did you mean `kind`, of `api.yaml:4`?",
        ]]
    );
}

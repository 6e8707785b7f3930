//! Fields of a query.

use super::*;

/// Checks fields of a struct of the query of `GET /items.json` that lacks nothing.
fn check_items(blocks: &str) {
    let in_struct = |source: &str| {
        let start =
            "#[schema(spec = \"s\", query(\"items\"))] struct Items { #[serde(flatten)] a: A, ";
        let mut found = found(&format!("{start}{source} }}"));
        for (range, _) in &mut found {
            *range = range.start - start.len()..range.end - start.len();
        }
        found
    };
    marked::check(blocks, in_struct);
}

#[test]
fn an_operation_is_in_the_document() {
    check(
        r#"
        #[schema(spec = "s", query(«"itmes"»))] struct A { a: u8 }
        error: `itmes` is no operation of `shop.yaml`
        help: did you mean `"items"`?

        #[schema(spec = "s", query(«"GET /items"»))] struct A { a: u8 }
        error: `GET /items` is no operation of `shop.yaml`
        help: did you mean `"GET /items.json"`?

        #[schema(spec = "s", query(«"/sales"», "sales"))] struct A { a: u8 }
        error: `/sales` is no operation of `shop.yaml`
        help: did you mean `"GET /sales"`?

        #[schema(spec = "s", query(«"GET /unlike/anything"»))] struct A { a: u8 }
        error: `GET /unlike/anything` is no operation of `shop.yaml`
        help: known are `GET /items.json`, `POST /items.json`, `GET /items/{id}` and `GET /sales`

        #[schema(spec = "s", query("GET /items/{id}", «"get /items/{id}"»))] struct A { lang: String, limit: Option<u8> }
        error: `GET /items/{id}` is given twice
        help: remove one of them

        #[schema(spec = "s", query("items"))] enum «A» { A }
        error: `A` has no fields that could be the parameters of a query
        help: write a struct with named fields
        "#,
    );
}

#[test]
fn a_field_is_a_parameter() {
    check_items(
        r#"
        «lmit»: Option<u8>,
        error: `lmit` is no query parameter of `GET /items.json` in `shop.yaml:4`
        help: did you mean `limit`?

        «price_from»: Option<f64>,
        error: `price_from` is no query parameter of `GET /items.json` in `shop.yaml:4`
        help: add `#[serde(rename = "price[from]")]`

        «weight»: Option<f64>,
        error: `weight` is no query parameter of `GET /items.json` in `shop.yaml:4`
        help: if it is meant to be there, add `#[schema(undocumented)]`

        #[schema(«undocumented»)] limit: Option<u8>,
        error: `limit` is documented in `shop.yaml:9`
        help: remove `undocumented`
        "#,
    );
    check(
        r#"
        #[schema(spec = "s", query("items", "GET /items/{id}"))] struct A { #[serde(flatten)] a: A, limit: Option<u8>, «q»: Option<String>, «hue»: String }
        error: `q` is no query parameter of `GET /items/{id}` in `shop.yaml:21`
        help: leave it to another type, or add `#[schema(undocumented)]`
        error: `hue` is no query parameter of `GET /items.json` and 1 other in `shop.yaml:4`
        help: if it is meant to be there, add `#[schema(undocumented)]`

        #[schema(spec = "s", query("sales"), omit("number"))] struct A { «filter»: Option<Filter>, size: Option<u8> }
        error: `filter` is sent as `filter[from]` in `shop.yaml:30`
        help: write a field for each of its keys, with `#[serde(rename = "filter[from]")]`
        "#,
    );
    accept(
        r#"
        #[schema(spec = "s", query("items", "GET /items/{id}"), omit("ids", "tags", "price[from]", "lang"))] struct A { limit: Option<u8>, #[schema(undocumented)] q: Option<String> }
        #[schema(spec = "s", query("sales"))] struct A { #[serde(rename = "filter[from]")] from: Option<String>, #[serde(rename = "filter[x]")] x: Option<u8>, number: Option<u8>, size: Option<u8> }
        #[schema(spec = "s", query("sales"), omit("filter", "number", "size"))] struct A {}
        "#,
    );
}

#[test]
fn every_parameter_has_a_field() {
    check(
        r#"
        #[schema(spec = "s", query("items"), omit("q"))] pub struct «A» {}
        error: `A` lacks 4 query parameters of `GET /items.json` in `shop.yaml:4`
        help: add them, or list those that are not needed in `omit(…)`:
        #[serde(rename = "price[from]")]
        pub price_from: Option<f64>,
        pub limit: Option<i64>,
        pub ids: Option<String>,
        pub tags: Vec<String>,

        #[schema(spec = "s", query("GET /items/{id}"))] struct «A» { limit: Option<u8> }
        error: `A` lacks the query parameter `lang` of `GET /items/{id}` in `shop.yaml:21`
        help: add it, or `omit("lang")` to `#[schema(…)]`:
        lang: String,

        #[schema(spec = "s", query("sales"))] struct «A» {}
        error: `A` lacks 3 query parameters of `GET /sales` in `shop.yaml:27`
        help: add them, or list those that are not needed in `omit(…)`:
        #[serde(rename = "filter[from]")]
        filter_from: Option<String>,
        #[serde(rename = "filter[amount]")]
        filter_amount: Option<i64>,
        number: Option<i64>,
        size: Option<i64>,

        #[schema(spec = "s", query("items", "GET /items/{id}"), omit("ids", "tags", "price[from]", "lang", «"lagn"», «"limit"»))] struct A { limit: Option<u8>, #[schema(undocumented)] q: Option<String> }
        error: `lagn` is no query parameter of `GET /items.json` and 1 other in `shop.yaml:4`
        help: did you mean `"lang"`?
        error: `A` has `limit`
        help: remove it from `omit(…)`
        "#,
    );
}

#[test]
fn what_is_not_required_can_be_absent() {
    check_items(
        r#"
        limit: «u8»,
        error: `limit` is always sent, and not required in `shop.yaml:9`
        help: write `Option<u8>`, or add `#[serde(skip_serializing_if = "…")]`

        limit: «String»,
        error: `String` cannot hold `limit`, which is an integer up to 200 in `shop.yaml:9`
        help: write `Option<i64>`

        q: «Words»,
        error: `q` is always sent, and not required in `shop.yaml:7`
        help: write `Option<Words>`, or add `#[serde(skip_serializing_if = "…")]`
        "#,
    );
    check(
        r#"
        #[schema(spec = "s", query("GET /items/{id}"))] struct A { lang: «Option<String>», limit: Option<u8> }
        error: `lang` is required in `shop.yaml:24`
        help: write `String`
        "#,
    );
    accept(
        r#"
        #[schema(spec = "s", query("GET /items/{id}"))] struct A { lang: String, #[serde(skip_serializing_if = "is_zero")] limit: u8 }
        #[schema(spec = "s", query("GET /items/{id}"))] struct A<T> { lang: T, limit: T }
        #[schema(spec = "s", query("GET /items/{id}"))] struct A { lang: String, #[schema(unchecked)] limit: Limit }
        "#,
    );
}

#[test]
fn a_field_sends_what_is_taken() {
    check_items(
        r#"
        ids: «Vec<u8>»,
        error: `ids` is one text with `,` between its elements in `shop.yaml:10`, and a list sends a pair for each
        help: add `#[serde(serialize_with = "…")]` with a function that joins them

        tags: Vec<«u8»>,
        error: `u8` cannot hold an element of `tags`, which is a text in `shop.yaml:11`
        help: write `String`

        tags: Option<«u8»>,
        error: `u8` cannot hold `tags`, which is a text in `shop.yaml:11`
        help: write `String`

        q: «Vec<String>»,
        error: `Vec<String>` cannot hold `q`, which is a text in `shop.yaml:7`
        help: write `String`
        "#,
    );
    check(
        r#"
        #[schema(spec = "s", query("sales"))] struct A { #[serde(rename = "filter[amount]")] amount: Option<«String»>, number: Option<«bool»>, size: Option<u8> }
        error: `String` cannot hold `filter[amount]`, which is an integer in `shop.yaml:30`
        help: write `i64`
        error: `bool` cannot hold `number`, which is an integer in `shop.yaml:43`
        help: write `i64`
        "#,
    );
    accept(
        r#"
        #[schema(spec = "s", query("items"))] struct A { #[serde(flatten)] a: A, ids: Option<String>, tags: &'a [String], limit: Option<u8> }
        #[schema(spec = "s", query("items"))] struct A { #[serde(flatten)] a: A, #[serde(serialize_with = "joined")] ids: Vec<u8>, tags: Option<String> }
        #[schema(spec = "s", query("items"))] struct A { #[serde(flatten)] a: A, ids: Option<u8>, #[serde(rename = "price[from]")] b: Option<u8>, q: Option<Words> }
        "#,
    );
}

//! Fields by their names, and what a type lacks.

use super::*;

#[test]
fn a_field_is_a_property() {
    check_item(
        r#"
        «nmae»: String,
        error: `nmae` is no property of `Item` in `shop.yaml:47`
        help: did you mean `name`?

        «weight»: u8,
        error: `weight` is no property of `Item` in `shop.yaml:47`
        help: if it is meant to be there, add `#[schema(undocumented)]`

        #[serde(rename = «"soldd"»)] s: bool,
        error: `soldd` is no property of `Item` in `shop.yaml:47`
        help: did you mean `"sold"`?

        #[schema(name = «"soldd"»)] #[serde(rename = "sold")] s: bool,
        error: `soldd` is no property of `Item` in `shop.yaml:47`
        help: did you mean `"sold"`?

        «typ»: String,
        error: `typ` is no property of `Item` in `shop.yaml:47`
        help: did you mean `r#type`?

        «r#typ»: String,
        error: `typ` is no property of `Item` in `shop.yaml:47`
        help: did you mean `r#type`?

        «sol»: bool, «soldd»: bool,
        error: `sol` is no property of `Item` in `shop.yaml:47`
        help: did you mean `sold`?
        error: `soldd` is no property of `Item` in `shop.yaml:47`
        help: if it is meant to be there, add `#[schema(undocumented)]`
        "#,
    );
}

#[test]
fn names_are_those_that_serde_gives() {
    check(
        r#"
        #[schema(spec = "s")] struct Seller { «full_name»: Option<String> }
        error: `full_name` is no property of `Seller` in `shop.yaml:65`
        help: add `#[serde(rename = "fullName")]`

        #[schema(spec = "s")] struct Seller { «fullname»: Option<String> }
        error: `fullname` is no property of `Seller` in `shop.yaml:65`
        help: did you mean `#[serde(rename = "fullName")] full_name`?

        #[schema(spec = "s")] #[serde(rename_all = "camelCase")] struct Seller { «ful_name»: Option<String> }
        error: `fulName` is no property of `Seller` in `shop.yaml:65`
        help: did you mean `full_name`?

        #[schema(spec = "s")] struct «Seller» { full_name: Option<String>, home_page: Option<String>, age: Option<u8> }
        error: the properties of `Seller` in `shop.yaml` are written in camelCase
        help: add `#[serde(rename_all = "camelCase")]` to `Seller`

        #[schema(spec = "s")] #[serde(rename_all = «"kebab-case"»)] struct Seller { full_name: Option<String>, home_page: «String» }
        error: the properties of `Seller` in `shop.yaml` are written in camelCase
        help: write `rename_all = "camelCase"`
        error: `homePage` may be missing: it is not required in `shop.yaml:69`
        help: write `Option<String>`, or add `#[serde(default)]`

        #[schema(spec = "s")] struct Seller { «full_name»: Option<String>, «home_pge»: Option<String> }
        error: `full_name` is no property of `Seller` in `shop.yaml:65`
        help: add `#[serde(rename = "fullName")]`
        error: `home_pge` is no property of `Seller` in `shop.yaml:65`
        help: did you mean `#[serde(rename = "homePage")] home_page`?
        "#,
    );
    accept(
        r#"
        #[schema(spec = "s")] #[serde(rename_all = "camelCase")] struct Seller { full_name: Option<String>, age: Option<u8> }
        #[schema(spec = "s")] #[serde(rename_all(deserialize = "camelCase"))] struct Seller { full_name: Option<String> }
        #[schema(spec = "s")] #[serde(rename_all(serialize = "camelCase"))] struct Seller { #[schema(name = "fullName")] name: Option<String> }
        #[schema(spec = "s")] struct Seller { #[serde(rename = "fullName")] name: Option<String> }
        #[schema(spec = "s")] struct Seller { #[serde(rename(serialize = "x", deserialize = "fullName"))] name: Option<String> }
        #[schema(spec = "s")] struct Seller { #[serde(alias = "x", alias = "fullName")] name: Option<String> }
        #[schema(spec = "s")] struct Item { r#type: Option<String> }
        #[schema(spec = "s", request)] struct Seller { #[serde(rename(serialize = "fullName", deserialize = "x"))] name: String }
        "#,
    );
}

#[test]
fn some_fields_are_not_compared() {
    accept(
        r#"
        #[schema(spec = "s")] struct Item { #[serde(skip)] weight: u8 }
        #[schema(spec = "s")] struct Item { #[serde(skip_serializing, skip_deserializing)] weight: u8 }
        #[schema(spec = "s")] struct Item { #[serde(flatten)] weight: Weight }
        #[schema(spec = "s")] struct Item { #[schema(skip)] weight: u8, #[schema(skip)] name: u8 }
        #[schema(spec = "s")] struct Item { #[schema(undocumented)] weight: u8 }
        #[schema(spec = "s", request)] struct Item { #[serde(skip_serializing)] weight: u8, name: String, note: String }
        #[schema(spec = "s")] struct Open { weight: u8 }
        #[schema(spec = "s", name = "Anything")] struct Any { weight: u8 }
        "#,
    );
    check_item(
        r"
        #[schema(«undocumented»)] sold: Option<bool>,
        error: `sold` is documented in `shop.yaml:60`
        help: remove `undocumented`

        #[serde(flatten)] more: More, «weight»: u8,
        error: `weight` is no property of `Item` in `shop.yaml:47`
        help: if it is meant to be there, add `#[schema(undocumented)]`
        ",
    );
}

#[test]
fn a_complete_type_has_every_property() {
    check(
        r#"
        #[schema(spec = "s", complete)] struct «Seller» { #[serde(rename = "fullName")] name: Option<String>, age: Option<u8> }
        error: `Seller` lacks the property `homePage` of `shop.yaml:69`
        help: add it, or `omit("homePage")` to `#[schema(…)]`:
        #[serde(rename = "homePage")]
        home_page: Option<String>,

        #[schema(spec = "s", complete)] #[serde(rename_all = "camelCase")] pub struct «Seller» {}
        error: `Seller` lacks 3 properties of `Seller` in `shop.yaml:65`
        help: add them, or list those that are not needed in `omit(…)`:
        pub full_name: Option<String>,
        pub home_page: Option<String>,
        pub age: Option<i64>,

        #[schema(spec = "s", complete, omit("id", "name", "note", "rank", "tags"))] struct «Item» { pub(crate) price: Option<f64>, «sodl»: Option<bool> }
        error: `Item` lacks 7 properties of `Item` in `shop.yaml:47`
        help: add them, or list those that are not needed in `omit(…)`:
        pub(crate) stock: Option<u64>,
        pub(crate) change: Option<i64>,
        pub(crate) sizes: Option<Vec<i64>>,
        pub(crate) size: Option<serde_json::Value>,
        pub(crate) extra: Option<HashMap<String, i64>>,
        pub(crate) seller: Option<Seller>,
        pub(crate) r#type: Option<String>,
        error: `sodl` is no property of `Item` in `shop.yaml:47`
        help: did you mean `sold`?
        "#,
    );
    accept(
        r#"
        #[schema(spec = "s", complete)] #[serde(rename_all = "camelCase")] struct Seller { full_name: Option<String>, home_page: Option<String>, age: Option<u8> }
        #[schema(spec = "s", complete)] struct Seller { #[serde(alias = "fullName", alias = "homePage")] age: Option<u8> }
        #[schema(spec = "s", complete)] struct Seller { #[serde(flatten)] all: All }
        #[schema(spec = "s", complete, omit("fullName"))] struct Seller { age: Option<u8>, #[schema(skip, name = "homePage")] page: Page }
        #[schema(spec = "s", complete)] struct Plain { name: String }
        #[schema(spec = "s", complete)] #[serde(tag = "name")] struct Plain {}
        #[schema(spec = "s", complete, name = "Named")] struct Named { shown: Option<String> }
        "#,
    );
}

#[test]
fn what_is_omitted_is_there_to_be_omitted() {
    check(
        r#"
        #[schema(spec = "s", complete, omit(«"age"», «"homPage"», "fullName"))] struct Seller { age: Option<u8> }
        error: `Seller` has `age`
        help: remove it from `omit(…)`
        error: `homPage` is no property of `Seller` in `shop.yaml`
        help: did you mean `"homePage"`?

        #[schema(spec = "s", «omit»("age"))] struct Seller {}
        error: `Seller` may lack any property
        help: add `complete`, or remove `omit(…)`
        "#,
    );
}

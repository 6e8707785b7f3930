use syn::ItemStruct;

use super::*;
use crate::errors::marked::{self, Found};

fn read(source: &str) -> (Keys, Errors) {
    let mut errors = Errors::default();
    let item: ItemStruct = syn::parse_str(source).expect("a struct");
    let keys = Keys::read(&item.attrs, &item.ident, &mut errors);
    for field in &item.fields {
        let field = FieldKeys::read(&field.attrs, &mut errors);
        assert!(!errors.is_empty() || !field.incomplete);
    }
    (keys, errors)
}

fn found(source: &str) -> Vec<Found> {
    read(source).1.ranges()
}

fn check(blocks: &str) {
    marked::check(blocks, found);
}

/// Checks what stands within `#[schema(…)]` above a type.
fn check_keys(blocks: &str) {
    within(blocks, "#[schema(", ")] struct Track;");
}

/// Checks what stands within `#[schema(…)]` above a field.
fn check_field(blocks: &str) {
    within(
        blocks,
        "#[schema(spec = \"s\")] struct Track { #[schema(",
        ")] title: String }",
    );
}

fn within(blocks: &str, start: &str, end: &str) {
    let in_attribute = |source: &str| {
        let mut found = found(&format!("{start}{source}{end}"));
        for (range, _) in &mut found {
            *range = range.start - start.len()..range.end - start.len();
        }
        found
    };
    marked::check(blocks, in_attribute);
}

#[test]
fn every_key_is_read() {
    let (keys, errors) = read(
        "#[schema(spec = r\"a.yaml\", name = \"T\", complete, request)]
        #[schema(omit(\"a\", \"b\",), crate = ::my::api)]
        struct Track { #[schema(name = \"x\", skip, unchecked)] #[schema(undocumented)] a: u8 }",
    );
    assert!(errors.is_empty() && !keys.incomplete, "{errors:?}");
    assert_eq!(
        keys.spec.map(|text| text.value()).as_deref(),
        Some("a.yaml")
    );
    assert_eq!(keys.name.map(|text| text.value()).as_deref(), Some("T"));
    assert!(keys.complete.is_some() && keys.request.is_some() && keys.runtime.is_some());
    assert_eq!(keys.omit.map(|omit| omit.names.len()), Some(2));
    let (keys, _) = read("#[schema(spec = \"a\", query(\"GET /a\", \"b\"))] struct Track;");
    assert_eq!(keys.query.map(|query| query.operations.len()), Some(2));
}

#[test]
fn the_document_has_a_path() {
    check(
        r#"
        struct «Track»;
        error: `#[derive(Schema)]` needs the path of the API document
        help: write `#[schema(spec = "openapi.yaml")]` above `Track`

        #[schema(name = "T")] struct «Track»;
        error: `#[derive(Schema)]` needs the path of the API document
        help: add `spec = "openapi.yaml"`

        #[schema()] struct «Track»;
        error: `#[derive(Schema)]` needs the path of the API document
        help: add `spec = "openapi.yaml"`

        #[«schema»] struct Track;
        error: `#[schema]` has parentheses
        help: write `#[schema(spec = "openapi.yaml")]`

        #[«schema» = "a.yaml"] struct Track;
        error: `#[schema]` has parentheses
        help: write `#[schema(spec = "openapi.yaml")]`
        "#,
    );
}

#[test]
fn a_key_has_a_value_of_its_kind() {
    check_keys(
        r#"
        spec = «SPEC»
        error: `spec` takes text
        help: write `spec = "SPEC"`

        spec = «concat!("a", "b")»
        error: `spec` takes text
        help: write `spec = "openapi.yaml"`

        «spec»
        error: `spec` needs a value
        help: write `spec = "openapi.yaml"`

        «spec =»
        error: expected `=` and a value behind `spec`
        help: write `spec = "openapi.yaml"`

        «spec("a.yaml")»
        error: expected `=` and a value behind `spec`
        help: write `spec = "a.yaml"`

        spec = "s", name = «Track»
        error: `name` takes text
        help: write `name = "Track"`

        spec = "s", name = «""»
        error: `name` takes text
        help: write `name = "Track"`

        spec = "s", «name»
        error: `name` needs a value
        help: write `name = "Track"`

        spec = "s", «complete = true»
        error: `complete` stands alone
        help: write `complete`

        spec = "s", «request()»
        error: `request` stands alone
        help: write `request`

        spec = "s", crate = «"my-api"»
        error: `crate` takes a path
        help: write `crate = my_api`

        spec = "s", «crate»
        error: `crate` needs a value
        help: write `crate = path::to::soundcloud_api`
        "#,
    );
}

#[test]
fn a_list_has_texts() {
    check_keys(
        r#"
        spec = "s", «query = "GET /a"»
        error: `query` has parentheses
        help: write `query("GET /a")`

        spec = "s", «query»
        error: `query` has parentheses
        help: write `query("GET /path")`

        spec = "s", «query»()
        error: `query` is empty
        help: write `query("GET /path")`

        spec = "s", query(«listItems», "b")
        error: `query` takes texts
        help: write `"listItems"`

        spec = "s", query(«GET "/a"»)
        error: `query` takes texts
        help: write `"GET /a"`

        spec = "s", query("a", «"a"»)
        error: `a` is given twice
        help: remove one of them

        spec = "s", complete, «omit = "a"»
        error: `omit` has parentheses
        help: write `omit("a")`

        spec = "s", complete, omit(«a»)
        error: `omit` takes texts
        help: write `"a"`
        "#,
    );
}

#[test]
fn keys_are_given_once_and_apart() {
    check_keys(
        r#"
        spec = "s", «spec» = "t"
        error: `spec` is given twice
        help: remove one of them

        spec = "s", complete, «complete»
        error: `complete` is given twice
        help: remove one of them

        spec = "s"«;» complete
        error: expected `,` behind `spec = "s"`
        help: write `spec = "s", complete`

        spec = "s",«,» complete
        error: nothing before this `,`
        help: remove it

        spec = "s", query("a"), name = «"A"»
        error: a query is no schema, and has no name in the document
        help: remove `name`

        spec = "s", query("a"), «complete»
        error: `query` says that already
        help: remove `complete`: a query is sent, with every parameter that `omit(…)` does not list

        spec = "s", «request», query("a")
        error: `query` says that already
        help: remove `request`: a query is sent, with every parameter that `omit(…)` does not list
        "#,
    );
}

#[test]
fn other_words_are_no_keys() {
    check_keys(
        r#"
        «sepc» = "a.yaml"
        error: unknown key `sepc` in `#[schema]`
        help: did you mean `spec`?

        «path» = "a.yaml"
        error: unknown key `path` in `#[schema]`
        help: write `spec = "a.yaml"`

        spec = "s", «schema» = "Track"
        error: unknown key `schema` in `#[schema]`
        help: write `name = "Track"`

        spec = "s", «operations»("a", "b")
        error: unknown key `operations` in `#[schema]`
        help: write `query("a", "b")`

        spec = "s", complete, «except»("a")
        error: unknown key `except` in `#[schema]`
        help: write `omit("a")`

        spec = "s", «strict»
        error: unknown key `strict` in `#[schema]`
        help: did you mean `complete`?

        spec = "s", «unchecked»
        error: unknown key `unchecked` in `#[schema]`
        help: it belongs above a field

        spec = "s", «rename_all» = "camelCase"
        error: unknown key `rename_all` in `#[schema]`
        help: it belongs to serde: `#[serde(rename_all = "camelCase")]`

        spec = "s", «krate» = a::b
        error: unknown key `krate` in `#[schema]`
        help: did you mean `crate`?

        spec = "s", «colour»
        error: unknown key `colour` in `#[schema]`
        help: known are `spec`, `name`, `query`, `complete`, `request`, `omit` and `crate`

        «"a.yaml"»
        error: expected a key
        help: write `spec = "a.yaml"`

        spec = "s", «"Track"»
        error: expected a key
        help: write `name = "Track"`

        spec = "s", «"GET /a"»
        error: expected a key
        help: write `query("GET /a")`

        spec = "s", «1»
        error: expected a key
        help: known are `spec`, `name`, `query`, `complete`, `request`, `omit` and `crate`
        "#,
    );
}

#[test]
fn a_field_has_keys_too() {
    check_field(
        r#"
        «skip = true»
        error: `skip` stands alone
        help: write `skip`

        «unchecked()»
        error: `unchecked` stands alone
        help: write `unchecked`

        «name»
        error: `name` needs a value
        help: write `name = "title"`

        name = «title»
        error: `name` takes text
        help: write `name = "title"`

        name = "a", «name» = "b"
        error: `name` is given twice
        help: remove one of them

        «undocumentd»
        error: unknown key `undocumentd` in `#[schema]` of a field
        help: did you mean `undocumented`?

        «complete»
        error: unknown key `complete` in `#[schema]` of a field
        help: it belongs above the type

        «rename» = "a"
        error: unknown key `rename` in `#[schema]` of a field
        help: it belongs to serde: `#[serde(rename = "a")]`

        «default»
        error: unknown key `default` in `#[schema]` of a field
        help: it belongs to serde: `#[serde(default)]`

        «ignore»
        error: unknown key `ignore` in `#[schema]` of a field
        help: did you mean `skip`?

        «optional»
        error: unknown key `optional` in `#[schema]` of a field
        help: the document says that; `unchecked` leaves the type alone

        «colour»
        error: unknown key `colour` in `#[schema]` of a field
        help: known are `name`, `skip`, `unchecked` and `undocumented`

        «"title"»
        error: expected a key
        help: write `name = "title"`

        «1»
        error: expected a key
        help: known are `name`, `skip`, `unchecked` and `undocumented`
        "#,
    );
    check(
        r#"
        #[schema(spec = "s")] struct Track { #[«schema»] title: String }
        error: `#[schema]` has parentheses
        help: write `#[schema(name = "title")]`
        "#,
    );
}

mod arbitrary;
mod circles;
mod matching;
mod members;
mod presence;
mod queries;
mod values;
mod words;

use super::*;
use crate::{
    document::Document,
    errors::marked::{self, Found},
};

/// What the types of these tests are compared with.
const SHOP: &str = include_str!("tests/shop.yaml");

fn compared(source: &str) -> (Claim, Errors) {
    compared_with(SHOP, source)
}

fn compared_with(document: &str, source: &str) -> (Claim, Errors) {
    let mut errors = Errors::default();
    let item = model::item(&source.parse().expect("tokens")).expect("an item");
    let model = Model::read(&item, &mut errors).expect("a type");
    let document = Document::parse(document).expect("a document");
    let against = Against {
        document: &document,
        written: "shop.yaml",
    };
    let claim = compare::compare(&model, &against, &mut errors);
    (claim, errors)
}

fn found(source: &str) -> Vec<Found> {
    let mut found = compared(source).1.ranges();
    for (_, [_, help]) in &mut found {
        // As the lines of a test, which have no margin.
        let lines: Vec<&str> = help.lines().map(str::trim_start).collect();
        *help = lines.join("\n");
    }
    found
}

fn check(blocks: &str) {
    marked::check(blocks, found);
}

/// Each line is a type without a mistake.
fn accept(sources: &str) {
    marked::accept(sources, found);
}

/// Checks fields of a struct, each as a line with its mistakes below.
fn check_item(blocks: &str) {
    let in_struct = |source: &str| {
        let start = "#[schema(spec = \"s\")] struct Item { ";
        let mut found = found(&format!("{start}{source} }}"));
        for (range, _) in &mut found {
            *range = range.start - start.len()..range.end - start.len();
        }
        found
    };
    marked::check(blocks, in_struct);
}

#[test]
fn a_type_says_what_it_is_in_the_document() {
    for (source, says) in [
        (
            "#[schema(spec = \"s\")] struct Seller;",
            "Schema(\"Seller\")",
        ),
        (
            "#[schema(spec = \"s\")] struct DateTime(String);",
            "Schema(\"Time\")",
        ),
        (
            "#[schema(spec = \"s\", name = \"Word\")] struct Text(String);",
            "Schema(\"Word\")",
        ),
        (
            "#[schema(spec = \"s\", query(\"sales\"), omit(\"filter\", \"number\", \"size\"))] struct Sales {}",
            "Query([\"GET /sales\"])",
        ),
    ] {
        let (claim, errors) = compared(source);
        assert!(errors.is_empty(), "{source}: {errors:?}");
        assert_eq!(format!("{claim:?}"), says);
    }
}

#[test]
fn the_impl_is_there_with_and_without_mistakes() {
    let expanded = |source: &str| expand(&source.parse().expect("tokens")).to_string();
    let wrong =
        expanded("#[schema(name = \"A\", crate = my::api)] struct Seller<T: Copy>(T) where T: Eq;");
    let start = "# [automatically_derived] impl < T : Copy > my :: api :: __private :: Schema for Seller < T > where T : Eq { const NAME : & 'static :: core :: primitive :: str = \"A\" ; }";
    assert!(wrong.starts_with(start), "{wrong}");
    assert!(wrong.contains("compile_error"), "{wrong}");
    // No other test has the document by this path.
    let right = expanded(
        "#[schema(spec = \"src/../src/schema/library.yaml\")] struct Book { title: String }",
    );
    assert!(right.contains("include_bytes ! (\""), "{right}");
    assert!(!right.contains("compile_error"), "{right}");
    let query = expanded(
        "#[schema(spec = \"src/../src/schema/library.yaml\", query(\"listBooks\"), omit(\"cursor\", \"year\"))] struct Q { q: String }",
    );
    let says = "QueryFields for Q { const OPERATIONS : & 'static [& 'static :: core :: primitive :: str] = & [\"GET /books\"] ; }";
    assert!(query.contains(says), "{query}");
    assert!(!query.contains("include_bytes"), "{query}");
}

#[test]
fn a_document_that_cannot_be_read_is_told_once() {
    let expanded = |source: &str| expand(&source.parse().expect("tokens")).to_string();
    let missing = expanded("#[schema(spec = \"none.yaml\")] struct Book { titel: u8 }");
    assert_eq!(missing.matches("compile_error").count(), 1, "{missing}");
    let broken = expanded("#[schema(spec = \"src/schema.rs\")] struct Book { titel: u8 }");
    assert_eq!(broken.matches("compile_error").count(), 1, "{broken}");
    assert!(broken.contains("include_bytes"), "{broken}");
    for document in ["none.yaml", "src/schema.rs"] {
        let again = expanded(&format!("#[schema(spec = \"{document}\")] struct Author;"));
        assert!(!again.contains("compile_error"), "{again}");
        assert!(again.contains("Schema for Author"), "{again}");
    }
}

#[test]
fn a_key_that_cannot_be_read_is_the_only_mistake() {
    check(
        r#"
        #[schema(spec = "s", «nam» = "Item")] struct Invoice { titel: u8 }
        error: unknown key `nam` in `#[schema]`
        help: did you mean `name`?

        #[schema(spec = "s", query(«items»))] struct Invoice { titel: u8 }
        error: `query` takes texts
        help: write `"items"`

        #[schema(spec = "s", complete)] struct Seller { #[schema(«nam» = "fullName")] title: Option<u8> }
        error: unknown key `nam` in `#[schema]` of a field
        help: did you mean `name`?

        #[schema(spec = "s", «complete = true»)] struct «Word» { a: u8 }
        error: `complete` stands alone
        help: write `complete`
        error: `Word` has fields, and `Word` is a text in `shop.yaml:96`
        help: write `struct Word(String);`
        "#,
    );
}

#[test]
fn what_is_no_type_is_left_to_the_compiler() {
    let expanded = |source: &str| expand(&source.parse().expect("tokens")).to_string();
    assert_eq!(expanded("fn a() {}"), "");
    assert!(expanded("struct").contains("compile_error"));
}

//! Which schema a type is compared with.

use super::*;

#[test]
fn a_schema_has_a_name() {
    check(
        r#"
        #[schema(spec = "s")] struct «Itme» {}
        error: `Itme` is no schema of `shop.yaml`
        help: add `name = "Item"` to `#[schema(…)]`

        #[schema(spec = "s", name = «"Selller"»)] struct Item {}
        error: `Selller` is no schema of `shop.yaml`
        help: did you mean `"Seller"`?

        #[schema(spec = "s")] struct «Invoice» {}
        error: `Invoice` is no schema of `shop.yaml`
        help: add `name = "…"` to `#[schema(…)]`; known are `Item`, `Seller`, `Open`, `NewItem`, `Plain`, `Order`, `Word`, `Count` and 5 more

        #[schema(spec = "s", name = «"Invoice"»)] enum Invoice { A }
        error: `Invoice` is no schema of `shop.yaml`
        help: known are `Item`, `Seller`, `Open`, `NewItem`, `Plain`, `Order`, `Word`, `Count` and 5 more
        "#,
    );
}

#[test]
fn only_the_name_is_compared_of_some_types() {
    accept(
        r#"
        #[schema(spec = "s")] struct Item;
        #[schema(spec = "s")] struct Item(u8, u8);
        #[schema(spec = "s")] enum Item { A(u8), B { a: u8 } }
        #[schema(spec = "s")] enum Order { A(u8) }
        #[schema(spec = "s")] enum Order {}
        #[schema(spec = "s")] #[serde(untagged)] enum Order { A, B(u8) }
        #[schema(spec = "s")] #[serde(tag = "type")] enum Item { A, B(u8) }
        #[schema(spec = "s")] #[serde(from = "Raw")] struct Item { a: u8 }
        #[schema(spec = "s")] #[serde(try_from = "String")] struct Word { a: u8 }
        #[schema(spec = "s", request)] #[serde(into = "Raw")] struct Item { a: u8 }
        "#,
    );
}

#[test]
fn a_union_has_no_fields() {
    check(
        r#"
        #[schema(spec = "s")] union «Item» { a: u8 }
        error: union `Item` has no fields that could be compared
        help: remove `#[derive(Schema)]`
        "#,
    );
}

#[test]
fn a_struct_of_one_field_is_that_field() {
    check(
        r#"
        #[schema(spec = "s")] struct Count(«u8»);
        error: `u8` cannot hold `Count`, which is an integer up to 300 in `shop.yaml:97`
        help: write `u16`

        #[schema(spec = "s")] struct Count(Box<«String»>);
        error: `String` cannot hold `Count`, which is an integer up to 300 in `shop.yaml:97`
        help: write `i64`

        #[schema(spec = "s")] #[serde(transparent)] struct Word { a: «Vec<u8>», #[serde(skip)] b: u8 }
        error: `Vec<u8>` cannot hold `Word`, which is a text in `shop.yaml:96`
        help: write `String`
        "#,
    );
    accept(
        r#"
        #[schema(spec = "s")] struct Count(u16);
        #[schema(spec = "s")] struct Count(#[schema(unchecked)] u8);
        #[schema(spec = "s")] struct Count(#[serde(with = "text")] u8);
        #[schema(spec = "s")] #[serde(from = "u16")] struct Count(u8);
        #[schema(spec = "s")] #[serde(into = "u16")] struct Count(u8);
        #[schema(spec = "s")] struct Word<T>(T);
        #[schema(spec = "s")] struct Items(Vec<Item>);
        #[schema(spec = "s")] #[serde(transparent)] struct Word { a: String }
        "#,
    );
}

#[test]
fn a_struct_with_fields_is_an_object() {
    check(
        r#"
        #[schema(spec = "s")] struct «Word» { a: String, b: u8 }
        error: `Word` has fields, and `Word` is a text in `shop.yaml:96`
        help: write `struct Word(String);`

        #[schema(spec = "s")] struct «Items» { items: Vec<Item> }
        error: `Items` has fields, and `Items` is a list in `shop.yaml:98`
        help: write `struct Items(Vec<Item>);`
        "#,
    );
}

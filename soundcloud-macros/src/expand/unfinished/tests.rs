use super::super::expand;
use crate::errors::Errors;

/// The method that is left of one, with its body but without its errors.
fn left(item: &str) -> String {
    let item = item.parse().expect("tokens");
    let left = super::unfinished(&item, &Errors::default().to_compile_errors());
    left.map_or_else(|| "nothing".to_owned(), |left| left.to_string())
}

fn check(item: &str, expected: &str) {
    let expected: proc_macro2::TokenStream = expected.parse().expect("tokens");
    assert_eq!(left(item), expected.to_string(), "{item}");
}

#[test]
fn a_half_written_method_keeps_what_is_there_and_gets_a_body() {
    for (item, expected) in [
        ("fn half", "fn half(&self) { loop {} }"),
        ("fn half(&self)", "fn half(&self) { loop {} }"),
        ("fn half(&self, id)", "fn half(&self, id) { loop {} }"),
        ("fn half(&self, id);", "fn half(&self, id) { loop {} }"),
        ("fn half(&self) ->", "fn half(&self) { loop {} }"),
        ("fn half(&self) -> ;", "fn half(&self) { loop {} }"),
        ("fn half(&self) -> Call<", "fn half(&self) { loop {} }"),
        (
            "/// Docs.\nasync fn half<T>(&self, id: ) -> Call<T> where T: Clone;",
            "/// Docs.\nasync fn half<T>(&self, id: ) -> Call<T> where T: Clone { loop {} }",
        ),
    ] {
        check(item, expected);
    }
}

#[test]
fn what_is_no_method_or_has_a_body_is_left_as_it_is() {
    for item in ["fn", "struct Shop;", "fn half(&self, id) {}", ""] {
        check(item, "nothing");
    }
}

#[test]
fn a_half_written_method_is_told_to_be_one() {
    for (item, message) in [
        ("fn half(&self)", "method `half` is not complete"),
        (
            "async fn half(&self, id: );",
            "method `half` is not complete",
        ),
        (
            "pub fn half(&self, id);",
            "method `half` could not be read: expected `:`",
        ),
        ("struct Shop", "`#[endpoint]` goes on a method of a trait"),
    ] {
        let attribute = "GET, \"/half\"".parse().expect("tokens");
        let expanded = expand(attribute, &item.parse().expect("tokens")).to_string();
        assert!(expanded.contains(message), "{item}: {expanded}");
    }
}

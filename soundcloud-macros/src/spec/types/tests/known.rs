//! Types that are there, and the names that others get.

use super::*;

const NAMED: &str = "    A: { properties: { b: { $ref: '#/components/schemas/B' }, c: { $ref: '#/components/schemas/C' } } }
    B: { properties: { d: { $ref: '#/components/schemas/D' } } }
    C: { properties: { a: {} } }
    D: { properties: { a: {} } }
    Alias: { $ref: '#/components/schemas/B' }
";

/// The names that are defined for the schema `A` of a document.
fn defined(named: &str, known: &[&str], taken: &[&str]) -> String {
    let document = document("{ $ref: '#/components/schemas/A' }", named);
    let (_, definitions) = model_where(&document, known, taken);
    names(&definitions)
}

#[test]
fn what_is_known_and_what_only_it_holds_is_not_defined() {
    assert_eq!(defined(NAMED, &[], &[]), "A B C D");
    assert_eq!(defined(NAMED, &["B"], &[]), "A C");
    assert_eq!(defined(NAMED, &["D", "C", "Other"], &[]), "A B");
    assert_eq!(defined(NAMED, &["A"], &[]), "");
}

#[test]
fn what_a_known_type_holds_is_there_for_others_too() {
    let named = "    A: { properties: { pet: { $ref: '#/components/schemas/Pet' }, store: { $ref: '#/components/schemas/Store' } } }
    Pet: { properties: { c: { type: array, items: { $ref: '#/components/schemas/Kind' } }, id: { $ref: '#/components/schemas/Id' } } }
    Store: { properties: { c: { $ref: '#/components/schemas/Category' }, id: { $ref: '#/components/schemas/Id' }, s: { $ref: '#/components/schemas/Sign' } } }
    Kind: { oneOf: [{ $ref: '#/components/schemas/Category' }, { $ref: '#/components/schemas/Pet' }] }
    Category: { properties: { a: {} } }
    Sign: { properties: { a: {} } }
    Id: { type: string }
";
    assert_eq!(
        defined(named, &["Other"], &[]),
        "A Pet Store Kind Category Sign"
    );
    assert_eq!(defined(named, &["Pet"], &[]), "A Store Sign");
    let document = document("{ $ref: '#/components/schemas/Store' }", named);
    let (_, definitions) = model_where(&document, &["Pet"], &[]);
    // What has no type of its own gets none.
    for field in ["c: Option<Category>", "id: Option<String>"] {
        assert!(
            definitions.contains(&format!("pub {field},")),
            "{definitions}"
        );
    }
}

#[test]
fn another_name_of_a_type_may_be_the_one_that_is_known() {
    let document = document("{ $ref: '#/components/schemas/Alias' }", NAMED);
    let (ty, definitions) = model_where(&document, &["Alias"], &[]);
    assert_eq!((ty.as_str(), definitions.as_str()), ("Alias", ""));
}

#[test]
fn the_document_may_state_a_type() {
    let named = "    A: { properties: { b: { $ref: '#/components/schemas/B' }, c: { type: string, x-rust-name: Vec<u8> }, d: { type: string, x-rust-name: not a type }, e: { type: string, x-rust-name: u8 } } }
    B: { x-rust-name: 'my::Page<B>', properties: { a: {} } }
";
    let definitions = definitions(named);
    assert_eq!(names(&definitions), "A");
    for field in [
        "b: Option<my::Page<B>>",
        "c: Option<Vec<u8>>",
        "d: Option<String>",
        "e: Option<u8>",
    ] {
        assert!(
            definitions.contains(&format!("pub {field},")),
            "{definitions}"
        );
    }
}

#[test]
fn names_that_mean_something_else_are_not_given() {
    let named = "    A: { required: [a, b, c, d, e, f], properties: { a: { $ref: '#/components/schemas/Option' }, b: { $ref: '#/components/schemas/error' }, c: { $ref: '#/components/schemas/pet' }, d: { $ref: '#/components/schemas/Pet' }, e: { $ref: '#/components/schemas/Shop' }, f: { $ref: '#/components/schemas/Page%5BPet%5D' } } }
    Option: { properties: { a: {} } }
    error: { properties: { a: {} } }
    pet: { properties: { a: {} } }
    Pet: { properties: { a: {} } }
    Shop: { properties: { a: {} } }
    'Page[Pet]': { properties: { a: {} } }
";
    assert_eq!(
        defined(named, &[], &["Shop"]),
        "A OptionModel ErrorModel Pet2 Pet Shop2 PagePet"
    );
}

#[test]
fn names_do_not_depend_on_what_is_asked_for() {
    let named = "    A: { required: [a], properties: { a: { $ref: '#/components/schemas/a' } } }
    a: { properties: { b: {} } }
";
    assert_eq!(defined(named, &[], &[]), "A A2");
    let document = document("{ $ref: '#/components/schemas/a' }", named);
    assert_eq!(model_where(&document, &[], &[]).0, "A2");
}

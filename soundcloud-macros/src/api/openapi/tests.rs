use super::super::tests::{check, expand_source};

const ITEM: &str = "#[endpoint(GET, \"/items/<id>\")] fn item(&self, id: u32) -> Call<String>;";

#[test]
fn the_document_has_a_part_for_each_endpoint() {
    let item = "trait Shop: Api {
        /// One.
        #[deprecated] #[endpoint(PUT, \"/a/<b>\", json = c)] fn a<'a, T>(&self, b: &'a str, c: T) -> Call<Item>;
        fn helper(&self) {}
        #[cfg(unix)] #[endpoint(GET, \"/b\")] fn b(&self) -> Call<()>;
        #[endpoint(GTE, \"/c\")] fn c(&self) -> Call<()>;
    }";
    let expanded = expand_source("openapi, crate = my", item).to_string();
    let (_, openapi) = expanded.split_once("fn openapi").expect("a function");
    assert_eq!(openapi.matches("Documented :: new").count(), 2);
    for part in [
        "OpenApi :: new (\"Shop\" , \"\" , [",
        "# [cfg (unix)] {",
        "& ENDPOINT } , true , & [< & '_ str as my :: __private :: Described > :: DESCRIBE . 0]",
        "Some (my :: __private :: UNDESCRIBED)",
        "< < Call < Item > as my :: __private :: Declared > :: Value as described_type > :: DESCRIBE . 0",
        "`{Self}` cannot be described in the API document of `PUT /a/<b>`",
    ] {
        assert!(openapi.contains(part), "{part}: {openapi}");
    }
}

#[test]
fn without_the_key_there_is_no_document() {
    let expanded = expand_source("", &format!("trait Shop: Api {{ {ITEM} }}")).to_string();
    assert!(!expanded.contains("Documented"), "{expanded}");
}

#[test]
fn bodies_that_are_no_values_need_no_schema() {
    let item = "trait Shop: Api { #[endpoint(PUT, \"/a\", body = a)] fn a(&self, a: Vec<u8>) -> Call<()>; }";
    let expanded = expand_source("openapi", item).to_string();
    let part = "MayDescribe :: < Vec < u8 > > :: NEW . describe ()";
    assert!(expanded.contains(part), "{expanded}");
}

#[test]
fn the_key_stands_alone_and_once() {
    let item = format!("trait Shop: Api {{ {ITEM} }}");
    let twice = ["openapi", "`openapi` is given twice", "remove one of them"];
    check("openapi, openapi", &item, &[twice]);
    let help =
        "write `openapi`; to check the trait against a document, write `spec = \"openapi.yaml\"`";
    for value in ["= \"a.yaml\"", "= true", "(title)"] {
        let message = "`openapi` has no value: it writes a document";
        check(
            &format!("openapi {value}"),
            &item,
            &[[value, message, help]],
        );
    }
}

#[test]
fn the_name_of_the_function_is_taken() {
    let message = "the name `openapi` is that of the function which `#[api(openapi)]` adds";
    let endpoint = "#[endpoint(GET, \"/a\")] fn openapi(&self) -> Call<()>;";
    for (method, help) in [
        (endpoint, "rename the method; what is sent stays the same"),
        ("fn openapi(&self) {}", "rename the method"),
    ] {
        let item = format!("trait Shop: Api {{ {ITEM} {method} }}");
        check("openapi", &item, &[["openapi", message, help]]);
        check("", &item, &[]);
    }
}

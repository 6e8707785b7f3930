//! Documents that cannot be read.

use super::{file, found};

const ITEM: &str = "trait Shop: Api { #[endpoint(GET, \"/items\")] fn items(&self) -> Call<()>; }";

fn told(document: &str) -> Vec<[String; 3]> {
    let path = file(document);
    found(path.to_str().expect("a path"), "", ITEM)
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (document, wrong, place) in [
        ("", "the file is empty", "1:1"),
        (
            "items: 1",
            "no `openapi` and no `swagger` at its top",
            "1:1",
        ),
        ("[]", "no `openapi` and no `swagger` at its top", "1:1"),
        (
            "a: 1\nopenapi: 4.0.0",
            "version `4.0.0` is not known",
            "2:10",
        ),
        ("swagger: '1.2'", "version `1.2` is not known", "1:10"),
        ("openapi: 3.0.0\na: [1, 2\nb: 3", "", ""),
        ("{\"openapi\": \"3.0.0\", \"paths\": {,}}", "", ""),
        ("openapi: 3.0.0\na: *b", "", ""),
    ] {
        let [[part, message, help]] = &told(document)[..] else {
            panic!("one error for {document}");
        };
        assert!(part.starts_with('"'), "{part}");
        let start = "cannot read the API document `api.yaml`: ";
        assert!(
            message.starts_with(start) && message.ends_with(wrong),
            "{message}"
        );
        assert!(
            help.starts_with(&format!("look at `api.yaml:{place}")),
            "{help}"
        );
        assert!(
            help.ends_with("; read are Swagger 2.0 and OpenAPI 3, in YAML and JSON"),
            "{help}"
        );
    }
}

#[test]
fn references_that_lead_nowhere_are_told() {
    let document = "openapi: 3.0.0\npaths:\n  /items:\n    get:\n      parameters:\n        - $ref: '#/components/parameters/q'\n        - $ref: 'other.yaml#/q'\n";
    assert_eq!(
        told(document)[0][1..],
        [
            "`#/components/parameters/q` in `api.yaml:6` leads nowhere, and 1 more do not",
            "correct the document; what stands in other files has to be copied into it",
        ]
    );
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let told = |path: &str| {
        let attribute = format!("spec = {path:?}").parse().expect("tokens");
        let expanded = crate::api::expand(attribute, &ITEM.parse().expect("tokens"));
        crate::api::tests::mistakes(expanded)
    };
    let manifest = env!("CARGO_MANIFEST_DIR");
    for (path, message, help) in [
        (
            "openapi.yaml",
            "cannot read the API document `openapi.yaml`",
            format!(
                "there is no file `{manifest}/openapi.yaml`; the path is relative to `Cargo.toml`"
            ),
        ),
        (
            "src",
            "cannot read the API document `src`",
            format!("`{manifest}/src` is a folder; name the file in it"),
        ),
        (
            "https://shop.example/openapi.json",
            "the API document `https://shop.example/openapi.json` is not a file",
            "save it beside `Cargo.toml`, and write its path: builds do not depend on the network"
                .to_owned(),
        ),
        (
            "a\u{13}\n.yaml",
            "cannot read the API document `a\\u{13}\\n.yaml`",
            format!(
                "there is no file `{manifest}/a\\u{{13}}\\n.yaml`; the path is relative to `Cargo.toml`"
            ),
        ),
        (
            "",
            "the path of the API document is empty",
            "write `spec = \"openapi.yaml\"`, relative to `Cargo.toml`".to_owned(),
        ),
    ] {
        assert_eq!(
            told(path),
            [[format!("{path:?}"), message.to_owned(), help]]
        );
    }
}

#[test]
fn the_file_is_tracked_even_if_it_is_wrong() {
    for document in ["openapi: 3.0.0", "openapi: 5.0.0"] {
        let path = file(document);
        let attribute = format!("spec = {path:?}").parse().expect("tokens");
        let expanded = crate::api::expand(attribute, &ITEM.parse().expect("tokens")).to_string();
        assert!(
            expanded.contains(&format!("include_bytes ! ({path:?})")),
            "{expanded}"
        );
    }
}

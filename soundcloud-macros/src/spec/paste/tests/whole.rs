//! Whole documents, pasted: the attributes find no mistake in what they themselves have written.

use proc_macro2::TokenStream;

use super::*;
use crate::api;

#[test]
fn dump() {
    for file in ["swagger.yaml", "openapi30.json", "openapi31.yaml"] {
        let path = format!(
            "{}/../tests/from_nothing/{file}",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(&path).unwrap();
        let document = Document::parse(&text).unwrap();
        let operations: Vec<&Operation> = document.operations.iter().collect();
        let pasted = paste(&document, &operations, &[], &[], file);
        std::fs::write(
            format!("/tmp/dump.{file}.rs"),
            format!(
                "use soundcloud_api::*;\n#[api(spec = {path:?})]\npub trait X: Api {{\n{}\n}}\n\n{}\n",
                pasted.methods, pasted.types
            ),
        )
        .unwrap();
    }
}

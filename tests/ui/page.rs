//! The page for users: the cases of `fail/` as a text, section by section.

mod excerpt;
mod message;

use std::{fs, path::Path};

use self::excerpt::excerpt;
use crate::marks;

/// Each folder of `fail/`, its title, and what is true of all that stands in it.
const SECTIONS: [(&str, &str, &str); 14] = [
    (
        "attribute",
        "The attribute",
        "`#[endpoint(METHOD, \"template\", key = value, …)]`: a method, a template, then keys in any order.",
    ),
    (
        "method",
        "The HTTP method",
        "One of `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `HEAD` and `OPTIONS`, as a bare word.",
    ),
    (
        "template",
        "The template",
        "A path as the server knows it, below the base URL of the client; `<name>` is an argument, `<name..>` the rest of the path.",
    ),
    (
        "query",
        "The query",
        "Pairs behind a `?`, separated by `&`: `key=text`, `key=<argument>`, `<argument>`, and `<fields..>` at the end.",
    ),
    (
        "arguments",
        "Arguments and their places",
        "Each argument goes to one place, and each `<name>` is an argument.",
    ),
    (
        "headers",
        "Headers",
        "`headers(\"X-Name\" = argument, \"X-Client\" = \"text\")`, with names in quotes.",
    ),
    (
        "body",
        "The body",
        "One key names the kind of the body and the argument that is the body: `json = item`.",
    ),
    (
        "result",
        "The result",
        "`Call<T>`, or `Result<T, E>` of an `async fn`.",
    ),
    (
        "signature",
        "The signature",
        "A method of a trait, that takes `&self` and named arguments and has no body.",
    ),
    (
        "types",
        "Types that do not fit",
        "What the compiler knows of a type is told at that type, with the place that it was to fill. Numbers in brackets are those of the compiler's own errors.",
    ),
    (
        "trait",
        "The trait",
        "A trait with the supertrait `Api`; a `Client` implements it by an empty `impl`.",
    ),
    (
        "schema",
        "Models of a document",
        "`#[derive(Schema)]` compares a type with the API document: its fields, their types and what may be missing.",
    ),
    (
        "spec",
        "The trait and its API document",
        "With `#[api(spec = \"openapi.yaml\")]`, the trait is what the document says, and says where it is not. These cases have the document [`shop.yaml`](../tests/ui/fail/spec/shop.yaml).",
    ),
    (
        "several",
        "Several mistakes",
        "All are told in one run, in the order of the source, and what is right stays usable.",
    ),
];

/// Writes the page from the cases of a folder.
pub(crate) fn page(fail: &Path, cases: &[impl AsRef<Path>]) -> String {
    let mut page = String::from(
        "# Mistakes, and what the compiler says\n\n\
         Each of these is a test: the text is made of the cases in `tests/ui/fail`, and cannot differ from what the\n\
         compiler says. Where a message repeats a template with a part marked, compilers that can underline a part of a\n\
         text do that instead.\n\n",
    );
    for (_, title, _) in SECTIONS {
        let anchor = title.to_lowercase().replace(' ', "-");
        line(&mut page, &format!("- [{title}](#{anchor})"));
    }
    let mut shown = 0;
    for (folder, title, intro) in SECTIONS {
        line(&mut page, &format!("\n## {title}\n\n{intro}"));
        let folder = fail.join(folder);
        for case in cases.iter().map(AsRef::as_ref) {
            if case.starts_with(&folder) {
                section(&mut page, case);
                shown += 1;
            }
        }
    }
    assert_eq!(shown, cases.len(), "a folder is no section yet");
    page
}

fn section(page: &mut String, case: &Path) {
    let source = fs::read_to_string(case).expect("the case can be read");
    let sentence = source.lines().next().unwrap_or_default();
    let sentence = sentence.trim_start_matches("//! ");
    let marks = marks::read(case);
    line(page, &format!("\n**{sentence}**\n\n```rust,ignore"));
    line(page, &excerpt(&source, &marks));
    line(page, "```\n\n```text");
    let message = match fs::read_to_string(case.with_extension("stderr")) {
        Ok(told) => message::shortened(&told),
        Err(_) => message::expected(&marks),
    };
    line(page, &message);
    line(page, "```");
}

fn line(page: &mut String, text: &str) {
    page.push_str(text);
    page.push('\n');
}

//! What the attribute says about mistakes, and what it accepts; see `README.md`.

mod consumer;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use consumer::{Consumer, TESTS};

/// The cases of a folder, in order.
fn cases(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(TESTS).join(folder)).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    let mut cases: Vec<PathBuf> = paths.filter(is_rust).collect();
    cases.sort();
    assert!(!cases.is_empty(), "{folder} has no cases");
    cases
}

fn is_nightly() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-V").output().expect("rustc runs");
    String::from_utf8_lossy(&output.stdout).contains("nightly")
}

/// Whether the message marks a part of a literal below a copy of it. A compiler that can underline
/// a part of a literal, as nightly ones can, does that instead.
fn marks_a_part(case: &Path) -> bool {
    let message = fs::read_to_string(case.with_extension("stderr")).unwrap_or_default();
    message.contains("|\n       | \"")
}

#[test]
fn every_mistake_has_a_message_with_the_fix() {
    let nightly = is_nightly();
    let mistakes = trybuild::TestCases::new();
    for case in cases("fail") {
        if !(nightly && marks_a_part(&case)) {
            mistakes.compile_fail(case);
        }
    }
}

#[test]
fn no_message_is_about_the_macro() {
    for case in cases("fail") {
        let message = fs::read_to_string(case.with_extension("stderr")).expect("a message");
        assert!(
            message.contains("error") && !message.contains("warning"),
            "{case:?}"
        );
        assert!(!message.contains("originates in"), "{case:?}");
    }
}

#[test]
fn every_row_of_the_grammar_is_accepted() {
    let cases = cases("pass");
    let features = ["multipart", "xml"];
    let consumer = Consumer::new("accepted", "2024", "soundcloud-api", &features, &cases);
    consumer.build();
    for case in cases {
        consumer.run(&case);
    }
}

#[test]
fn every_edition_sends_the_same() {
    let shop = Path::new(TESTS).join("editions/shop.rs");
    let sent = ["2018", "2021", "2024"].map(|edition| {
        let cases = std::slice::from_ref(&shop);
        let consumer = Consumer::new(edition, edition, "soundcloud-api", &[], cases);
        consumer.build();
        consumer.run(&shop)
    });
    let expected = "https://shop.example/items/a%2Fb/1-2?lang=en&c=3 \"true\"\n\
                    https://shop.example/files/a/b%20c\n";
    assert_eq!(sent, [expected; 3]);
}

#[test]
fn the_crate_may_have_another_name() {
    let renamed = Path::new(TESTS).join("editions/renamed.rs");
    let cases = std::slice::from_ref(&renamed);
    let consumer = Consumer::new("renamed", "2021", "http_api", &[], cases);
    consumer.build();
    assert_eq!(consumer.run(&renamed), "https://shop.example/items/7\n");
}

#[test]
fn a_missing_feature_is_named() {
    let cases = cases("without_features");
    let consumer = Consumer::new("without-features", "2024", "soundcloud-api", &[], &cases);
    for case in cases {
        let feature = case.file_stem().expect("a file").to_string_lossy();
        let message = format!("`{feature} = …` needs the feature `{feature}` of `soundcloud-api`");
        let errors = consumer.errors(&case);
        assert!(
            errors.len() == 1 && errors[0].contains(&message),
            "{errors:?}"
        );
    }
}

//! What the attribute says about mistakes, and what it accepts; see `README.md`.

mod consumer;
mod diagnostics;
mod marks;
mod page;
mod readme;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use consumer::{Consumer, TESTS};
use diagnostics::Told;
use marks::Mistake;

/// What every case may use.
const FEATURES: [&str; 4] = ["multipart", "openapi", "spec", "xml"];

/// The cases of a folder and of the folders in it, in order.
fn cases(folder: &str) -> Vec<PathBuf> {
    let mut cases = Vec::new();
    gather(&Path::new(TESTS).join(folder), &mut cases);
    cases.sort();
    assert!(!cases.is_empty(), "{folder} has no cases");
    cases
}

fn gather(folder: &Path, cases: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, cases);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            cases.push(path);
        }
    }
}

fn is_nightly() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-V").output().expect("rustc runs");
    String::from_utf8_lossy(&output.stdout).contains("nightly")
}

/// Whether all that is told about a case is in our words, which no new compiler changes.
fn is_ours(case: &Path) -> bool {
    marks::read(case).iter().all(|mark| mark.code.is_none())
}

/// Whether the message is about a part of a literal: it marks the part below a copy of the literal,
/// unless that goes over several lines. A compiler that can underline a part of a literal, as
/// nightly ones can, does that instead.
fn is_about_a_part(case: &Path) -> bool {
    let message = fs::read_to_string(case.with_extension("stderr")).unwrap_or_default();
    let rows = ["|\n       | \"", "|\n       | r", "_^\n  | |"];
    rows.iter().any(|rows| message.contains(rows))
}

#[test]
fn every_message_of_ours_is_as_it_was_read() {
    let nightly = is_nightly();
    let mistakes = trybuild::TestCases::new();
    for case in cases("fail") {
        if is_ours(&case) && !(nightly && is_about_a_part(&case)) {
            mistakes.compile_fail(case);
        }
    }
}

#[test]
fn every_mistake_is_told_once_and_where_it_was_made() {
    refuse("refused", &FEATURES, "fail");
}

#[test]
fn a_missing_feature_is_named() {
    refuse("without-features", &[], "without_features");
}

/// Compares what the compiler tells about the cases of a folder with their marks.
fn refuse(name: &str, features: &[&str], folder: &str) {
    let cases = cases(folder);
    let consumer = Consumer::new(name, "2024", "soundcloud-api", features, &cases);
    let mut told = consumer.check();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| complaint(case, &told.remove(case).unwrap_or_default()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong about what was told about a case.
fn complaint(case: &Path, told: &Told) -> Option<String> {
    const NOISE: [&str; 3] = ["warning", "in the attribute macro", "__private"];
    let marks = marks::read(case);
    let noise = NOISE.iter().find(|noise| told.rendered.contains(**noise));
    let complaint = if marks.is_empty() {
        "no error is marked".to_owned()
    } else if let Some(noise) = noise {
        format!("`{noise}` is of no use to anybody")
    } else if !are_met(&marks, &told.errors) {
        format!("expected were {marks:#?}")
    } else if told.errors.iter().all(|error| error.code.is_none())
        && !told.errors.is_sorted_by_key(|error| error.line)
    {
        "the order is not that of the source".to_owned()
    } else {
        return None;
    };
    Some(format!(
        "{}: {complaint}; told was\n{}",
        case.display(),
        told.rendered
    ))
}

/// Whether each mark is met by an error of its own, and no error is left.
fn are_met(marks: &[Mistake], errors: &[Mistake]) -> bool {
    let mut left: Vec<&Mistake> = errors.iter().collect();
    marks.iter().all(|mark| {
        let met = left.iter().position(|error| mark.is_met_by(error));
        met.map(|met| left.remove(met)).is_some()
    }) && left.is_empty()
}

#[test]
fn every_row_of_the_grammar_is_accepted() {
    let cases = cases("pass");
    let consumer = Consumer::new("accepted", "2024", "soundcloud-api", &FEATURES, &cases);
    consumer.build();
    for case in cases {
        consumer.run(&case);
    }
}

/// Set `MISTAKES=overwrite` to have the page written.
#[test]
fn the_page_for_users_shows_every_mistake() {
    let file = Path::new(TESTS).join("../../soundcloud-macros/MISTAKES.md");
    let page = page::page(&Path::new(TESTS).join("fail"), &cases("fail"));
    if env::var_os("MISTAKES").is_some_and(|word| word == "overwrite") {
        fs::write(file, page).expect("the page can be written");
    } else {
        let written = fs::read_to_string(file).unwrap_or_default();
        assert!(written == page, "run this test with `MISTAKES=overwrite`");
    }
}

#[test]
fn clippy_finds_nothing_in_an_endpoint() {
    let case = Path::new(TESTS).join("pass/clippy.rs");
    Consumer::new("linted", "2024", "soundcloud-api", &FEATURES, &[case]).lint();
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

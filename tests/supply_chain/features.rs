//! Sets of features, and what they bring.

use std::{collections::BTreeSet, process::Command};

use crate::{read, root, skip};

/// The features of the runtime's manifest.
fn declared() -> BTreeSet<String> {
    let manifest = read("soundcloud-api/Cargo.toml");
    let (_, features) = manifest.split_once("[features]\n").expect("features");
    let (features, _) = features.split_once("\n[").expect("a section more");
    features
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()))
        .collect()
}

/// The sets that CI checks, of the line that begins so.
fn checked(line: &str) -> BTreeSet<String> {
    let script = read(".ci/run");
    let line = script.lines().find_map(|script| script.strip_prefix(line));
    let sets = line.and_then(|line| line.strip_suffix("; do"));
    let sets = sets.expect("a list of sets").split_whitespace();
    sets.map(|set| set.trim_matches('\'').to_owned()).collect()
}

#[test]
fn d08_each_feature_is_checked_alone() {
    let declared = declared();
    assert!(declared.contains("soundcloud"), "{declared:?}");
    let checked = checked("for features in ");
    for feature in declared.iter().filter(|feature| *feature != "default") {
        assert!(checked.contains(feature), "{feature} is not checked alone");
    }
    assert!(checked.contains(""), "none is not checked");
    for set in &checked {
        for feature in set.split(',').filter(|feature| !feature.is_empty()) {
            assert!(declared.contains(feature), "{feature} is no feature");
        }
    }
}

#[test]
fn d08_all_none_and_the_default_are_tested() {
    let script = read(".ci/run");
    for line in [
        "cargo clippy --locked --workspace --all-targets --all-features -- -D warnings",
        "cargo test --locked --workspace",
        "cargo test --locked -p soundcloud-api --no-default-features",
        "cargo test --locked -p soundcloud-api --all-features",
    ] {
        assert!(script.lines().any(|found| found == line), "{line}");
    }
}

/// CI runs on the oldest compiler that the manifest promises, so that the promise is tested.
#[test]
fn d08_the_oldest_compiler_is_the_one_of_ci() {
    let manifest = read("Cargo.toml");
    let promised = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \""))
        .map(|version| version.trim_end_matches('"'))
        .expect("a version");
    let output = Command::new("rustc").arg("--version").output();
    let version = String::from_utf8(output.expect("rustc").stdout).expect("text");
    let minor = |version: &str| -> Option<u32> { version.split('.').nth(1)?.parse().ok() };
    let running = version.split(' ').nth(1).and_then(minor);
    match (minor(promised), running) {
        (Some(promised), Some(running)) if running > promised => {
            skip("this compiler is newer than the oldest that is promised");
        }
        (promised, running) => assert_eq!(promised, running, "{version}"),
    }
}

#[test]
fn d09_the_default_features_bring_few_crates() {
    let script = read(".ci/dependencies");
    assert!(script.contains("\nmost=20\n"), "the limit needs a reason");
    let output = Command::new("bash")
        .arg(root().join(".ci/dependencies"))
        .current_dir(root())
        .output();
    let Ok(output) = output else {
        return skip("no bash");
    };
    let words = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{words}");
}

//! What `deny.toml` keeps out.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    cargo_deny::{self, Verdict},
    metadata::{Plant, tree},
    read, skip,
};

fn check(program: &Path, name: &str, tree: &Value) -> Verdict {
    let checks = ["bans", "sources"];
    cargo_deny::check(program, name, tree, &read("deny.toml"), &checks)
}

fn assert_refused(program: &Path, name: &str, plant: &Plant<'_>, word: &str) {
    let verdict = check(program, name, &plant.tree());
    assert!(!verdict.passed, "{plant:?}: {}", verdict.words);
    assert!(verdict.words.contains(word), "{plant:?}: {}", verdict.words);
}

#[test]
fn d02_a_crate_from_elsewhere_fails() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    for source in [
        "git+https://git.example/log?rev=1234567",
        "registry+https://registry.example/index",
        "sparse+https://registry.example/index/",
    ] {
        let plant = Plant {
            instead_of: "log",
            name: "log",
            version: "0.4.99",
            source: Some(source),
        };
        assert_refused(&program, "elsewhere", &plant, "source-not-allowed");
    }
}

#[test]
fn d02_any_version_fails() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    let mut tree = tree();
    for package in tree["packages"].as_array_mut().expect("packages") {
        if package["name"] == "soundcloud-api" {
            for dependency in package["dependencies"].as_array_mut().expect("a list") {
                if dependency["name"] == "bytes" {
                    dependency["req"] = json!("*");
                }
            }
        }
    }
    let verdict = check(&program, "wildcard", &tree);
    assert!(!verdict.passed, "{}", verdict.words);
    assert!(verdict.words.contains("wildcard"), "{}", verdict.words);
}

/// `log` 0.4.24 was taken back; cargo's own copy of the index says so.
#[test]
fn d02_a_version_that_was_taken_back_fails() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    let plant = Plant {
        instead_of: "log",
        name: "log",
        version: "0.4.24",
        source: None,
    };
    let verdict = crate::advisories::check(&program, "yanked", &plant.tree());
    if verdict.words.contains("index-failure") {
        return skip("cargo has no copy of the index");
    }
    assert!(!verdict.passed, "{}", verdict.words);
    assert!(verdict.words.contains("yanked"), "{}", verdict.words);
}

#[test]
fn d04_another_stack_fails() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    for name in [
        "openssl",
        "openssl-sys",
        "native-tls",
        "boring",
        "serde_yml",
        "libyml",
    ] {
        let plant = Plant {
            instead_of: "log",
            name,
            version: "0.1.0",
            source: None,
        };
        assert_refused(&program, "another", &plant, "banned");
    }
}

#[test]
fn d04_a_second_stack_of_the_same_name_fails() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    for name in ["reqwest", "hyper", "http", "rustls", "tokio", "url"] {
        let plant = Plant {
            instead_of: "log",
            name,
            version: "99.0.0",
            source: None,
        };
        assert_refused(&program, "second", &plant, "duplicate");
    }
}

#[test]
fn d04_our_tree_passes() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    let verdict = check(&program, "ours", &tree());
    assert!(verdict.passed, "{}", verdict.words);
}

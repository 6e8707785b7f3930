//! Crates that run on the machine of whoever builds: build scripts and procedural macros.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    metadata::{Plant, name, packages, tree},
    read,
};

/// One a line: `build-script NAME`, `proc-macro NAME`, or `alike NAME NAME`.
fn reviewed() -> BTreeSet<String> {
    let list = read("tests/supply_chain/reviewed.txt");
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

/// What there is to review.
fn found(tree: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for package in packages(tree) {
        for target in package["targets"].as_array().expect("targets") {
            let kinds = target["kind"].as_array().expect("kinds");
            if kinds.iter().any(|kind| kind == "custom-build") {
                found.insert(format!("build-script {}", name(package)));
            }
            if kinds.iter().any(|kind| kind == "proc-macro") {
                found.insert(format!("proc-macro {}", name(package)));
            }
        }
    }
    let names: BTreeSet<_> = packages(tree).iter().map(name).collect();
    for one in &names {
        for other in names.range(*one..).skip(1) {
            if alike(one, other) {
                found.insert(format!("alike {one} {other}"));
            }
        }
    }
    found
}

/// Whether one could be taken for the other: a letter more, less or changed, or only another dash.
fn alike(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| name.to_ascii_lowercase().replace('_', "-"));
    if one.len().min(other.len()) < 4 {
        return false;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same = one
        .iter()
        .zip(other)
        .take_while(|(one, other)| one == other)
        .count();
    let (one, other) = (&one[same..], &other[same..]);
    let rest = |text: &[u8]| text.get(1..).unwrap_or_default().to_vec();
    one == rest(other) || rest(one) == other || rest(one) == rest(other)
}

#[test]
fn d03_what_runs_while_building_is_reviewed() {
    let (found, reviewed) = (found(&tree()), reviewed());
    let new: Vec<_> = found.difference(&reviewed).collect();
    assert!(
        new.is_empty(),
        "read what they do, then add to tests/supply_chain/reviewed.txt: {new:#?}"
    );
}

#[test]
fn d03_what_is_gone_is_off_the_list() {
    let (found, reviewed) = (found(&tree()), reviewed());
    let gone: Vec<_> = reviewed.difference(&found).collect();
    assert!(gone.is_empty(), "take them off: {gone:#?}");
}

#[test]
fn d03_a_look_alike_fails() {
    let reviewed = reviewed();
    for look_alike in [
        "proc-macro1",
        "proc_macro2",
        "proc-macro22",
        "serdee",
        "reqwst",
        "tokio_macros",
    ] {
        let plant = Plant {
            instead_of: "log",
            name: look_alike,
            version: "1.0.0",
            source: None,
        };
        let found = found(&plant.tree());
        let new: Vec<_> = found.difference(&reviewed).collect();
        assert!(
            new.iter().any(|line| line.contains(look_alike)),
            "{look_alike}: {new:?}"
        );
    }
}

#[test]
fn d03_a_new_build_script_or_macro_fails() {
    let reviewed = reviewed();
    for instead_of in ["serde_json", "serde_derive"] {
        let plant = Plant {
            instead_of,
            name: "something-new",
            version: "1.0.0",
            source: None,
        };
        let found = found(&plant.tree());
        let new: Vec<_> = found.difference(&reviewed).collect();
        assert_eq!(new.len(), 1, "{new:?}");
    }
}

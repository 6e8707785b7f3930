//! What `README.md` says of the cases is true.

use std::{fs, path::Path};

use crate::{cases, consumer::TESTS};

fn readme() -> String {
    fs::read_to_string(Path::new(TESTS).join("README.md")).expect("the folder has a README")
}

/// The cases that the table of classes names; those of `fail/` stand there without that word.
fn named() -> Vec<String> {
    let readme = readme();
    let (_, classes) = readme
        .split_once("## Every class")
        .expect("there is a table");
    let quoted = classes.split('`').skip(1).step_by(2);
    let is_case = |name: &&str| {
        name.contains('/') && !name.contains([' ', '"', '<', '|']) && !name.ends_with('/')
    };
    quoted.filter(is_case).map(str::to_owned).collect()
}

#[test]
fn the_counts_are_right() {
    let readme = readme();
    for folder in ["fail", "pass", "without_features", "editions"] {
        let row = format!("| `{folder}/` | {} |", cases(folder).len());
        assert!(readme.contains(&row), "{row}");
    }
}

#[test]
fn every_case_that_is_named_is_there() {
    let tests = Path::new(TESTS);
    for name in named() {
        let file = Path::new(&name).with_extension("rs");
        let is_there = tests.join("fail").join(&file).exists() || tests.join(&file).exists();
        assert!(is_there, "{name}");
    }
}

#[test]
fn every_mistake_belongs_to_a_class() {
    let named = named();
    let fail = Path::new(TESTS).join("fail");
    for case in cases("fail") {
        let name = case.strip_prefix(&fail).expect("it is in there");
        let name = name.with_extension("");
        assert!(
            named.iter().any(|known| Path::new(known) == name),
            "{name:?}"
        );
    }
}

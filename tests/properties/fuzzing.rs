//! Row I15 of the fault matrix: each kind of input has a fuzz target, which one command runs.

use std::fs;

use crate::seeds::{FUZZ, seeds};

/// What the row names, each with its targets.
///
/// The token response has none yet: it comes with authentication, which has its type.
const ROW: [(&str, &[&str]); 8] = [
    ("path builder", &["path"]),
    ("Location check", &["location"]),
    ("next_href check", &["next_link"]),
    ("Retry-After", &["retry_after"]),
    ("error body", &["error_body"]),
    ("each model", &["model"]),
    ("XML", &["xml"]),
    ("macro attribute text", &["template", "endpoint", "api"]),
];

/// Targets whose input is choices, which nobody can write by hand.
const CHOICES: [&str; 2] = ["grammar", "grammar_api"];

fn file(name: &str) -> String {
    fs::read_to_string(format!("{FUZZ}/{name}")).unwrap_or_default()
}

/// The targets that `fuzz/run` runs.
fn run() -> Vec<String> {
    let script = file("run");
    let line = script
        .lines()
        .find_map(|line| line.strip_prefix("for target in "));
    let names = line.and_then(|line| line.strip_suffix("; do"));
    let names = names.expect("a loop over the targets").split_whitespace();
    names.map(str::to_owned).collect()
}

#[test]
fn i15_each_kind_of_input_has_a_fuzz_target_with_seeds() {
    let (manifest, run) = (file("Cargo.toml"), run());
    for (input, targets) in ROW {
        assert!(!targets.is_empty(), "{input}");
        for target in targets {
            let source = file(&format!("targets/{target}.rs"));
            assert!(source.contains("fuzz_target!"), "{input}: {target}");
            let declared = format!("name = \"{target}\"\npath = \"targets/{target}.rs\"");
            assert!(manifest.contains(&declared), "{input}: {target}");
            assert!(run.iter().any(|name| name == target), "{input}: {target}");
            assert!(seeds(target).len() >= 5, "{input}: {target}");
        }
    }
}

#[test]
fn every_fuzz_target_is_run_and_has_seeds_unless_they_would_be_choices() {
    let run = run();
    for entry in fs::read_dir(format!("{FUZZ}/targets")).expect("targets") {
        let path = entry.expect("an entry").path();
        let target = path.file_stem().and_then(|name| name.to_str());
        let target = target.expect("a name");
        assert!(run.iter().any(|name| name == target), "{target}");
        let is_choices = CHOICES.contains(&target);
        assert_eq!(seeds(target).is_empty(), is_choices, "{target}");
        assert!(
            file("README.md").contains(&format!("| `{target}` |")),
            "{target}"
        );
    }
}

//! What the compiler and clippy hold.

use crate::{read, tracked};

const CRATES: [&str; 2] = ["soundcloud-api", "soundcloud-macros"];

/// What library code may not do, because it could panic.
const DENIED: &str = "#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::todo,
        clippy::unreachable,
        clippy::unimplemented
    )
)]";

fn sources(folder: &str) -> Vec<String> {
    let files = tracked().unwrap_or_default();
    files
        .into_iter()
        .filter(|file| file.starts_with(folder))
        .filter(|file| file.rsplit('.').next() == Some("rs"))
        .collect()
}

#[test]
fn d05_no_crate_has_unsafe_code() {
    for name in CRATES {
        let lib = read(&format!("{name}/src/lib.rs"));
        assert!(lib.contains("\n#![forbid(unsafe_code)]\n"), "{name}");
        for file in sources(name) {
            let code = read(&file);
            let allowed = code.contains("allow(unsafe_code");
            assert!(!allowed, "{file}");
        }
    }
    let workspace = read("Cargo.toml");
    assert!(workspace.contains("\nunsafe_code = \"forbid\"\n"));
}

#[test]
fn d06_no_library_code_can_panic() {
    for name in CRATES {
        let lib = read(&format!("{name}/src/lib.rs"));
        assert!(lib.contains(DENIED), "{name}");
    }
}

#[test]
fn d06_every_exception_has_its_reason() {
    let lints: Vec<_> = DENIED
        .split("clippy::")
        .skip(1)
        .filter_map(|rest| rest.split([',', '\n']).next())
        .collect();
    assert_eq!(lints.len(), 8);
    for file in CRATES.into_iter().flat_map(sources) {
        let code = read(&file);
        for lint in &lints {
            let name = format!("clippy::{lint}");
            for (at, _) in code.match_indices(&name) {
                let before = code[..at].rsplit("#[").next().unwrap_or_default();
                let after = code[at..].split(")]").next().unwrap_or_default();
                let denied = before.contains("deny(");
                let expected = before.contains("expect(") && after.contains("reason = ");
                assert!(denied || expected, "{file}: {name}");
            }
        }
    }
}

//! What the crates are made of: dependencies, lints, features, the public API, and nothing secret.
//!
//! Every test is named after its row in the project's fault matrix.

mod advisories;
mod bans;
mod cargo_deny;
mod features;
mod floors;
mod lints;
mod metadata;
mod public_api;
mod reviewed;
mod scratch;
mod secrets;

use std::{fs, path::PathBuf, process::Command};

/// The workspace.
fn root() -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the workspace").to_owned()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect(path)
}

/// What the files are that git keeps; none where there is no git.
fn tracked() -> Option<Vec<String>> {
    let git = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root())
        .output();
    let output = git.ok().filter(|output| output.status.success())?;
    let names = String::from_utf8(output.stdout).expect("names of text");
    Some(
        names
            .split_terminator('\0')
            .filter(|name| root().join(name).is_file())
            .map(str::to_owned)
            .collect(),
    )
}

/// Where a test cannot run, it says so.
fn skip(why: &str) {
    println!("skipped: {why}");
}

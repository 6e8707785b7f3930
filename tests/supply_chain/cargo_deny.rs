//! `cargo-deny`, where it is installed: CI has it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{root, scratch};

/// Where CI installs it, or on the path.
pub(crate) fn find() -> Option<PathBuf> {
    let name = format!("cargo-deny{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path);
    [root().join("target/ci-tools/bin")]
        .into_iter()
        .chain(folders)
        .map(|folder| folder.join(&name))
        .find(|program| program.is_file())
}

/// What it says of a tree.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) passed: bool,
    pub(crate) words: String,
}

/// Checks a tree by a configuration; `name` is that of a folder for both.
pub(crate) fn check(
    program: &Path,
    name: &str,
    tree: &Value,
    config: &str,
    checks: &[&str],
) -> Verdict {
    let folder = scratch::folder(name);
    let (metadata, deny) = (folder.join("metadata.json"), folder.join("deny.toml"));
    fs::write(&metadata, tree.to_string()).expect("a file");
    fs::write(&deny, config).expect("a file");
    let output = Command::new(program)
        .args(["--offline", "--metadata-path"])
        .arg(&metadata)
        .arg("--config")
        .arg(&deny)
        .args(["check", "--hide-inclusion-graph"])
        .args(checks)
        .current_dir(root())
        .output()
        .expect("cargo-deny");
    Verdict {
        passed: output.status.success(),
        words: String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned(),
    }
}

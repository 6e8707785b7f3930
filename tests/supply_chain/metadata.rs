//! The tree of dependencies, as `cargo metadata` tells it, and trees with something planted in them.

use std::{process::Command, sync::LazyLock};

use serde_json::{Value, json};

use crate::root;

/// Everything that any feature, test, example or bench brings.
static TREE: LazyLock<Value> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--all-features"])
        .args(["--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
    serde_json::from_slice(&output.stdout).expect("JSON")
});

pub(crate) fn tree() -> Value {
    TREE.clone()
}

pub(crate) fn packages(tree: &Value) -> &[Value] {
    tree["packages"].as_array().expect("packages")
}

pub(crate) fn name(package: &Value) -> &str {
    package["name"].as_str().expect("a name")
}

/// Another crate in the place of one that is there.
#[derive(Debug)]
pub(crate) struct Plant<'a> {
    pub(crate) instead_of: &'a str,
    pub(crate) name: &'a str,
    pub(crate) version: &'a str,
    /// Where it comes from, if not from where the other did.
    pub(crate) source: Option<&'a str>,
}

impl Plant<'_> {
    pub(crate) fn tree(&self) -> Value {
        let mut tree = tree();
        let mut found = packages(&tree)
            .iter()
            .filter(|package| name(package) == self.instead_of);
        let package = found.next().expect("a crate that is there");
        assert!(found.next().is_none(), "{self:?}: which one?");
        let source = self
            .source
            .or(package["source"].as_str())
            .expect("a source")
            .to_owned();
        let old = package["id"].as_str().expect("an id").to_owned();
        let new = format!("{source}#{}@{}", self.name, self.version);
        rename(&mut tree, &old, &new);
        for package in tree["packages"].as_array_mut().expect("packages") {
            if package["id"] == new.as_str() {
                package["name"] = json!(self.name);
                package["version"] = json!(self.version);
                package["source"] = json!(source);
            }
            for dependency in package["dependencies"].as_array_mut().expect("a list") {
                if dependency["name"] == self.instead_of {
                    dependency["name"] = json!(self.name);
                    dependency["req"] = json!(">=0");
                    // The other crate may have none of that name.
                    dependency["features"] = json!([]);
                    dependency["source"] = json!(source);
                }
            }
        }
        tree
    }
}

/// Everywhere that this text stands alone.
fn rename(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::String(text) if text == old => new.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, old, new)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| rename(field, old, new)),
        _ => {}
    }
}

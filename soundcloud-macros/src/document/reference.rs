//! References within the document.

use super::{Document, Node, percent::decoded};

/// Longer chains of references go in a circle.
const LONGEST: usize = 32;

impl Document {
    /// What a node stands for: itself, or what its `$ref` leads to.
    pub(super) fn resolved<'a>(&'a self, node: &'a Node) -> Option<&'a Node> {
        let mut node = node;
        for _ in 0..LONGEST {
            let Some(reference) = node.get("$ref").and_then(Node::text) else {
                return Some(node);
            };
            node = self.find(reference)?;
        }
        None
    }

    /// What a reference such as `#/components/schemas/Track` leads to.
    fn find(&self, reference: &str) -> Option<&Node> {
        let path = reference.strip_prefix('#')?;
        // Other fragments are names that a schema gives itself.
        if !path.is_empty() && !path.starts_with('/') {
            return None;
        }
        let keys = path.split('/').skip(1).map(key);
        keys.into_iter().try_fold(&self.root, |node, key| {
            let index = || key.parse::<usize>().ok();
            node.get(&key).or_else(|| node.list().get(index()?))
        })
    }
}

/// A key of a reference: `~1` is `/` there, and characters may be percent-encoded.
pub(super) fn key(written: &str) -> String {
    decoded(written).replace("~1", "/").replace("~0", "~")
}

/// The references of operations that lead nowhere, in the order of the document.
pub(super) fn dangling(document: &Document) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let shared = [
        &["paths"][..],
        &["parameters"],
        &["responses"],
        &["components", "pathItems"],
        &["components", "parameters"],
        &["components", "requestBodies"],
        &["components", "responses"],
    ];
    for node in shared.iter().filter_map(|keys| document.root.at(keys)) {
        gather(document, node, &mut found);
    }
    for (_, schema) in document.schemas() {
        gather(document, schema, &mut found);
    }
    found.sort_by_key(|(line, _)| *line);
    found
}

fn gather(document: &Document, node: &Node, found: &mut Vec<(usize, String)>) {
    if let Some(reference) = node.get("$ref")
        && let Some(text) = reference.text()
    {
        if document.resolved(node).is_none() {
            found.push((reference.line(), text.to_owned()));
        }
        return;
    }
    for (key, value) in node.entries() {
        // Examples are whatever they are.
        if !matches!(
            key.text(),
            Some("example" | "examples" | "default" | "enum")
        ) {
            gather(document, value, found);
        }
    }
    for value in node.list() {
        gather(document, value, found);
    }
}

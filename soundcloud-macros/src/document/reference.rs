//! References within the document.

use super::{Document, Node, percent::decoded};

/// Longer chains of references go in a circle.
const LONGEST: usize = 32;

/// Keys whose values have names for keys: of properties, of headers, of whatever is shared.
const NAMES: [&str; 7] = [
    "properties",
    "patternProperties",
    "responses",
    "headers",
    "definitions",
    "$defs",
    "schemas",
];

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
    for (keys, node) in shared
        .iter()
        .filter_map(|keys| Some((keys, document.root.at(keys)?)))
    {
        gather(document, node, keys.last().copied(), &mut found);
    }
    for (_, schema) in document.schemas() {
        gather(document, schema, None, &mut found);
    }
    found.sort_by_key(|(line, _)| *line);
    found
}

/// Gathers below a node, which stands under the key `holder`, if that key holds names.
fn gather(
    document: &Document,
    node: &Node,
    holder: Option<&str>,
    found: &mut Vec<(usize, String)>,
) {
    if let Some(reference) = node.get("$ref")
        && let Some(text) = reference.text()
    {
        // What is no path is a name that a schema gives itself: those are not looked for.
        let is_anchor = text.starts_with('#') && !text.contains('/');
        if !is_anchor && document.resolved(node).is_none() {
            found.push((reference.line(), text.to_owned()));
        }
        return;
    }
    for (key, value) in node.entries() {
        let key = key.text().unwrap_or_default();
        if is_followed(holder, key) {
            // Where there are names, a word of the specification is one as well.
            let names = Some(key).filter(|key| holder.is_none() && NAMES.contains(key));
            gather(document, value, names, found);
        }
    }
    for value in node.list() {
        gather(document, value, None, found);
    }
}

/// Whether references below a key are the document's.
fn is_followed(holder: Option<&str>, key: &str) -> bool {
    let is_extension = key.starts_with("x-");
    match holder {
        Some("paths" | "responses") => !is_extension,
        Some(_) => true,
        // Examples and extensions are whatever they are.
        None => !is_extension && !matches!(key, "example" | "examples" | "default" | "enum"),
    }
}

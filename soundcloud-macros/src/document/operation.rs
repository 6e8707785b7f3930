//! The operations of a document.

use std::fmt;

use super::{Body, Document, Node, Parameter, Place, body, parameter};

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// In upper case.
    pub(crate) method: String,
    /// As written: `/tracks/{track_id}`.
    pub(crate) path: String,
    pub(crate) parts: Vec<PathPart>,
    /// The `operationId`.
    pub(crate) id: Option<String>,
    /// `x-rust-name`: what the method is called.
    pub(crate) rust_name: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) answer: Option<Body>,
    /// Whether it needs credentials, as far as the document tells.
    pub(crate) secured: bool,
    pub(crate) line: usize,
    /// `x-omit`: that no method declares it is meant.
    pub(crate) omitted: bool,
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PathPart {
    /// Fixed text, as written.
    Text(String),
    /// The name of a parameter.
    Parameter(String),
}

impl Operation {
    /// The parameters of one place.
    pub(crate) fn parameters_in(&self, place: Place) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(move |parameter| parameter.place == place)
    }

    /// Whether the client adds a key to its query.
    pub(crate) fn takes_key(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.credential)
    }
}

/// Method and path, as the document has them: `GET /tracks/{track_id}`.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// All operations, in the order of the document.
pub(super) fn all(document: &Document) -> Vec<Operation> {
    let mut operations = Vec::new();
    let paths = document.root.get("paths").map_or(&[][..], Node::entries);
    for (path, item) in paths {
        let Some((path, item)) = path.text().zip(document.resolved(item)) else {
            continue;
        };
        for (method, operation) in item.entries() {
            let method = method.text().unwrap_or_default();
            // Real documents also write them in upper case.
            if is_method(&method.to_ascii_lowercase()) && operation.is_map() {
                operations.push(read(document, (path, item), method, operation));
            }
        }
    }
    operations
}

fn is_method(word: &str) -> bool {
    matches!(
        word,
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace"
    )
}

fn read(
    document: &Document,
    (path, item): (&str, &Node),
    method: &str,
    operation: &Node,
) -> Operation {
    // Some documents tell operations apart by a query or a fragment that no server sees.
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let parts = parts(&path[..end]);
    let tags = operation.get("tags").map_or(&[][..], Node::list).iter();
    let text = |key| operation.text_at(key).map(str::to_owned);
    Operation {
        method: method.to_ascii_uppercase(),
        path: path[..end].to_owned(),
        parameters: parameters(document, item, operation, &parts),
        parts,
        id: text("operationId"),
        rust_name: text("x-rust-name"),
        tags: tags
            .filter_map(|tag| tag.text().filter(|tag| !tag.is_empty()).map(str::to_owned))
            .collect(),
        summary: text("summary"),
        description: text("description"),
        deprecated: operation.says("deprecated"),
        body: body::request(document, item, operation),
        answer: body::answer(document, operation),
        secured: is_secured(document, operation),
        line: item.line_of(method).unwrap_or_else(|| operation.line()),
        omitted: operation.has("x-omit") || item.has("x-omit"),
    }
}

/// Text and parameters of a path: `/tracks/{id}.{format}`.
fn parts(path: &str) -> Vec<PathPart> {
    let mut parts = Vec::new();
    let mut rest = path;
    while let Some((text, name, behind)) = first_parameter(rest) {
        if !text.is_empty() {
            parts.push(PathPart::Text(text.to_owned()));
        }
        parts.push(PathPart::Parameter(name.to_owned()));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(PathPart::Text(rest.to_owned()));
    }
    parts
}

/// What stands before the first parameter, its name, and what stands behind it.
fn first_parameter(path: &str) -> Option<(&str, &str, &str)> {
    let (text, rest) = path.split_once('{')?;
    let (name, behind) = rest.split_once('}')?;
    Some((text, name, behind))
}

/// The operation's own parameters, and those of its path that it has not itself.
fn parameters(
    document: &Document,
    item: &Node,
    operation: &Node,
    parts: &[PathPart],
) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    let lists = [operation, item]
        .into_iter()
        .filter_map(|node| node.get("parameters"));
    for parameter in lists.flat_map(|list| parameter::all(document, list)) {
        if !parameters.iter().any(|known| known.is_same(&parameter)) {
            parameters.push(parameter);
        }
    }
    // One that the path does not have is a slip of the document.
    let named = |name: &str| {
        let mut parts = parts.iter();
        parts.any(|part| matches!(part, PathPart::Parameter(part) if part == name))
    };
    parameters.retain(|parameter| parameter.place != Place::Path || named(&parameter.name));
    parameters
}

/// Whether no alternative of the security requirements is empty.
fn is_secured(document: &Document, operation: &Node) -> bool {
    let security = operation
        .get("security")
        .or_else(|| document.root.get("security"));
    let alternatives = security.map_or(&[][..], Node::list);
    !alternatives.is_empty() && alternatives.iter().all(|one| !one.entries().is_empty())
}

//! The API document of a vendor: Swagger 2.0, OpenAPI 3.0 or 3.1, in YAML or JSON.
//!
//! Read leniently: what real documents get wrong, and what says nothing about requests, is passed over.

pub(crate) mod beside;
mod body;
pub(crate) mod file;
mod json;
mod operation;
mod parameter;
pub(crate) mod percent;
mod reference;
pub(crate) mod schema;
pub(crate) mod track;
mod tree;

pub(crate) use self::{
    body::{Body, Content},
    operation::{Operation, PathPart},
    parameter::{Parameter, Place, Style, is_reserved_header},
    schema::{Kind, Schema},
    tree::{Mistake, Node},
};

/// A document, as far as requests and their answers are concerned.
#[derive(Debug)]
pub(crate) struct Document {
    root: Node,
    edition: Edition,
    /// The path of the base URL, without a `/` at the end: it belongs to the client.
    pub(crate) base: String,
    /// In the order of the document.
    pub(crate) operations: Vec<Operation>,
    /// References that lead nowhere: the line, and what they say.
    pub(crate) dangling: Vec<(usize, String)>,
}

/// How the document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edition {
    Swagger,
    OpenApi,
}

impl Document {
    /// Reads the text of a document.
    pub(crate) fn parse(text: &str) -> Result<Self, Mistake> {
        let root = tree::parse(&json::as_yaml(text))?;
        let edition = edition(&root)?;
        let mut document = Self {
            base: base(&root, edition),
            root,
            edition,
            operations: Vec::new(),
            dangling: Vec::new(),
        };
        document.operations = operation::all(&document);
        document.dangling = reference::dangling(&document);
        Ok(document)
    }

    /// What stands under the name of a schema, which may be a reference to another.
    fn schema_node(&self, name: &str) -> Option<&Node> {
        let mut schemas = self.schemas().iter();
        let (_, node) = schemas.find(|(key, _)| key.text() == Some(name))?;
        Some(node)
    }

    /// The schemas that have names, in the order of the document.
    pub(crate) fn schemas(&self) -> &[(Node, Node)] {
        let schemas = match self.edition {
            Edition::Swagger => self.root.get("definitions"),
            Edition::OpenApi => self.root.at(&["components", "schemas"]),
        };
        schemas.map_or(&[], Node::entries)
    }
}

/// What kind of document it is.
fn edition(root: &Node) -> Result<Edition, Mistake> {
    let stated = |key| root.get(key).and_then(Node::text).unwrap_or_default();
    if stated("swagger").starts_with("2.") || stated("swagger") == "2" {
        Ok(Edition::Swagger)
    } else if stated("openapi").starts_with("3.") || stated("openapi") == "3" {
        Ok(Edition::OpenApi)
    } else {
        let version = ["openapi", "swagger", "swaggerVersion"]
            .into_iter()
            .find_map(|key| root.get(key));
        let (line, column) = version.unwrap_or(root).place();
        let message = match version.and_then(Node::text) {
            Some(version) => format!("version `{version}` is not known"),
            None => "no `openapi` and no `swagger` at its top".to_owned(),
        };
        Err(Mistake {
            line,
            column,
            message,
        })
    }
}

fn base(root: &Node, edition: Edition) -> String {
    let written = match edition {
        Edition::Swagger => root.get("basePath").and_then(Node::text),
        Edition::OpenApi => {
            let servers = root.get("servers").map_or(&[][..], Node::list);
            let url = servers.first().and_then(|server| server.get("url"));
            url.and_then(Node::text).map(path_of)
        }
    };
    written.unwrap_or_default().trim_end_matches('/').to_owned()
}

/// The path of a URL, or of what is one already.
fn path_of(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("://") else {
        return url;
    };
    rest.find('/').map_or("", |start| &rest[start..])
}

#[cfg(test)]
pub(crate) mod tests;

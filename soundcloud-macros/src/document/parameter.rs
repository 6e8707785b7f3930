//! Parameters of operations.

use super::{Document, Edition, Node};

/// A parameter outside of the body.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) place: Place,
    /// As on the wire; of the path, as in the path.
    pub(crate) name: String,
    pub(crate) required: bool,
    /// How a list is sent.
    pub(crate) style: Style,
    /// The schema of its values.
    pub(crate) schema: Node,
    pub(crate) line: usize,
    /// `x-omit`: that no method sends it is meant.
    pub(crate) omitted: bool,
    /// `x-credential`: the client adds it where a method has `auth = key`.
    pub(crate) credential: bool,
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// How a value that is more than one is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// A pair for each element of a list.
    Repeated,
    /// All elements in one value, with this between.
    Joined(char),
    /// `name[key]=value` for each property of an object.
    Bracketed,
}

impl Place {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

impl Parameter {
    /// Whether both are one parameter, as the specification has it.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same_name = match self.place {
            Place::Header => self.name.eq_ignore_ascii_case(&other.name),
            _ => self.name == other.name,
        };
        self.place == other.place && same_name
    }

    /// Whether a key of the query, or the name of a header, is this parameter's.
    pub(crate) fn is_sent_as(&self, name: &str) -> bool {
        match (self.place, self.style) {
            (Place::Header, _) => self.name.eq_ignore_ascii_case(name),
            (_, Style::Bracketed) => name
                .strip_prefix(self.name.as_str())
                .is_some_and(|rest| rest.starts_with('[')),
            _ => self.name == name,
        }
    }
}

/// The parameters of a list, but for those of the body.
pub(super) fn all(document: &Document, list: &Node) -> Vec<Parameter> {
    let nodes = list.list().iter();
    nodes.filter_map(|node| parameter(document, node)).collect()
}

fn parameter(document: &Document, node: &Node) -> Option<Parameter> {
    let line = node.line();
    let node = document.resolved(node)?;
    let place = match node.text_at("in")? {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        "cookie" => Place::Cookie,
        _ => return None,
    };
    let name = node.text_at("name")?;
    if place == Place::Header && is_reserved_header(name) {
        return None;
    }
    Some(Parameter {
        place,
        name: name.to_owned(),
        required: place == Place::Path || node.says("required"),
        style: style(document, node, place),
        schema: schema(document, node),
        line,
        omitted: node.has("x-omit"),
        credential: node.has("x-credential"),
    })
}

/// Whether a header is no parameter: the first three, says the specification; the last has its own
/// place there.
pub(crate) fn is_reserved_header(name: &str) -> bool {
    let reserved = ["accept", "authorization", "content-type", "cookie"];
    reserved
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// In Swagger 2.0 the parameter is its own schema; a value of a media type is text, whatever it says.
fn schema(document: &Document, node: &Node) -> Node {
    if document.edition == Edition::Swagger {
        return node.clone();
    }
    match (node.get("schema"), node.get("content")) {
        (Some(schema), _) => schema.clone(),
        (None, Some(content)) => {
            let text = (
                Node::text_of("type", content),
                Node::text_of("string", content),
            );
            Node::made_of(vec![text], content)
        }
        (None, None) => node.clone(),
    }
}

fn style(document: &Document, node: &Node, place: Place) -> Style {
    if document.edition == Edition::Swagger {
        return match node.text_at("collectionFormat") {
            Some("multi") => Style::Repeated,
            Some("ssv") => Style::Joined(' '),
            Some("tsv") => Style::Joined('\t'),
            Some("pipes") => Style::Joined('|'),
            _ => Style::Joined(','),
        };
    }
    let explode = node.get("explode");
    match node.text_at("style") {
        Some("deepObject") => Style::Bracketed,
        Some("spaceDelimited") if !node.says("explode") => Style::Joined(' '),
        Some("pipeDelimited") if !node.says("explode") => Style::Joined('|'),
        _ if place == Place::Query && explode.is_none_or(Node::is_true) => Style::Repeated,
        _ => Style::Joined(','),
    }
}

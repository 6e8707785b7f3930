//! A document as a tree, read without recursion and laid out flat.

use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape};

use super::error::{Error, Result, snippet};
use super::grammar::{is_char, is_name};

const MAX_DEPTH: usize = 128;
const MAX_ATTRIBUTES: usize = 64;
const MAX_NODES: usize = 1 << 20;

/// What an element says about its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Float,
    Boolean,
    Time,
    Array,
    /// Not an element: an attribute of the element before it.
    Attribute,
}

impl Kind {
    fn declared(name: &str) -> Self {
        match name {
            "integer" => Self::Integer,
            "float" | "decimal" | "double" => Self::Float,
            "boolean" => Self::Boolean,
            "array" => Self::Array,
            "date" | "datetime" | "dateTime" => Self::Time,
            _ => Self::Text,
        }
    }
}

#[derive(Debug)]
struct Node {
    name: Box<str>,
    text: Box<str>,
    kind: Kind,
    nil: bool,
    /// How many of the nodes that follow are inside this one.
    descendants: usize,
}

/// The nodes of a document, each before what is inside it.
#[derive(Debug)]
pub(super) struct Tree(Vec<Node>);

impl Tree {
    pub(super) fn root(&self) -> Option<Element<'_>> {
        Elements(&self.0).next()
    }
}

/// An element, or an attribute as if it were one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'t> {
    node: &'t Node,
    inside: &'t [Node],
}

impl<'t> Element<'t> {
    pub(super) fn name(self) -> &'t str {
        &self.node.name
    }

    pub(super) fn text(self) -> &'t str {
        &self.node.text
    }

    pub(super) fn kind(self) -> Kind {
        self.node.kind
    }

    pub(super) fn is_nil(self) -> bool {
        self.node.nil
    }

    /// The attributes, then the children.
    pub(super) fn fields(self) -> Elements<'t> {
        Elements(self.inside)
    }

    pub(super) fn attributes(self) -> impl Iterator<Item = Element<'t>> {
        self.fields()
            .take_while(|field| field.kind() == Kind::Attribute)
    }

    pub(super) fn children(self) -> impl Iterator<Item = Element<'t>> {
        self.fields()
            .skip_while(|field| field.kind() == Kind::Attribute)
    }

    pub(super) fn has_attributes(self) -> bool {
        self.attributes().next().is_some()
    }

    pub(super) fn has_children(self) -> bool {
        self.children().next().is_some()
    }

    pub(super) fn is_blank(self) -> bool {
        !self.has_children() && self.text().trim().is_empty()
    }

    /// Whether the children are items rather than fields.
    pub(super) fn is_list(self) -> bool {
        let mut children = self.children();
        match children.next() {
            _ if self.kind() == Kind::Array => true,
            Some(first) => children.all(|child| child.name() == first.name()),
            None => self.is_blank(),
        }
    }
}

/// Siblings, in the order of the document.
#[derive(Debug, Clone)]
pub(super) struct Elements<'t>(&'t [Node]);

impl<'t> Iterator for Elements<'t> {
    type Item = Element<'t>;

    fn next(&mut self) -> Option<Element<'t>> {
        let (node, rest) = self.0.split_first()?;
        let (inside, after) = rest.split_at_checked(node.descendants)?;
        self.0 = after;
        Some(Element { node, inside })
    }
}

/// Reads a document.
pub(super) fn parse(document: &str) -> Result<Tree> {
    let document = document.strip_prefix('\u{FEFF}').unwrap_or(document);
    if let Some((offset, c)) = document.char_indices().find(|&(_, c)| !is_char(c)) {
        return Err(forbidden(c).at(document, offset as u64));
    }
    let mut reader = Reader::from_str(document);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_comments = true;
    let mut builder = Builder::default();
    loop {
        let start = reader.buffer_position();
        let event = reader.read_event();
        let ended = matches!(event, Ok(Event::Eof));
        let (added, offset) = match event {
            Ok(event) => (builder.add(&event, start), start),
            Err(error) => (Err(malformed(&error)), reader.error_position()),
        };
        added.map_err(|error| builder.locate(error).at(document, offset))?;
        if ended {
            return Ok(Tree(builder.nodes));
        }
    }
}

/// The nodes so far, and the elements that are not closed yet.
#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    open: Vec<Open>,
}

struct Open {
    node: usize,
    is_array: bool,
    children: usize,
    text: String,
}

impl Builder {
    fn add(&mut self, event: &Event<'_>, start: u64) -> Result<()> {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(_) => {
                self.close();
                Ok(())
            }
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.text(resolve(reference)?.encode_utf8(&mut [0; 4])),
            Event::DocType(_) => Err(Error::new("document type declarations are refused")),
            Event::Decl(_) if start > 0 => Err(Error::new("XML declaration inside the document")),
            Event::Decl(declaration) => check_encoding(declaration),
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) => Ok(()),
            Event::Eof => self.check_end(),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<()> {
        match self.open.last_mut() {
            Some(parent) => parent.children = parent.children.saturating_add(1),
            None if self.nodes.is_empty() => {}
            None => return Err(Error::new("more than one root element")),
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(Error::new(format!(
                "elements nested more than {MAX_DEPTH} deep"
            )));
        }
        let mut element = Node {
            name: field_name(tag.name().as_ref())?,
            text: Box::default(),
            kind: Kind::Text,
            nil: false,
            descendants: 0,
        };
        let attributes = read_attributes(tag, &mut element)?;
        if self.nodes.len().saturating_add(attributes.len()) >= MAX_NODES {
            return Err(Error::new(format!(
                "more than {MAX_NODES} elements and attributes"
            )));
        }
        self.open.push(Open {
            node: self.nodes.len(),
            is_array: element.kind == Kind::Array,
            children: 0,
            text: String::new(),
        });
        self.nodes.push(element);
        self.nodes.extend(attributes);
        Ok(())
    }

    fn close(&mut self) {
        if let Some(closed) = self.open.pop() {
            let before = closed.node.saturating_add(1);
            let descendants = self.nodes.len().saturating_sub(before);
            if let Some(node) = self.nodes.get_mut(closed.node) {
                node.descendants = descendants;
                if closed.children == 0 {
                    node.text = closed.text.into();
                }
            }
        }
    }

    fn text(&mut self, text: &str) -> Result<()> {
        match self.open.last_mut() {
            Some(open) => open.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(Error::new("text outside the root element")),
        }
        Ok(())
    }

    fn check_end(&self) -> Result<()> {
        match self.open.last() {
            Some(_) => Err(Error::new("the document ends before the element does")),
            None if self.nodes.is_empty() => Err(Error::new("no root element")),
            None => Ok(()),
        }
    }

    /// Says which open element the error is in.
    fn locate(&self, error: Error) -> Error {
        let parents = self.open.iter().rev().skip(1).map(Some).chain([None]);
        self.open
            .iter()
            .rev()
            .zip(parents)
            .fold(error, |error, (open, parent)| match parent {
                Some(list) if list.is_array => error.in_item(list.children.saturating_sub(1)),
                _ => error.in_field(self.nodes.get(open.node).map_or("", |node| &node.name)),
            })
    }
}

/// Sets what `type` and `nil` say, and returns the other attributes.
fn read_attributes(tag: &BytesStart<'_>, element: &mut Node) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    for (index, attribute) in tag.attributes().enumerate() {
        if index >= MAX_ATTRIBUTES {
            return Err(Error::new(format!("more than {MAX_ATTRIBUTES} attributes")));
        }
        let attribute = attribute.map_err(|error| malformed(&error.into()))?;
        let name = field_name(attribute.key.as_ref())?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| malformed(&error))?;
        if let Some(c) = value.chars().find(|&c| !is_char(c)) {
            return Err(forbidden(c));
        }
        match &*name {
            "type" => element.kind = Kind::declared(&value),
            "nil" | "xsi:nil" => element.nil = matches!(&*value, "true" | "1"),
            "xmlns" => {}
            prefixed if prefixed.contains(':') => {}
            _ => nodes.push(Node {
                name,
                text: value.into(),
                kind: Kind::Attribute,
                nil: false,
                descendants: 0,
            }),
        }
    }
    Ok(nodes)
}

fn field_name(name: &str) -> Result<Box<str>> {
    if is_name(name) {
        Ok(name.replace('-', "_").into())
    } else {
        Err(Error::new(format!("`{}` is not a name", snippet(name))))
    }
}

fn resolve(reference: &BytesRef<'_>) -> Result<char> {
    let name: &str = reference;
    let character = match reference
        .resolve_char_ref()
        .map_err(|error| malformed(&error))?
    {
        Some(character) => Some(character),
        None => escape::resolve_predefined_entity(name).and_then(|text| text.chars().next()),
    };
    match character {
        Some(c) if is_char(c) => Ok(c),
        Some(c) => Err(forbidden(c)),
        None => Err(Error::new(format!("unknown entity `{}`", snippet(name)))),
    }
}

fn check_encoding(declaration: &BytesDecl<'_>) -> Result<()> {
    declaration.version().map_err(|error| malformed(&error))?;
    let Some(encoding) = declaration.encoding() else {
        return Ok(());
    };
    let encoding = encoding.map_err(|error| malformed(&error.into()))?;
    if encoding.eq_ignore_ascii_case("utf-8") || encoding.eq_ignore_ascii_case("us-ascii") {
        return Ok(());
    }
    Err(Error::new(format!(
        "the encoding `{}` is not UTF-8",
        snippet(&encoding)
    )))
}

fn malformed(error: &quick_xml::Error) -> Error {
    Error::new(error.to_string())
}

pub(super) fn forbidden(c: char) -> Error {
    Error::new(format!(
        "the character U+{:04X} is not allowed in XML",
        u32::from(c)
    ))
}

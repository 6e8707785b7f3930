//! Schemas, as far as they tell which Rust types hold their values.

use super::{Document, Node};

/// Compositions of compositions are looked into so deep.
const DEEPEST: usize = 16;

/// A schema within its document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schema<'a> {
    document: &'a Document,
    /// As written: it may be a reference.
    written: &'a Node,
    node: &'a Node,
}

/// What values of a schema are.
#[derive(Debug)]
pub(crate) enum Kind<'a> {
    Text,
    /// Bytes, as they are.
    Binary,
    Integer,
    Number,
    Boolean,
    List(Option<Schema<'a>>),
    /// An object of known properties.
    Object,
    /// An object of whatever keys, and the schema of its values.
    Map(Option<Schema<'a>>),
    /// One of several.
    OneOf(Vec<Schema<'a>>),
    /// Only `null`.
    Nothing,
    /// Whatever.
    Any,
}

/// A property of an object.
#[derive(Debug, Clone)]
pub(crate) struct Property<'a> {
    pub(crate) name: &'a str,
    pub(crate) schema: Schema<'a>,
    pub(crate) required: bool,
    pub(crate) line: usize,
}

impl<'a> Schema<'a> {
    pub(crate) fn new(document: &'a Document, written: &'a Node) -> Self {
        // What cannot be found is told elsewhere, and here is as if nothing were said.
        let node = document.resolved(written).unwrap_or(written);
        Self {
            document,
            written,
            node,
        }
    }

    fn of(&self, node: &'a Node) -> Self {
        Self::new(self.document, node)
    }

    /// The name by which it is referred to: `Track` of `#/components/schemas/Track`.
    pub(crate) fn name(&self) -> Option<&'a str> {
        let reference = self.written.get("$ref")?.text()?;
        let (folder, name) = reference.rsplit_once('/')?;
        matches!(folder, "#/components/schemas" | "#/definitions").then_some(name)
    }

    /// `x-rust-name`: the Rust type that the document says it is.
    pub(crate) fn rust_name(&self) -> Option<&'a str> {
        self.node.text_at("x-rust-name")
    }

    pub(crate) fn description(&self) -> Option<&'a str> {
        self.written
            .text_at("description")
            .or_else(|| self.node.text_at("description"))
    }

    pub(crate) fn format(&self) -> Option<&'a str> {
        self.node.text_at("format")
    }

    pub(crate) fn line(&self) -> usize {
        self.written.line()
    }

    /// The values that a text may have, if they are listed.
    pub(crate) fn words(&self) -> Vec<&'a str> {
        let listed = self.node.get("enum").map_or(&[][..], Node::list).iter();
        let words = listed.filter(|value| !value.is_null());
        words.filter_map(Node::text).collect()
    }

    /// The least and the greatest integer, where the document tells.
    pub(crate) fn bounds(&self) -> (Option<i128>, Option<i128>) {
        let bound = |key: &str, exclusive: &str, step: i128| {
            let number = |key| self.node.text_at(key)?.parse::<i128>().ok();
            let exact = number(exclusive).map(|bound| bound + step);
            // Before 3.1 it says of the other whether it is one of the values.
            let stepped = if self.node.says(exclusive) { step } else { 0 };
            exact.or_else(|| Some(number(key)? + stepped))
        };
        (
            bound("minimum", "exclusiveMinimum", 1),
            bound("maximum", "exclusiveMaximum", -1),
        )
    }

    /// Whether `null` is a value.
    pub(crate) fn is_nullable(&self) -> bool {
        self.is_nullable_within(DEEPEST)
    }

    fn is_nullable_within(&self, depth: usize) -> bool {
        if self.node.says("nullable") || self.node.says("x-nullable") {
            return true;
        }
        let is_null = |ty: &Node| ty.text() == Some("null");
        let types = self.node.get("type");
        types.is_some_and(|ty| is_null(ty) || ty.list().iter().any(is_null))
            || depth > 0
                && self
                    .alternatives()
                    .iter()
                    .any(|one| one.is_nullable_within(depth - 1))
            || depth > 0 && matches!(self.parts()[..], [only] if only.is_nullable_within(depth - 1))
    }

    /// What `oneOf` or `anyOf` list.
    fn alternatives(&self) -> Vec<Self> {
        let lists = ["oneOf", "anyOf"]
            .into_iter()
            .filter_map(|key| self.node.get(key));
        lists
            .flat_map(Node::list)
            .map(|node| self.of(node))
            .collect()
    }

    /// What `allOf` lists.
    fn parts(&self) -> Vec<Self> {
        let listed = self.node.get("allOf").map_or(&[][..], Node::list).iter();
        listed.map(|node| self.of(node)).collect()
    }

    /// The schema itself, or the one that it only wraps: `allOf` of one, `oneOf` of one and `null`.
    pub(crate) fn unwrapped(self) -> Self {
        let mut schema = self;
        for _ in 0..DEEPEST {
            let own = [
                "type",
                "properties",
                "items",
                "enum",
                "additionalProperties",
            ];
            if own.iter().any(|key| schema.node.get(key).is_some()) {
                break;
            }
            let mut inner = schema.parts();
            if inner.is_empty() {
                inner = schema.alternatives();
                inner.retain(|one| !matches!(one.kind(), Kind::Nothing));
            }
            let [only] = inner[..] else { break };
            schema = only;
        }
        schema
    }

    pub(crate) fn kind(&self) -> Kind<'a> {
        self.kind_within(DEEPEST)
    }

    fn kind_within(&self, depth: usize) -> Kind<'a> {
        let stated = self.node.get("type");
        let types: Vec<&str> = match stated {
            Some(ty) if ty.text().is_some() => ty.text().into_iter().collect(),
            Some(ty) => ty.list().iter().filter_map(Node::text).collect(),
            None => Vec::new(),
        };
        let types: Vec<&str> = types.into_iter().filter(|ty| *ty != "null").collect();
        match (types.as_slice(), stated) {
            (["string"], _) if matches!(self.format(), Some("binary")) => Kind::Binary,
            (["string"], _) => Kind::Text,
            (["file"], _) => Kind::Binary,
            (["integer"], _) => Kind::Integer,
            (["number"], _) => Kind::Number,
            (["boolean"], _) => Kind::Boolean,
            (["array"], _) => Kind::List(self.node.get("items").map(|items| self.of(items))),
            (["object"], _) => self.object(depth),
            ([], Some(_)) => Kind::Nothing,
            ([], None) => self.untyped(depth),
            _ => Kind::Any,
        }
    }

    fn object(&self, depth: usize) -> Kind<'a> {
        if self
            .node
            .get("properties")
            .is_some_and(|node| !node.entries().is_empty())
            || !self.parts().is_empty()
        {
            return Kind::Object;
        }
        match self.alternatives() {
            alternatives if !alternatives.is_empty() => self.one_of(alternatives, depth),
            _ => Kind::Map(self.values()),
        }
    }

    /// The schema of the values of a map.
    fn values(&self) -> Option<Self> {
        let values = self.node.get("additionalProperties")?;
        (values.is_map() && !values.entries().is_empty()).then(|| self.of(values))
    }

    /// Documents leave the type out where it goes without saying.
    fn untyped(&self, depth: usize) -> Kind<'a> {
        if self.node.get("properties").is_some() {
            return Kind::Object;
        }
        if let Some(items) = self.node.get("items") {
            return Kind::List(Some(self.of(items)));
        }
        let alternatives = self.alternatives();
        if !alternatives.is_empty() {
            return self.one_of(alternatives, depth);
        }
        match self.parts()[..] {
            [] => {}
            [only] if depth > 0 => return only.kind_within(depth - 1),
            _ => return Kind::Object,
        }
        if self.node.get("additionalProperties").is_some() {
            return Kind::Map(self.values());
        }
        let listed = self.node.get("enum").or_else(|| self.node.get("const"));
        let is_text = |value: &Node| {
            value
                .text()
                .is_some_and(|text| text.parse::<f64>().is_err())
        };
        let all_text = |node: &Node| is_text(node) || node.list().iter().all(is_text);
        if listed.is_some_and(|node| !node.list().is_empty() && all_text(node)) {
            return Kind::Text;
        }
        Kind::Any
    }

    fn one_of(&self, alternatives: Vec<Self>, depth: usize) -> Kind<'a> {
        let is_null = |one: &Self| depth > 0 && matches!(one.kind_within(depth - 1), Kind::Nothing);
        let mut others: Vec<Self> = alternatives;
        others.retain(|one| !is_null(one));
        match others[..] {
            [] => Kind::Nothing,
            [only] if depth > 0 => only.kind_within(depth - 1),
            _ => Kind::OneOf(others),
        }
    }

    /// The properties of an object, those of the parts of an `allOf` first.
    pub(crate) fn properties(&self) -> Vec<Property<'a>> {
        self.properties_within(DEEPEST)
    }

    fn properties_within(&self, depth: usize) -> Vec<Property<'a>> {
        let mut properties: Vec<Property<'a>> = Vec::new();
        if depth > 0 {
            for part in self.parts() {
                for property in part.properties_within(depth - 1) {
                    replace(&mut properties, property);
                }
            }
        }
        let own = self.node.get("properties").map_or(&[][..], Node::entries);
        for (key, node) in own {
            let Some(name) = key.text() else { continue };
            let property = Property {
                name,
                schema: self.of(node),
                required: false,
                line: key.line(),
            };
            replace(&mut properties, property);
        }
        let required = self.node.get("required").map_or(&[][..], Node::list);
        for property in &mut properties {
            property.required |= required
                .iter()
                .any(|name| name.text() == Some(property.name));
        }
        properties
    }

    /// Whether an object may have properties that are not listed, of which something is said.
    pub(crate) fn is_open(&self) -> bool {
        let more = self.node.get("additionalProperties");
        more.is_some_and(|more| more.is_map() || more.is_true())
            || !self.alternatives().is_empty()
            || self
                .parts()
                .iter()
                .any(|part| !matches!(part.kind(), Kind::Object))
    }
}

/// Puts a property in the place of one of its name, or at the end.
fn replace<'a>(properties: &mut Vec<Property<'a>>, property: Property<'a>) {
    match properties
        .iter_mut()
        .find(|known| known.name == property.name)
    {
        Some(known) => {
            let required = known.required || property.required;
            *known = Property {
                required,
                ..property
            };
        }
        None => properties.push(property),
    }
}

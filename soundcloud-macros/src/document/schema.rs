//! Schemas, as far as they tell which Rust types hold their values.

use std::collections::{HashMap, HashSet};

use super::{Document, Node, reference};

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

    /// What tells it from all other schemas of the document.
    pub(crate) fn identity(&self) -> usize {
        self.node.identity()
    }

    fn of(&self, node: &'a Node) -> Self {
        Self::new(self.document, node)
    }

    /// The name by which it is referred to: `Track` of `#/components/schemas/Track`.
    pub(crate) fn name(&self) -> Option<&'a str> {
        let reference = self.written.get("$ref")?.text()?;
        let (folder, written) = reference.rsplit_once('/')?;
        if !matches!(folder, "#/components/schemas" | "#/definitions") {
            return None;
        }
        let name = reference::key(written);
        if name == written {
            return Some(written);
        }
        let mut names = self.document.schemas().iter();
        names.find_map(|(key, _)| key.text().filter(|key| *key == name))
    }

    /// All names that it has: a schema may be no more than another name of another.
    pub(crate) fn names(&self) -> Vec<&'a str> {
        let mut names = Vec::new();
        let mut schema = *self;
        while let Some(name) = schema.name()
            && !names.contains(&name)
        {
            names.push(name);
            let Some(next) = self.document.schema_node(name) else {
                break;
            };
            schema = self.of(next);
        }
        names
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
            let number = |key| integer(self.node.text_at(key)?, step);
            let exact = number(exclusive).map(|bound| bound.saturating_add(step));
            // Before 3.1 it says of the other whether it is one of the values.
            let stepped = if self.node.says(exclusive) { step } else { 0 };
            exact.or_else(|| Some(number(key)?.saturating_add(stepped)))
        };
        (
            bound("minimum", "exclusiveMinimum", 1),
            bound("maximum", "exclusiveMaximum", -1),
        )
    }

    /// Whether `null` is a value.
    pub(crate) fn is_nullable(&self) -> bool {
        // Beside a reference it counts for nothing, says the specification; it is meant all the same.
        says_null(self.written) || self.is_nullable_but(&mut HashSet::new())
    }

    /// Whether `null` is a value, of schemas that were not seen before.
    fn is_nullable_but(&self, seen: &mut HashSet<usize>) -> bool {
        if !seen.insert(self.node.identity()) {
            return false;
        }
        let is_null = |ty: &Node| ty.text() == Some("null");
        let types = self.node.get("type");
        let words = self.node.get("enum").map_or(&[][..], Node::list);
        says_null(self.node)
            || types.is_some_and(|ty| is_null(ty) || ty.list().iter().any(is_null))
            || words.iter().any(Node::is_null)
            || self
                .alternatives()
                .iter()
                .any(|one| one.is_nullable_but(seen))
            || matches!(self.parts()[..], [only] if only.is_nullable_but(seen))
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

    /// Whether its values are lists.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.unwrapped().kind(), Kind::List(_))
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
                inner.retain(|one| !one.is_null());
            }
            let [only] = inner[..] else { break };
            schema = only;
        }
        schema
    }

    /// Whether `null` is the only value.
    fn is_null(&self) -> bool {
        let is_null = |ty: &Node| ty.text() == Some("null");
        let types = self.node.get("type");
        types.is_some_and(|ty| is_null(ty) || matches!(ty.list(), [only] if is_null(only)))
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
            alternatives if !alternatives.is_empty() => Self::one_of(alternatives, depth),
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
            return Self::one_of(alternatives, depth);
        }
        match self.parts()[..] {
            [] => {}
            [only] if depth > 0 => return only.kind_within(depth.saturating_sub(1)),
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
        let all_text = |node: &Node| !node.list().is_empty() && node.list().iter().all(is_text);
        if listed.is_some_and(|node| is_text(node) || all_text(node)) {
            return Kind::Text;
        }
        Kind::Any
    }

    fn one_of(alternatives: Vec<Self>, depth: usize) -> Kind<'a> {
        let mut others: Vec<Self> = alternatives;
        others.retain(|one| !one.is_null());
        match others[..] {
            [] => Kind::Nothing,
            [only] if depth > 0 => only.kind_within(depth.saturating_sub(1)),
            _ => Kind::OneOf(others),
        }
    }

    /// The properties of an object, those of the parts of an `allOf` first.
    pub(crate) fn properties(&self) -> Vec<Property<'a>> {
        let mut found = Found::default();
        self.find_properties(&mut found);
        for property in &mut found.properties {
            property.required = found.required.contains(property.name);
        }
        found.properties
    }

    fn find_properties(&self, found: &mut Found<'a>) {
        // What a schema says once holds, however often it is a part of a part.
        if !found.seen.insert(self.node.identity()) {
            return;
        }
        for part in self.parts() {
            part.find_properties(found);
        }
        let own = self.node.get("properties").map_or(&[][..], Node::entries);
        for (key, node) in own {
            let Some(name) = key.text() else { continue };
            found.put(Property {
                name,
                schema: self.of(node),
                required: false,
                line: key.line(),
            });
        }
        let required = self.node.get("required").map_or(&[][..], Node::list);
        found
            .required
            .extend(required.iter().filter_map(Node::text));
    }

    /// Whether an object may have properties that are not listed, of which something is said.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open_but(&mut HashSet::new())
    }

    /// Whether an object is open, of schemas that were not seen before.
    fn is_open_but(&self, seen: &mut HashSet<usize>) -> bool {
        if !seen.insert(self.node.identity()) {
            return false;
        }
        let more = self.node.get("additionalProperties");
        more.is_some_and(|more| more.is_map() || more.is_true())
            || !self.alternatives().is_empty()
            || self.parts().iter().any(|part| part.opens(seen))
    }

    /// Whether a part of an `allOf` may add properties that are not listed. One that only describes,
    /// or only lists what is required, adds none.
    fn opens(&self, seen: &mut HashSet<usize>) -> bool {
        // What cannot be found may have any.
        let is_lost = self.node.get("$ref").is_some();
        let is_other = self.node.get("type").is_some()
            && !matches!(self.kind(), Kind::Object | Kind::Map(_) | Kind::OneOf(_));
        is_lost || is_other || self.is_open_but(seen)
    }
}

/// Whether a schema says by a word of its own that `null` is a value.
fn says_null(node: &Node) -> bool {
    node.says("nullable") || node.says("x-nullable")
}

/// The integer that a number is, or the next one in a direction: documents also write `10.0`.
#[allow(
    clippy::cast_possible_truncation,
    reason = "what is too large is as large as can be"
)]
fn integer(text: &str, direction: i128) -> Option<i128> {
    let rounded = |number: f64| {
        if direction > 0 {
            number.ceil()
        } else {
            number.floor()
        }
    };
    let number = || text.parse::<f64>().ok().filter(|number| number.is_finite());
    let exact = text.parse::<i128>().ok();
    exact.or_else(|| Some(rounded(number()?) as i128))
}

/// Properties while they are gathered.
#[derive(Default)]
struct Found<'a> {
    properties: Vec<Property<'a>>,
    /// The place of each name among them.
    places: HashMap<&'a str, usize>,
    /// The names of what has to be there: a part of an `allOf` may say so of what another part has.
    required: HashSet<&'a str>,
    seen: HashSet<usize>,
}

impl<'a> Found<'a> {
    /// Puts a property in the place of one of its name, or at the end.
    fn put(&mut self, property: Property<'a>) {
        let place = self
            .places
            .entry(property.name)
            .or_insert(self.properties.len());
        match self.properties.get_mut(*place) {
            Some(known) => *known = property,
            None => self.properties.push(property),
        }
    }
}

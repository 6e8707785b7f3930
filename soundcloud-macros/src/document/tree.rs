//! YAML as a tree that knows its lines, read from the events of a parser.

use std::{borrow::Cow, collections::HashMap, fmt, sync::Arc};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

/// Deeper documents are refused.
const DEEPEST: usize = 200;
/// A document of more nodes, each alias counted as what it stands for, is refused.
const MOST: u64 = 5_000_000;

/// A mistake in the text of a document. Line and column count from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
}

/// A value in the document, shared by all aliases for it.
#[derive(Clone)]
pub(crate) struct Node(Arc<Item>);

struct Item {
    value: Value,
    place: (usize, usize),
    /// How many nodes it would be with each alias written out.
    size: u64,
    /// How many nodes stand in each other, with each alias written out.
    depth: usize,
}

enum Value {
    /// A scalar; a plain one may be a number, a truth value or nothing.
    Text {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// By its place only: written out, aliases could be more than there is room for.
impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.place();
        write!(f, "Node({line}:{column})")
    }
}

impl Node {
    fn new(value: Value, place: (usize, usize)) -> Self {
        let (mut size, mut depth) = (1_u64, 1);
        let mut hold = |part: &Self| {
            size = size.saturating_add(part.0.size);
            depth = depth.max(part.0.depth.saturating_add(1));
        };
        match &value {
            Value::Text { .. } => {}
            Value::List(list) => list.iter().for_each(hold),
            Value::Map(entries) => {
                for (key, node) in entries {
                    hold(key);
                    hold(node);
                }
            }
        }
        Self(Arc::new(Item {
            value,
            place,
            size,
            depth,
        }))
    }

    /// A map that the document does not have, at a place where it has its parts.
    pub(super) fn made_of(entries: Vec<(Self, Self)>, place: &Self) -> Self {
        Self::new(Value::Map(entries), place.place())
    }

    /// A list that the document does not have.
    pub(super) fn list_of(list: Vec<Self>, place: &Self) -> Self {
        Self::new(Value::List(list), place.place())
    }

    /// A text that the document does not have.
    pub(super) fn text_of(text: &str, place: &Self) -> Self {
        let text = text.to_owned();
        Self::new(Value::Text { text, plain: false }, place.place())
    }

    /// What tells it from all other nodes of the document; the same for all aliases.
    pub(crate) fn identity(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }

    /// Line and column, from 1.
    pub(crate) fn place(&self) -> (usize, usize) {
        self.0.place
    }

    pub(crate) fn line(&self) -> usize {
        self.0.place.0
    }

    /// The value of a key of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let mut entries = self.entries().iter();
        let (_, value) = entries.find(|(name, _)| name.text() == Some(key))?;
        Some(value)
    }

    /// The line of a key, rather than of what stands below it.
    pub(super) fn line_of(&self, key: &str) -> Option<usize> {
        let mut entries = self.entries().iter();
        let (name, _) = entries.find(|(name, _)| name.text() == Some(key))?;
        Some(name.line())
    }

    /// The value at the end of keys of maps in maps.
    pub(crate) fn at(&self, keys: &[&str]) -> Option<&Self> {
        keys.iter().try_fold(self, |node, key| node.get(key))
    }

    /// The text of a scalar, which may also be a number: keys such as `200` are.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.0.value {
            Value::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The text of the value of a key, unless it is empty.
    pub(crate) fn text_at(&self, key: &str) -> Option<&str> {
        let value = self.get(key).filter(|value| !value.is_null())?;
        value.text().filter(|text| !text.trim().is_empty())
    }

    pub(crate) fn list(&self) -> &[Self] {
        match &self.0.value {
            Value::List(list) => list,
            _ => &[],
        }
    }

    pub(crate) fn entries(&self) -> &[(Self, Self)] {
        match &self.0.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn is_map(&self) -> bool {
        matches!(self.0.value, Value::Map(_))
    }

    pub(crate) fn is_null(&self) -> bool {
        match &self.0.value {
            Value::Text { text, plain: true } => matches!(text.as_str(), "" | "~" | "null"),
            _ => false,
        }
    }

    /// Whether it is the truth; real documents also write it as a text.
    pub(crate) fn is_true(&self) -> bool {
        self.text()
            .is_some_and(|text| text.eq_ignore_ascii_case("true"))
    }

    /// Whether the value of a key is the truth.
    pub(crate) fn says(&self, key: &str) -> bool {
        self.get(key).is_some_and(Self::is_true)
    }

    /// Whether an extension is set: to anything but nothing and `false`.
    pub(crate) fn has(&self, extension: &str) -> bool {
        self.get(extension)
            .is_some_and(|value| !value.is_null() && value.text() != Some("false"))
    }
}

/// Reads the first document of a text.
pub(super) fn parse(text: &str) -> Result<Node, Mistake> {
    let mut tree = Tree::default();
    let mut events = Parser::new_from_str(text);
    let mut place = (1, 1);
    while let Some(event) = events.next_event() {
        let (event, span) = event.map_err(|error| {
            let (line, column) = position(error.marker());
            let message = error.info().to_owned();
            Mistake {
                line,
                column,
                message,
            }
        })?;
        place = position(&span.start);
        // What stands behind the first document is of no matter, nor is what is wrong there.
        if matches!(event, Event::DocumentEnd) {
            break;
        }
        tree.event(event, place).map_err(|message| Mistake {
            line: place.0,
            column: place.1,
            message: message.to_owned(),
        })?;
    }
    tree.root.ok_or_else(|| Mistake {
        line: place.0,
        column: place.1,
        message: "the file is empty".to_owned(),
    })
}

fn position(marker: &Marker) -> (usize, usize) {
    (marker.line(), marker.col().saturating_add(1))
}

/// A tree while it grows.
#[derive(Default)]
struct Tree {
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    root: Option<Node>,
}

/// A list or a map whose end has not been seen.
struct Open {
    value: Value,
    /// The key whose value comes next.
    key: Option<Node>,
    anchor: usize,
    place: (usize, usize),
}

impl Tree {
    fn event(&mut self, event: Event<'_>, place: (usize, usize)) -> Result<(), &'static str> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let text = Cow::into_owned(text);
                let plain = matches!(style, ScalarStyle::Plain);
                self.close(Node::new(Value::Text { text, plain }, place), anchor)
            }
            Event::SequenceStart(anchor, _) => self.open(Value::List(Vec::new()), anchor, place),
            Event::MappingStart(anchor, _) => self.open(Value::Map(Vec::new()), anchor, place),
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(open) = self.open.pop() else {
                    return Ok(());
                };
                self.close(Node::new(merged(open.value), open.place), open.anchor)
            }
            Event::Alias(anchor) => {
                let node = self.anchors.get(&anchor).cloned();
                // What it stands for may still be open: it would hold itself.
                self.close(node.ok_or("this alias stands for what it is a part of")?, 0)
            }
            _ => Ok(()),
        }
    }

    fn open(
        &mut self,
        value: Value,
        anchor: usize,
        place: (usize, usize),
    ) -> Result<(), &'static str> {
        if self.open.len() == DEEPEST {
            return Err("it is nested too deep");
        }
        self.open.push(Open {
            value,
            key: None,
            anchor,
            place,
        });
        Ok(())
    }

    /// Puts a value that is complete into what holds it.
    fn close(&mut self, node: Node, anchor: usize) -> Result<(), &'static str> {
        if node.0.size > MOST {
            return Err("it is too large");
        }
        if node.0.depth > DEEPEST {
            return Err("it is nested too deep");
        }
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            None => self.root = self.root.take().or(Some(node)),
            Some(Open {
                value: Value::List(list),
                ..
            }) => list.push(node),
            Some(Open {
                value: Value::Map(entries),
                key,
                ..
            }) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push((key, node)),
            },
            Some(_) => {}
        }
        Ok(())
    }
}

/// A map with what its keys `<<` bring, where it has not a value of its own.
fn merged(value: Value) -> Value {
    let Value::Map(entries) = value else {
        return value;
    };
    let is_merge = |(key, _): &(Node, Node)| key.text() == Some("<<");
    let (merges, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_merge);
    for (_, from) in merges {
        let maps = if from.is_map() {
            std::slice::from_ref(&from)
        } else {
            from.list()
        };
        for (key, value) in maps.iter().flat_map(Node::entries) {
            if !entries.iter().any(|(own, _)| own.text() == key.text()) {
                entries.push((key.clone(), value.clone()));
            }
        }
    }
    Value::Map(entries)
}

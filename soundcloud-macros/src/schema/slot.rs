//! What a field of a model can be: a property of a schema, or a parameter of a query.

use std::collections::HashSet;

use super::{
    against::{Against, Named},
    serde::Direction,
};
use crate::document::{Kind, Node, Operation, Parameter, Place, Schema, Style, schema::Property};

/// A property or a parameter.
#[derive(Debug, Clone)]
pub(super) struct Slot<'a> {
    pub(super) name: &'a str,
    pub(super) schema: Schema<'a>,
    pub(super) required: bool,
    pub(super) line: usize,
    /// Whether nobody need have it.
    pub(super) quiet: bool,
    /// Whether it is required, but of values that go the other way: then nothing is said of whether
    /// it is there.
    pub(super) other_way: bool,
    /// The field that it is, if the document says so.
    pub(super) field: Option<&'a str>,
    /// The parameter that is sent, for a query.
    pub(super) parameter: Option<&'a Parameter>,
}

impl<'a> Slot<'a> {
    fn property(property: &Property<'a>) -> Self {
        // Of a reference, that is the name of its type.
        let is_reference = property.schema.name().is_some();
        Self {
            name: property.name,
            schema: property.schema,
            required: property.required,
            line: property.line,
            quiet: false,
            other_way: false,
            field: property.schema.rust_name().filter(|_| !is_reference),
            parameter: None,
        }
    }

    /// Whether a field of this name is meant.
    pub(super) fn is_named(&self, name: &str) -> bool {
        match self.parameter {
            Some(parameter) => parameter.is_sent_as(name),
            None => self.name == name,
        }
    }

    /// The style of a list of the query.
    pub(super) fn style(&self) -> Option<Style> {
        self.parameter.map(|parameter| parameter.style)
    }
}

/// The properties of a schema, for values that go one way.
pub(super) fn properties<'a>(
    named: &Named<'a>,
    direction: Direction,
    against: &Against<'a>,
) -> Vec<Slot<'a>> {
    let extension = match direction {
        Direction::Read => "writeOnly",
        Direction::Sent => "readOnly",
    };
    let properties = named.schema.properties();
    let slots = properties.iter().map(|property| {
        let mut slot = Slot::property(property);
        // `required` does not count for those that never go that way.
        slot.quiet = says(against, named.name, property.name, extension);
        slot.other_way = slot.required && slot.quiet;
        slot.required &= !slot.quiet;
        slot
    });
    slots.collect()
}

/// Whether a property, of a schema or of its parts, has an attribute.
fn says(against: &Against<'_>, schema: &str, property: &str, key: &str) -> bool {
    let mut left: Vec<&Node> = against.node(schema).into_iter().collect();
    let mut seen = HashSet::new();
    while let Some(node) = left.pop() {
        if let Some(name) = Schema::new(against.document, node).name() {
            // One that is a part of itself has no more parts.
            left.extend(against.node(name).filter(|_| seen.insert(name)));
            continue;
        }
        let own = node.at(&["properties", property]);
        if own.is_some_and(|own| own.says(key)) {
            return true;
        }
        left.extend(node.get("allOf").map_or(&[][..], Node::list));
    }
    false
}

/// What the query of an operation has.
pub(super) fn query<'a>(operation: &'a Operation, against: &Against<'a>) -> Vec<Slot<'a>> {
    let parameters = operation.parameters_in(Place::Query);
    parameters
        .flat_map(|parameter| sent(parameter, against))
        .collect()
}

fn sent<'a>(parameter: &'a Parameter, against: &Against<'a>) -> Vec<Slot<'a>> {
    let schema = Schema::new(against.document, &parameter.schema);
    let quiet = parameter.omitted || parameter.credential;
    // The properties of an object are pairs of their own, unless the document says otherwise.
    if parameter.style == Style::Repeated && matches!(schema.kind(), Kind::Object) {
        let properties = schema.properties();
        let slots = properties.iter().map(|property| Slot {
            required: property.required && parameter.required,
            quiet,
            ..Slot::property(property)
        });
        return slots.collect();
    }
    vec![Slot {
        name: &parameter.name,
        schema,
        required: parameter.required,
        line: parameter.line,
        quiet,
        other_way: false,
        field: None,
        parameter: Some(parameter),
    }]
}

//! The types of arguments: borrowed, and without a definition of their own.

use super::{
    media::{Media, sent},
    names::class,
    number::{integer, number},
};
use crate::document::{Body, Document, Kind, Parameter, Place, Schema, Style};

/// The type of an argument for a value, or for a list of them.
pub(crate) fn argument(schema: &Schema<'_>) -> String {
    match schema.unwrapped().kind() {
        Kind::List(items) => format!("&[{}]", items.map_or("&str", |items| one(&items))),
        _ => one(schema).to_owned(),
    }
}

/// The type of an argument for one value: whatever is no number or truth value is text.
pub(crate) fn one(schema: &Schema<'_>) -> &'static str {
    let schema = schema.unwrapped();
    match schema.kind() {
        Kind::Integer => integer(&schema),
        Kind::Number => number(&schema),
        Kind::Boolean => "bool",
        _ => "&str",
    }
}

/// The type of the argument of a parameter, of which `schema` is the schema.
pub(crate) fn parameter(parameter: &Parameter, schema: &Schema<'_>) -> String {
    let joined = parameter.place != Place::Query || matches!(parameter.style, Style::Joined(_));
    value(schema, parameter.required, joined)
}

/// The type of the argument of a value that may be missing; a list may be joined into one text.
pub(crate) fn value(schema: &Schema<'_>, required: bool, joined: bool) -> String {
    let ty = match (schema.is_list(), joined) {
        // An empty list sends nothing.
        (true, false) => return argument(schema),
        (true, true) => "&str",
        (false, _) => one(schema),
    };
    if required {
        ty.to_owned()
    } else {
        format!("Option<{ty}>")
    }
}

/// The type of the argument of a body, as far as it can be named without a definition.
pub(crate) fn body(document: &Document, body: &Body) -> String {
    match sent(document, body) {
        Media::Json(schema) | Media::Form(schema) | Media::Xml(schema) => {
            schema.map_or_else(|| "&serde_json::Value".to_owned(), |schema| model(&schema))
        }
        Media::Multipart => "Form".to_owned(),
        Media::Text => "String".to_owned(),
        Media::Raw => "Body".to_owned(),
    }
}

/// A reference to the model that a schema, or each of its items, probably has.
fn model(schema: &Schema<'_>) -> String {
    let name = |schema: &Schema<'_>| {
        let stated = schema.rust_name().map(str::to_owned);
        stated.or_else(|| schema.name().map(class))
    };
    let schema = schema.unwrapped();
    if let Some(name) = name(&schema) {
        return format!("&{name}");
    }
    match schema.kind() {
        Kind::List(Some(items)) => match (name(&items.unwrapped()), one(&items)) {
            (Some(name), _) => format!("&[{name}]"),
            (None, "&str") => "&[String]".to_owned(),
            (None, ty) => format!("&[{ty}]"),
        },
        Kind::Text | Kind::Integer | Kind::Number | Kind::Boolean => one(&schema).to_owned(),
        _ => "&serde_json::Value".to_owned(),
    }
}

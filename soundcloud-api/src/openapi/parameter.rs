//! Parameters: of the path, the query and the headers.

use std::{borrow::Cow, mem, ops::Not};

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{
    described::{Describe, Documented},
    schemas::Schemas,
    shape::{either, is_list, without_null},
};
use crate::endpoint::{Auth, Piece};

/// Says of a list that it is sent as one text with commas between.
const EXPLODE: &str = "x-explode";

/// Headers that OpenAPI describes elsewhere, and not as parameters.
const ELSEWHERE: [&str; 3] = ["accept", "authorization", "content-type"];

/// One parameter of an operation.
#[derive(Serialize)]
pub(super) struct Parameter {
    name: String,
    #[serde(rename = "in")]
    place: &'static str,
    #[serde(rename = "x-rust-name", skip_serializing_if = "Option::is_none")]
    rust_name: Option<Cow<'static, str>>,
    #[serde(rename = "x-credential", skip_serializing_if = "Not::not")]
    credential: bool,
    #[serde(skip_serializing_if = "Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "Not::not")]
    deprecated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explode: Option<bool>,
    schema: Value,
}

impl Parameter {
    fn new(place: &'static str, name: &str, required: bool, schema: Value) -> Self {
        Self {
            name: name.to_owned(),
            place,
            rust_name: None,
            credential: false,
            required,
            deprecated: false,
            description: None,
            style: None,
            explode: None,
            schema,
        }
    }

    pub(super) fn is_of_path(&self) -> bool {
        self.place == "path"
    }

    /// Whether both are values of one thing.
    pub(super) fn is(&self, other: &Self) -> bool {
        (self.place, &self.name) == (other.place, &other.name)
    }

    /// Gives it another name, and keeps that of the argument.
    pub(super) fn rename(&mut self, name: &str) {
        if self.name != name {
            self.rust_name = Some(mem::replace(&mut self.name, name.to_owned()).into());
        }
    }

    /// Takes in the same parameter of another method of the operation, should that have it.
    pub(super) fn join(&mut self, other: Option<&Self>) {
        self.required &= other.is_some_and(|other| other.required);
        if let Some(other) = other {
            self.schema = either(self.schema.take(), &other.schema);
        }
    }

    fn from(mut self, argument: &'static str) -> Self {
        self.rust_name = (argument != self.name).then_some(argument.into());
        self
    }

    fn described(mut self, words: &str) -> Self {
        self.description = Some(words.to_owned());
        self
    }

    /// How a list is written, if it is one.
    fn listed(mut self, schemas: &Schemas) -> Self {
        if is_list(schemas.resolved(&self.schema)) {
            let explode = take(&mut self.schema, EXPLODE).and_then(|explode| explode.as_bool());
            self.style = Some("form");
            self.explode = Some(explode.unwrap_or(true));
        }
        self
    }
}

/// Takes a keyword out of a schema.
fn take(schema: &mut Value, key: &str) -> Option<Value> {
    schema.as_object_mut()?.remove(key)
}

/// All parameters of an endpoint; the name of the API key is that of a parameter of the query.
pub(super) fn all(
    endpoint: &Documented,
    schemas: &mut Schemas,
    key: Option<&str>,
) -> Vec<Parameter> {
    let mut arguments = endpoint.arguments.iter();
    let mut all: Vec<Parameter> = Vec::new();
    for piece in endpoint.endpoint.pieces {
        let described = if piece.argument().is_some() {
            arguments.next().copied()
        } else {
            None
        };
        for parameter in of_piece(piece, described, schemas) {
            // The fields of a struct may have the name of what stands before it.
            if all.iter().all(|known| !known.is(&parameter)) {
                all.push(parameter);
            }
        }
    }
    let key = key.filter(|_| endpoint.auth() == Auth::Key);
    all.extend(key.map(|name| {
        Parameter {
            credential: true,
            ..Parameter::new("query", name, false, json!({ "type": "string" }))
                .described("The key of the app, which the client adds.")
        }
    }));
    all
}

fn of_piece(piece: &Piece, describe: Option<Describe>, schemas: &mut Schemas) -> Vec<Parameter> {
    let mut schema = || describe.map_or_else(|| json!({}), |describe| schemas.sent(describe));
    let one = match *piece {
        Piece::Text(_) => return Vec::new(),
        Piece::Path(name) => Parameter::new("path", name, true, schema()),
        Piece::Rest(name) => Parameter::new("path", name, true, json!({ "type": "string" }))
            .described("The rest of the path: one segment or more, with `/` between."),
        Piece::Pair(name, value) => fixed("query", name, value),
        Piece::Query(name, argument) => {
            let (schema, required) = given(&schema(), schemas);
            Parameter::new("query", name, required, schema)
                .from(argument)
                .listed(schemas)
        }
        Piece::Fields(argument) => {
            let schema = schema();
            return fields(argument, &schema, schemas);
        }
        Piece::Fixed(name, _) | Piece::Header(name, _) if ELSEWHERE.contains(&name) => {
            return Vec::new();
        }
        Piece::Fixed(name, value) => fixed("header", name, value),
        Piece::Header(name, argument) => {
            let (schema, required) = given(&schema(), schemas);
            Parameter::new("header", name, required, schema).from(argument)
        }
    };
    vec![one]
}

fn fixed(place: &'static str, name: &str, value: &str) -> Parameter {
    let schema = json!({ "type": "string", "const": value });
    Parameter::new(place, name, true, schema)
}

/// The schema of what is sent if anything is, and whether it always is.
fn given(schema: &Value, schemas: &Schemas) -> (Value, bool) {
    let (schema, nullable) = without_null(schema);
    let (inner, inner_nullable) = without_null(schemas.resolved(&schema));
    if inner_nullable {
        return (inner, false);
    }
    (schema, !nullable)
}

/// The fields of a struct, each as a parameter; those of a map as one that stands for all.
fn fields(argument: &'static str, schema: &Value, schemas: &Schemas) -> Vec<Parameter> {
    let (schema, optional) = without_null(schema);
    let mut object = schemas.resolved(&schema).clone();
    let properties = match take(&mut object, "properties") {
        Some(Value::Object(properties)) => properties,
        _ => Map::new(),
    };
    let always = take(&mut object, "required").unwrap_or_default();
    let requires = |name: &str| {
        let mut always = always.as_array().into_iter().flatten();
        !optional && always.any(|other| other == name)
    };
    let mut fields: Vec<Parameter> = properties
        .iter()
        .map(|(name, schema)| field(name, schema, requires(name), schemas))
        .collect();
    if fields.is_empty() || has_more(&object) {
        fields.extend(others(argument, object));
    }
    fields
}

fn field(name: &str, schema: &Value, required: bool, schemas: &Schemas) -> Parameter {
    let (mut schema, always) = given(schema, schemas);
    let words = take(&mut schema, "description");
    let deprecated = take(&mut schema, "deprecated");
    Parameter {
        description: words.and_then(|words| words.as_str().map(str::to_owned)),
        deprecated: deprecated == Some(true.into()),
        ..Parameter::new("query", name, required && always, schema).listed(schemas)
    }
}

/// Whether a struct has fields whose names are not known.
fn has_more(schema: &Value) -> bool {
    const MORE: [&str; 5] = [
        "additionalProperties",
        "unevaluatedProperties",
        "anyOf",
        "oneOf",
        "allOf",
    ];
    let mut more = MORE.iter().filter_map(|key| schema.get(key));
    more.any(|value| *value != false)
}

/// Fields of any name, as OpenAPI has them: an object that is taken apart.
fn others(argument: &'static str, mut schema: Value) -> Option<Parameter> {
    if schema.get("additionalProperties") == Some(&false.into()) {
        return None;
    }
    take(&mut schema, "title");
    let words = take(&mut schema, "description");
    let schema = match schema {
        Value::Object(schema) if !schema.is_empty() => schema.into(),
        _ => json!({ "type": "object" }),
    };
    Some(Parameter {
        style: Some("form"),
        explode: Some(true),
        description: words.and_then(|words| words.as_str().map(str::to_owned)),
        ..Parameter::new("query", argument, false, schema)
    })
}

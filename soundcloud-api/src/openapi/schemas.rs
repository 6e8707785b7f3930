//! The schemas of all types: as they are sent, and as they come back.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use schemars::{
    Schema, SchemaGenerator,
    generate::SchemaSettings,
    transform::{RecursiveTransform, ReplaceBoolSchemas, Transform as _},
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    combine::joined,
    described::{Describe, Documented},
    prose,
};
use crate::payload::Format;

/// Where schemas that have a name are.
const PLACE: &str = "#/components/schemas/";

pub(super) struct Schemas {
    sent: Side,
    received: Side,
    /// All that have a name, by the names that they have in the document.
    named: Map<String, Value>,
}

/// The schemas of one direction.
struct Side {
    generator: SchemaGenerator,
    /// What the types of this direction refer to, by the names that the generator gave.
    definitions: Map<String, Value>,
    /// From those names to the ones in the document.
    names: BTreeMap<String, String>,
}

impl Schemas {
    pub(super) fn of(endpoints: &[Documented]) -> Self {
        let settings = SchemaSettings::draft2020_12()
            .with(|settings| settings.definitions_path = PLACE.into());
        let mut sent = Side::new(settings.clone().for_serialize());
        let mut received = Side::new(settings.for_deserialize());
        let (mut to_send, mut to_receive) = (Vec::new(), Vec::new());
        for endpoint in endpoints {
            // Both generators see all types in one order, so that a type has one name in both.
            for describe in endpoint.arguments.iter().chain(&endpoint.body) {
                to_send.push(sent.raw(*describe));
                received.raw(*describe);
            }
            sent.raw(endpoint.answer);
            to_receive.push(received.raw(endpoint.answer));
        }
        sent.keep(&to_send);
        received.keep(&to_receive);
        let mut schemas = Self {
            sent,
            received,
            named: Map::new(),
        };
        schemas.name();
        schemas
    }

    /// The schema of a type that is sent.
    pub(super) fn sent(&mut self, describe: Describe) -> Value {
        self.sent.schema(describe)
    }

    /// The schema of a type that comes back.
    pub(super) fn received(&mut self, describe: Describe) -> Value {
        self.received.schema(describe)
    }

    /// Whether a schema that is sent is that of [`Format`].
    pub(super) fn is_format(&mut self, schema: &Value) -> bool {
        *schema == self.sent(SchemaGenerator::subschema_for::<Format>)
    }

    /// The schema that another refers to, or itself.
    pub(super) fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let name = schema.get("$ref").and_then(Value::as_str).and_then(name);
        name.and_then(|name| self.named.get(&name))
            .unwrap_or(schema)
    }

    /// The named schemas that a part of the document refers to, by way of others too.
    pub(super) fn used_by(&self, part: &impl Serialize) -> Map<String, Value> {
        let mut used = Map::new();
        let part = serde_json::to_value(part).unwrap_or_default();
        reach(&self.named, &part, &mut used);
        used
    }

    /// Gives each type its name in the document, and a second one if it is sent in another form than it
    /// comes back.
    fn name(&mut self) {
        let apart = self.apart();
        let mut taken = BTreeSet::new();
        self.received.choose_names(&mut taken, |_| "");
        let shared = self.received.names.clone();
        self.sent.names = shared
            .into_iter()
            .filter(|(name, _)| !apart.contains(name))
            .collect();
        self.sent.choose_names(&mut taken, |name| {
            if apart.contains(name) { "Request" } else { "" }
        });
        // What is joined has fields of both.
        let mut names = self.sent.names.clone();
        names.extend(self.received.names.clone());
        for (name, schema) in &self.received.definitions {
            let both = self.sent.definitions.get(name);
            let both = both.filter(|_| !apart.contains(name));
            let both = both.and_then(|sent| joined(sent, schema).ok());
            let schema = both.unwrap_or_else(|| schema.clone());
            self.named.extend(named(name, schema, &names));
        }
        for (name, schema) in &self.sent.definitions {
            if apart.contains(name) || !self.received.definitions.contains_key(name) {
                let sent = named(name, schema.clone(), &self.sent.names);
                self.named.extend(sent);
            }
        }
    }

    /// The types that are sent in another form than they come back, or made of such types.
    fn apart(&self) -> BTreeSet<String> {
        let both = |(name, sent): (&String, _)| {
            let received = self.received.definitions.get(name)?;
            joined(sent, received).is_err().then(|| name.clone())
        };
        let mut apart: BTreeSet<String> = self.sent.definitions.iter().filter_map(both).collect();
        loop {
            let is_made_of_them = |(name, schema): &(&String, &Value)| {
                let mut made = false;
                references(schema, &mut |name| made |= apart.contains(name));
                made && !apart.contains(*name) && self.received.definitions.contains_key(*name)
            };
            let definitions = self.sent.definitions.iter();
            let more: Vec<String> = definitions
                .filter(is_made_of_them)
                .map(|(name, _)| name.clone())
                .collect();
            if more.is_empty() {
                return apart;
            }
            apart.extend(more);
        }
    }
}

impl Side {
    fn new(settings: SchemaSettings) -> Self {
        Self {
            generator: settings.into_generator(),
            definitions: Map::new(),
            names: BTreeMap::new(),
        }
    }

    /// A schema with the names that the generator gives.
    fn raw(&mut self, describe: Describe) -> Value {
        let mut schema = describe(&mut self.generator).to_value();
        self.clean(&mut schema);
        schema
    }

    /// A schema with the names of the document.
    fn schema(&mut self, describe: Describe) -> Value {
        let mut schema = self.raw(describe);
        rename(&mut schema, &self.names);
        schema
    }

    /// Leaves the definitions that some schemas refer to.
    fn keep(&mut self, schemas: &[Value]) {
        let mut all = self.generator.definitions().clone();
        for schema in all.values_mut() {
            self.clean(schema);
        }
        for schema in schemas {
            reach(&all, schema, &mut self.definitions);
        }
    }

    /// Makes a schema of Rust one of an API.
    fn clean(&self, schema: &mut Value) {
        // The other direction's mark, where the types of both are described by one.
        let other = if self.generator.contract().is_serialize() {
            "readOnly"
        } else {
            "writeOnly"
        };
        let Ok(schema) = <&mut Schema>::try_from(schema) else {
            return;
        };
        let mut booleans = ReplaceBoolSchemas::default();
        booleans.skip_additional_properties = true;
        booleans.transform(schema);
        let mut words = RecursiveTransform(|schema: &mut Schema| {
            schema.remove(other);
            if let Some(Value::String(text)) = schema.get_mut("description") {
                *text = prose::plain(text);
            }
        });
        words.transform(schema);
    }

    /// Names all types that have none yet, with an ending where one is asked for.
    fn choose_names(
        &mut self,
        taken: &mut BTreeSet<String>,
        ending: impl Fn(&str) -> &'static str,
    ) {
        for name in self.definitions.keys() {
            if self.names.contains_key(name) {
                continue;
            }
            let mut chosen = allowed(name) + ending(name);
            while !taken.insert(chosen.clone()) {
                chosen.push('_');
            }
            self.names.insert(name.clone(), chosen);
        }
    }
}

/// A definition with the names of the document.
fn named(
    name: &str,
    mut schema: Value,
    names: &BTreeMap<String, String>,
) -> Option<(String, Value)> {
    rename(&mut schema, names);
    Some((names.get(name)?.clone(), schema))
}

/// Lets all references lead to the names of the document.
fn rename(schema: &mut Value, names: &BTreeMap<String, String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref")
                && let Some(chosen) = name(reference).and_then(|name| names.get(&name))
            {
                *reference = format!("{PLACE}{chosen}");
            }
            object.values_mut().for_each(|value| rename(value, names));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| rename(value, names)),
        _ => {}
    }
}

/// A name with no other characters than the names of a document may have.
fn allowed(name: &str) -> String {
    let is_allowed =
        |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
    name.replace(|character| !is_allowed(character), "_")
}

/// The name that a reference leads to.
fn name(reference: &str) -> Option<String> {
    let name = reference.strip_prefix(PLACE)?;
    let name = percent_decode_str(name).decode_utf8_lossy();
    Some(name.replace("~1", "/").replace("~0", "~"))
}

/// The names that a value refers to.
fn references(value: &Value, found: &mut dyn FnMut(&str)) {
    match value {
        Value::Object(object) => {
            let reference = object.get("$ref").and_then(Value::as_str);
            if let Some(name) = reference.and_then(name) {
                found(&name);
            }
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Adds all definitions that a value refers to, by way of others too.
fn reach(all: &Map<String, Value>, value: &Value, reached: &mut Map<String, Value>) {
    let mut names = Vec::new();
    references(value, &mut |name| names.push(name.to_owned()));
    for name in names {
        if let Some(schema) = all.get(&name).filter(|_| !reached.contains_key(&name)) {
            reached.insert(name, schema.clone());
            reach(all, schema, reached);
        }
    }
}

//! What a model has: its fields or its alternatives.

use std::collections::HashSet;

use super::{
    definition::{Content, Field, Variant},
    models::{Models, is_field},
    names,
    shape::Type,
};
use crate::document::{Kind, Schema, schema::Property};

impl<'a> Models<'a> {
    /// What the model of a schema has. Types that have no name are called after the model.
    pub(super) fn content(&mut self, name: &str, schema: &Schema<'a>) -> Content<'a> {
        match schema.kind() {
            Kind::Text => Content::Words(schema.words()),
            Kind::OneOf(alternatives) => self.union(name, &alternatives),
            _ => self.fields(name, &schema.properties()),
        }
    }

    fn fields(&mut self, owner: &str, properties: &[Property<'a>]) -> Content<'a> {
        let mut taken: HashSet<String> = HashSet::new();
        let mut fields = Vec::new();
        for property in properties {
            let schema = property.schema;
            let stated = schema
                .rust_name()
                .filter(|name| schema.name().is_none() && is_field(name));
            let name = stated.map_or_else(|| names::variable(property.name), str::to_owned);
            let name = names::free(name, "_", |name| !taken.contains(name));
            taken.insert(name.clone());
            let context = format!("{owner}{}", names::class(property.name));
            fields.push(Field {
                docs: self.docs(&schema),
                key: property.name,
                name,
                ty: self.optional(schema, &context, &mut Vec::new()),
                required: property.required,
                boxed: false,
            });
        }
        Content::Fields(fields)
    }

    /// What is said of a property, and not only of the schema that it refers to.
    fn docs(&self, schema: &Schema<'a>) -> Option<&'a str> {
        let of_type = schema.name().and_then(|name| self.named.get(name));
        let of_type = of_type.and_then(|(_, schema)| schema.description());
        schema.description().filter(|docs| Some(*docs) != of_type)
    }

    fn union(&mut self, owner: &str, alternatives: &[Schema<'a>]) -> Content<'a> {
        let mut variants: Vec<Variant> = Vec::new();
        for (index, schema) in alternatives.iter().enumerate() {
            let context = format!("{owner}{}", index.saturating_add(1));
            let ty = self.ty(*schema, &context, &mut Vec::new());
            // The second of one type would never be decoded.
            if variants
                .iter()
                .any(|known| known.ty.to_string() == ty.to_string())
            {
                continue;
            }
            let is_free = |name: &str| variants.iter().all(|known| known.name != name);
            let name = names::free(variant(&ty), "", is_free);
            variants.push(Variant {
                name,
                ty,
                boxed: false,
            });
        }
        // A list is also read as the fields of a struct, in their order: it comes before them.
        variants.sort_by_key(|variant| !matches!(variant.ty, Type::List(_)));
        Content::Union(variants)
    }
}

/// The name of an alternative, by its type.
fn variant(ty: &Type) -> String {
    let name = match ty {
        Type::Plain(name) => match name.as_str() {
            "String" => "Text",
            "bool" => "Boolean",
            "i32" | "i64" | "u32" | "u64" => "Integer",
            "f32" | "f64" => "Number",
            "serde_json::Value" => "Any",
            other => return names::class(other),
        },
        Type::Model(_, name) => name,
        Type::List(_) => "List",
        Type::Map(_) => "Map",
        Type::Optional(ty) => return variant(ty),
    };
    name.to_owned()
}

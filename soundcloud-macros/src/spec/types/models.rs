//! Models: types that own their values, and the definitions that they need.

use std::collections::{HashMap, HashSet};

use super::{
    definition::{Content, Definition},
    names,
    number::{integer, number},
    recursion,
    shape::Type,
};
use crate::{
    document::{Document, Kind, Node, Schema},
    signature::is_scalar,
    spec::paste::name::method,
};

/// After so many types the rest may be any JSON.
const MOST: usize = 10_000;
/// So many lists and maps may stand in each other.
const DEEPEST: usize = 32;

/// Names that stand for something else where a model is pasted.
#[rustfmt::skip]
const TAKEN: [&str; 45] = [
    "Api", "AsMut", "AsRef", "Body", "Box", "Call", "Client", "Clone", "Copy", "Debug", "Default", "Deserialize",
    "DoubleEndedIterator", "Drop", "Eq", "Err", "Error", "ExactSizeIterator", "Extend", "Fn", "FnMut", "FnOnce", "Form",
    "Format", "From", "FromIterator", "Into", "IntoIterator", "Iterator", "None", "Ok", "Option", "Ord", "PartialEq",
    "PartialOrd", "Result", "Send", "Serialize", "Sized", "Some", "String", "Sync", "ToOwned", "ToString", "Vec",
];

/// The models of a document, as they are asked for.
pub(crate) struct Models<'a> {
    /// The schemas that have names, each with the name of its type.
    pub(super) named: HashMap<&'a str, (String, Schema<'a>)>,
    /// Types that are there: they are not defined again.
    known: HashSet<String>,
    /// Names that no other type may have.
    taken: HashSet<String>,
    definitions: Vec<Definition<'a>>,
    /// The definition of a schema, by its name or, should it have none, by what tells it from others.
    by_name: HashMap<&'a str, usize>,
    by_identity: HashMap<usize, usize>,
    /// How many more types may be looked at.
    left: usize,
}

impl<'a> Models<'a> {
    /// `known` are types that are there, and with them those that they hold; `taken` are names that types
    /// must not have.
    pub(crate) fn new(document: &'a Document, known: &[String], taken: &[String]) -> Self {
        let mut models = Self {
            named: HashMap::new(),
            known: known.iter().cloned().collect(),
            taken: TAKEN.iter().copied().map(str::to_owned).collect(),
            definitions: Vec::new(),
            by_name: HashMap::new(),
            by_identity: HashMap::new(),
            left: MOST,
        };
        models.taken.extend(taken.iter().cloned());
        models.name(document);
        models.taken.extend(known.iter().cloned());
        if !known.is_empty() {
            let held = Self::new(document, &[], taken).held_by(document, &models.known);
            models.known.extend(held);
        }
        models
    }

    /// The types with names of their own that would be defined for these.
    fn held_by(mut self, document: &'a Document, known: &HashSet<String>) -> Vec<String> {
        let named = self.named.values().cloned();
        let mut roots: Vec<(String, Schema<'a>)> = named.collect();
        for operation in &document.operations {
            let name = names::class(&method(operation));
            for (body, part) in [(&operation.body, "Body"), (&operation.answer, "Answer")] {
                let contents = body.iter().flat_map(|body| &body.contents);
                let schemas = contents.filter_map(|content| content.schema.as_ref());
                let schemas = schemas.map(|schema| Schema::new(document, schema));
                roots.extend(schemas.map(|schema| (format!("{name}{part}"), schema)));
            }
        }
        roots.retain(|(name, _)| known.contains(name));
        roots.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (name, schema) in roots {
            self.owned(&schema, &name);
        }
        self.complete();
        let held = self.definitions.into_iter();
        let held = held.filter(|one| one.of.is_some());
        held.map(|one| one.name).collect()
    }

    /// Names the types of all schemas, so that each has the same name whenever something is pasted.
    fn name(&mut self, document: &'a Document) {
        let schemas = document.schemas().iter();
        let schemas: Vec<(&'a str, &'a Node)> = schemas
            .filter_map(|(key, node)| Some((key.text()?, node)))
            .collect();
        // Those whose names are names of types keep them.
        let (own, other): (Vec<_>, Vec<_>) = schemas
            .into_iter()
            .partition(|(name, _)| names::class(name) == **name && !self.taken.contains(*name));
        for (name, node) in own.into_iter().chain(other) {
            if !self.named.contains_key(name) {
                let ty = self.free(names::class(name));
                self.named.insert(name, (ty, Schema::new(document, node)));
            }
        }
    }

    /// A name that no other type has, and from now on no other type gets.
    fn free(&mut self, name: String) -> String {
        let name = if TAKEN.contains(&name.as_str()) {
            format!("{name}Model")
        } else {
            name
        };
        let free = names::free(name, "", |name| !self.taken.contains(name));
        self.taken.insert(free.clone());
        free
    }

    /// The type of a schema's values. Should it need a name, that is made of the context.
    pub(crate) fn owned(&mut self, schema: &Schema<'a>, context: &str) -> String {
        self.optional(*schema, context, &mut Vec::new()).to_string()
    }

    /// The type of an argument that is a body.
    pub(crate) fn borrowed(&mut self, schema: &Schema<'a>, context: &str) -> String {
        match self.ty(*schema, context, &mut Vec::new()) {
            Type::Plain(name) if name == "String" => "&str".to_owned(),
            Type::Plain(name)
                if ["bool", "i32", "i64", "u32", "u64", "f32", "f64"].contains(&&*name) =>
            {
                name
            }
            Type::List(ty) => format!("&[{ty}]"),
            ty => format!("&{ty}"),
        }
    }

    /// The type, with `null` if that is a value.
    pub(super) fn optional(
        &mut self,
        schema: Schema<'a>,
        context: &str,
        inside: &mut Vec<usize>,
    ) -> Type {
        let ty = self.ty(schema, context, inside);
        if schema.is_nullable() && ty.to_string() != Type::any().to_string() {
            Type::Optional(Box::new(ty))
        } else {
            ty
        }
    }

    /// The type but for `null`; `inside` are the schemas that it is a part of, and that have no type of
    /// their own.
    pub(super) fn ty(
        &mut self,
        schema: Schema<'a>,
        context: &str,
        inside: &mut Vec<usize>,
    ) -> Type {
        let identity = schema.identity();
        if self.left == 0 || inside.len() == DEEPEST || inside.contains(&identity) {
            return Type::any();
        }
        self.left = self.left.saturating_sub(1);
        inside.push(identity);
        let ty = self.looked_into(schema, context, inside);
        inside.pop();
        ty
    }

    fn looked_into(&mut self, schema: Schema<'a>, context: &str, inside: &mut Vec<usize>) -> Type {
        let names = self.names(&schema);
        if let Some(given) = self.given(&schema, &names) {
            return given;
        }
        // What only wraps another schema is that one, unless it gives its fields a name of its own.
        let has_fields = !schema.properties().is_empty();
        let inner = schema.unwrapped();
        let is_own = has_fields && !names.is_empty();
        let wraps = inner.identity() != schema.identity() && !is_own;
        if wraps && (names.is_empty() || inner.name().is_some()) {
            return self.ty(inner, context, inside);
        }
        let shape = if wraps { inner } else { schema };
        let name = names.last().copied();
        match shape.kind() {
            Kind::Text if name.is_some() && !shape.words().is_empty() => {
                self.model(shape, name, context)
            }
            Kind::OneOf(_) if name.is_some() => self.model(shape, name, context),
            Kind::Object if !shape.properties().is_empty() => self.model(shape, name, context),
            Kind::Text | Kind::Binary => Type::Plain("String".to_owned()),
            Kind::Integer => Type::Plain(integer(&shape).to_owned()),
            Kind::Number => Type::Plain(number(&shape).to_owned()),
            Kind::Boolean => Type::Plain("bool".to_owned()),
            Kind::List(items) => Type::List(Box::new(self.part(items, context, inside))),
            Kind::Map(values) => Type::Map(Box::new(self.part(values, context, inside))),
            Kind::Object | Kind::OneOf(_) | Kind::Nothing | Kind::Any => Type::any(),
        }
    }

    /// The type of the items of a list or the values of a map.
    fn part(&mut self, schema: Option<Schema<'a>>, context: &str, inside: &mut Vec<usize>) -> Type {
        schema.map_or_else(Type::any, |schema| self.optional(schema, context, inside))
    }

    /// The name of a schema, and those that it is only another name of.
    fn names(&self, schema: &Schema<'a>) -> Vec<&'a str> {
        let mut names = Vec::new();
        let mut next = schema.name();
        while let Some(name) = next.filter(|name| names.len() < DEEPEST && !names.contains(name)) {
            names.push(name);
            next = self.named.get(name).and_then(|(_, schema)| schema.name());
        }
        names
    }

    /// A type that the document states, or that is there.
    fn given(&self, schema: &Schema<'a>, names: &[&str]) -> Option<Type> {
        let stated = schema.rust_name().filter(|name| {
            let is_field = names.is_empty() && is_field(name);
            !is_field && syn::parse_str::<syn::Type>(name).is_ok()
        });
        let types = names.iter().filter_map(|name| self.named.get(name));
        let mut known = types
            .map(|(ty, _)| ty)
            .filter(|ty| self.known.contains(*ty));
        let given = stated.map(str::to_owned).or_else(|| known.next().cloned());
        given.map(Type::Plain)
    }

    /// A type that is defined, once.
    fn model(&mut self, schema: Schema<'a>, name: Option<&'a str>, context: &str) -> Type {
        let defined = match name {
            Some(name) => self.by_name.get(name),
            None => self.by_identity.get(&schema.identity()),
        };
        let index = match defined {
            Some(index) => *index,
            None => self.define(schema, name, context),
        };
        let definition = self.definitions.get(index);
        let name = definition.map(|definition| definition.name.clone());
        Type::Model(index, name.unwrap_or_default())
    }

    fn define(&mut self, schema: Schema<'a>, name: Option<&'a str>, context: &str) -> usize {
        let index = self.definitions.len();
        let ty = match name.and_then(|name| self.named.get(name)) {
            Some((ty, _)) => ty.clone(),
            None => self.free(names::class(context)),
        };
        match name {
            Some(name) => self.by_name.insert(name, index),
            None => self.by_identity.insert(schema.identity(), index),
        };
        self.definitions.push(Definition {
            name: ty,
            schema,
            of: name,
            content: Content::Words(Vec::new()),
        });
        index
    }

    /// The definitions of all types that were asked for, and of those that they hold.
    pub(crate) fn definitions(mut self, spec: &str) -> String {
        self.complete();
        recursion::interrupt(&mut self.definitions);
        let texts: Vec<String> = self.definitions.iter().map(|one| one.text(spec)).collect();
        texts.join("\n\n")
    }

    /// Looks into all types that were asked for, and into those that they hold.
    fn complete(&mut self) {
        let mut index = 0;
        while let Some(definition) = self.definitions.get(index) {
            let (name, schema) = (definition.name.clone(), definition.schema);
            let content = self.content(&name, &schema);
            if let Some(definition) = self.definitions.get_mut(index) {
                definition.content = content;
            }
            index = index.saturating_add(1);
        }
    }
}

/// Whether the Rust name of a property is that of its field, and not that of its type.
pub(super) fn is_field(name: &str) -> bool {
    let is_scalar = || syn::parse_str(name).is_ok_and(|ty| is_scalar(&ty));
    names::is_name(name) && !name.starts_with(char::is_uppercase) && !is_scalar()
}

//! The definition of a model, as it is pasted.

use super::{names, shape::Type};
use crate::{
    document::Schema,
    spec::paste::{
        docs,
        layout::{FIELD, ITEM, attribute},
    },
};

/// A model that is to be defined.
#[derive(Debug)]
pub(super) struct Definition<'a> {
    pub(super) name: String,
    pub(super) schema: Schema<'a>,
    /// The schema's name, if it has one.
    pub(super) of: Option<&'a str>,
    pub(super) content: Content<'a>,
}

#[derive(Debug)]
pub(super) enum Content<'a> {
    Fields(Vec<Field<'a>>),
    Words(Vec<&'a str>),
    Union(Vec<Variant>),
}

#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) docs: Option<&'a str>,
    /// What it is called in JSON.
    pub(super) key: &'a str,
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) required: bool,
    /// Whether it would otherwise hold what it is a part of.
    pub(super) boxed: bool,
}

/// An alternative, by its type.
#[derive(Debug)]
pub(super) struct Variant {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) boxed: bool,
}

impl Definition<'_> {
    /// The parts that may hold other definitions, and whether they are boxed.
    pub(super) fn parts(&mut self) -> Vec<(&Type, &mut bool)> {
        match &mut self.content {
            Content::Fields(fields) => fields
                .iter_mut()
                .map(|field| (&field.ty, &mut field.boxed))
                .collect(),
            Content::Union(variants) => variants
                .iter_mut()
                .map(|variant| (&variant.ty, &mut variant.boxed))
                .collect(),
            Content::Words(_) => Vec::new(),
        }
    }

    pub(super) fn text(&self, spec: &str) -> String {
        let mut lines = docs::lines(self.schema.description().as_slice(), ITEM);
        let derives = "Debug, Clone, serde::Serialize, serde::Deserialize";
        match self.of {
            None => lines.push(format!("#[derive({derives})]")),
            Some(of) => {
                lines.push(format!("#[derive({derives}, soundcloud_api::Schema)]"));
                let mut keys = vec![format!("spec = {spec:?}")];
                if of != self.name {
                    keys.push(format!("name = {of:?}"));
                }
                lines.extend(attribute("schema", &keys, ITEM));
            }
        }
        if let Content::Union(_) = self.content {
            lines.push("#[serde(untagged)]".to_owned());
        }
        let word = match self.content {
            Content::Fields(_) => "struct",
            Content::Words(_) | Content::Union(_) => "enum",
        };
        lines.push(format!("pub {word} {} {{", self.name));
        match &self.content {
            Content::Fields(fields) => lines.extend(fields.iter().flat_map(Field::lines)),
            Content::Words(words) => lines.extend(alternatives(words)),
            Content::Union(variants) => lines.extend(variants.iter().map(Variant::line)),
        }
        lines.push("}".to_owned());
        lines.join("\n")
    }
}

impl Field<'_> {
    fn lines(&self) -> Vec<String> {
        let mut lines = docs::lines(self.docs.as_slice(), FIELD);
        let mut serde = Vec::new();
        if self.key != self.name {
            serde.push(format!("rename = {:?}", self.key));
        }
        if !self.required {
            serde.push("default".to_owned());
            serde.push("skip_serializing_if = \"Option::is_none\"".to_owned());
        }
        if !serde.is_empty() {
            lines.extend(attribute("serde", &serde, FIELD));
        }
        let (ty, nullable) = match &self.ty {
            Type::Optional(ty) => (&**ty, true),
            ty => (ty, false),
        };
        let mut ty = boxed(ty, self.boxed);
        if nullable || !self.required {
            ty = format!("Option<{ty}>");
        }
        lines.push(format!("    pub {}: {ty},", names::written(&self.name)));
        lines
    }
}

impl Variant {
    fn line(&self) -> String {
        format!("    {}({}),", self.name, boxed(&self.ty, self.boxed))
    }
}

fn boxed(ty: &Type, boxed: bool) -> String {
    if boxed {
        format!("Box<{ty}>")
    } else {
        ty.to_string()
    }
}

/// A variant for each word, and one for words that are not listed.
fn alternatives(words: &[&str]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if words.iter().take(index).any(|before| before == word) {
            continue;
        }
        let name = names::free(names::variant(word), "", |name| {
            taken.iter().all(|taken| taken != name)
        });
        if name != *word {
            lines.extend(attribute("serde", &[format!("rename = {word:?}")], FIELD));
        }
        lines.push(format!("    {name},"));
        taken.push(name);
    }
    let names = ["Other", "Unlisted"].map(str::to_owned);
    let free = |name: &&String| !taken.contains(name);
    let other = names.iter().find(free).cloned();
    let other = other.unwrap_or_else(|| {
        names::free("Unlisted".to_owned(), "", |name| {
            taken.iter().all(|taken| taken != name)
        })
    });
    lines.push("    /// A word that the document does not list.".to_owned());
    lines.push("    #[serde(untagged)]".to_owned());
    lines.push(format!("    {other}(String),"));
    lines
}

//! The type under the derive, as far as it is seen on the wire.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Fields, GenericParam, Generics, Item, LitStr, Type, Visibility, ext::IdentExt as _};

use super::{
    keys::{FieldKeys, Keys},
    rename::{Of, Style},
    serde::{Direction, Serde},
};
use crate::errors::Errors;

/// A type with the derive.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) ident: Ident,
    pub(super) visibility: Visibility,
    pub(super) generics: Generics,
    pub(super) keys: Keys,
    pub(super) serde: Serde,
    pub(super) shape: Shape,
}

/// What values of the type are made of.
#[derive(Debug)]
pub(super) enum Shape {
    /// A struct with named fields.
    Fields(Members<Field>),
    /// A struct that is on the wire what its only field is.
    Inner(Box<Field>),
    /// An enum, and its variants without data.
    Words(Members<Variant>),
    /// What nothing is known of.
    Other,
    Union,
}

/// The fields or variants that are compared.
#[derive(Debug)]
pub(super) struct Members<T> {
    pub(super) listed: Vec<T>,
    /// Names that are taken by members which are not compared.
    pub(super) skipped: Vec<String>,
    /// Whether there may be others that cannot be seen.
    pub(super) open: bool,
}

/// A field.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) wire: Wire,
    pub(super) ty: Type,
    pub(super) visibility: Visibility,
    pub(super) keys: FieldKeys,
    pub(super) serde: Serde,
}

/// A variant without data.
#[derive(Debug)]
pub(super) struct Variant {
    pub(super) wire: Wire,
    pub(super) keys: FieldKeys,
}

/// The name of a field or variant on the wire.
#[derive(Debug)]
pub(super) struct Wire {
    pub(super) name: String,
    /// Without `r#`.
    pub(super) ident: String,
    /// Other names that are read.
    pub(super) aliases: Vec<String>,
    /// Where it stands: in a text, or as the identifier.
    pub(super) span: Span,
    pub(super) is_text: bool,
}

impl Model {
    /// Reads a type; every mistake in its attributes is told.
    pub(super) fn read(item: &Item, errors: &mut Errors) -> Option<Self> {
        let (attributes, ident, generics, visibility) = match item {
            Item::Struct(item) => (&item.attrs, &item.ident, &item.generics, &item.vis),
            Item::Enum(item) => (&item.attrs, &item.ident, &item.generics, &item.vis),
            Item::Union(item) => (&item.attrs, &item.ident, &item.generics, &item.vis),
            _ => return None,
        };
        let keys = Keys::read(attributes, ident, errors);
        let serde = Serde::read(attributes);
        let reader = Reader {
            direction: keys.direction(),
            serde: &serde,
        };
        let shape = match item {
            Item::Struct(item) => reader.structure(&item.fields, errors),
            Item::Enum(item) => reader.words(item.variants.iter(), errors),
            _ => Shape::Union,
        };
        Some(Self {
            ident: ident.clone(),
            visibility: visibility.clone(),
            generics: generics.clone(),
            keys,
            serde,
            shape,
        })
    }

    /// The type's own name, which is also that of its schema if nothing else is said.
    pub(super) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    /// The type parameters.
    pub(super) fn parameters(&self) -> Vec<&Ident> {
        let parameters = self.generics.params.iter();
        let types = parameters.filter_map(|parameter| match parameter {
            GenericParam::Type(ty) => Some(&ty.ident),
            _ => None,
        });
        types.collect()
    }
}

impl Keys {
    pub(super) fn direction(&self) -> Direction {
        if self.query.is_some() || self.request.is_some() {
            Direction::Sent
        } else {
            Direction::Read
        }
    }
}

/// Reads the parts of a type.
struct Reader<'a> {
    direction: Direction,
    /// What is said above the type.
    serde: &'a Serde,
}

impl Reader<'_> {
    fn structure(&self, fields: &Fields, errors: &mut Errors) -> Shape {
        match fields {
            Fields::Named(fields) => {
                let mut members = self.fields(fields.named.iter(), errors);
                // Serde writes the name of the type as if it were a field.
                members
                    .skipped
                    .extend(self.serde.texts("tag").map(LitStr::value));
                self.transparent(members)
            }
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let field = fields.unnamed.first();
                field.map_or(Shape::Other, |field| {
                    Shape::Inner(Box::new(self.field(field, errors)))
                })
            }
            _ => Shape::Other,
        }
    }

    /// A struct that serde is told to see through.
    fn transparent(&self, mut members: Members<Field>) -> Shape {
        if !self.serde.has("transparent") {
            return Shape::Fields(members);
        }
        let only = members.listed.pop().filter(|_| members.listed.is_empty());
        only.map_or(Shape::Other, |only| Shape::Inner(Box::new(only)))
    }

    fn fields<'a>(
        &self,
        fields: impl Iterator<Item = &'a syn::Field>,
        errors: &mut Errors,
    ) -> Members<Field> {
        let mut members = Members::new();
        for field in fields {
            let field = self.field(field, errors);
            if field.keys.skip {
                members.skipped.push(field.wire.name);
            } else if field.serde.has("flatten") || field.keys.incomplete {
                members.open = true;
            } else if !self.is_left_out(&field.serde) {
                members.listed.push(field);
            }
        }
        members
    }

    /// Whether serde never writes a field, or only ever writes its default.
    fn is_left_out(&self, serde: &Serde) -> bool {
        let never_sent = serde.has("skip_serializing");
        serde.has("skip")
            || never_sent && serde.has("skip_deserializing")
            || never_sent && self.direction == Direction::Sent
    }

    fn field(&self, field: &syn::Field, errors: &mut Errors) -> Field {
        let keys = FieldKeys::read(&field.attrs, errors);
        let serde = Serde::read(&field.attrs);
        // The field of a tuple has no name that anybody asks for.
        let unnamed = || Ident::new("_0", Span::call_site());
        let ident = field.ident.clone().unwrap_or_else(unnamed);
        Field {
            wire: self.wire(Of::Field, &ident, &keys, &serde),
            ty: field.ty.clone(),
            visibility: field.vis.clone(),
            keys,
            serde,
        }
    }

    fn words<'a>(
        &self,
        variants: impl Iterator<Item = &'a syn::Variant>,
        errors: &mut Errors,
    ) -> Shape {
        let mut members = Members::new();
        for variant in variants {
            let keys = FieldKeys::read(&variant.attrs, errors);
            let serde = Serde::read(&variant.attrs);
            let wire = self.wire(Of::Variant, &variant.ident, &keys, &serde);
            if !matches!(variant.fields, Fields::Unit)
                || serde.has_any(&["other", "untagged"])
                || keys.incomplete
            {
                members.open = true;
            } else if keys.skip {
                members.skipped.push(wire.name);
            } else if !self.is_left_out(&serde) {
                members.listed.push(Variant { wire, keys });
            }
        }
        let is_told_apart_otherwise = self.serde.has_any(&["untagged", "tag", "content"]);
        if members.listed.is_empty() || is_told_apart_otherwise {
            Shape::Other
        } else {
            Shape::Words(members)
        }
    }

    fn wire(&self, of: Of, ident: &Ident, keys: &FieldKeys, serde: &Serde) -> Wire {
        let text = keys
            .name
            .as_ref()
            .or_else(|| serde.directed("rename", self.direction));
        let plain = ident.unraw().to_string();
        let style = self.style();
        let styled = style.map_or_else(|| plain.clone(), |style| style.apply(of, &plain));
        let aliases = match self.direction {
            Direction::Read => serde.texts("alias").map(LitStr::value).collect(),
            Direction::Sent => Vec::new(),
        };
        Wire {
            name: text.map_or(styled, LitStr::value),
            ident: plain,
            aliases,
            span: text.map_or_else(|| ident.span(), LitStr::span),
            is_text: text.is_some(),
        }
    }

    fn style(&self) -> Option<Style> {
        style(self.serde, self.direction)
    }
}

/// The style of all names of a type, if they have one.
pub(super) fn style(serde: &Serde, direction: Direction) -> Option<Style> {
    let word = serde.directed("rename_all", direction)?;
    Style::named(&word.value())
}

impl<T> Members<T> {
    fn new() -> Self {
        Self {
            listed: Vec::new(),
            skipped: Vec::new(),
            open: false,
        }
    }
}

/// The item of a derive.
pub(super) fn item(tokens: &TokenStream) -> syn::Result<Item> {
    syn::parse2(tokens.clone())
}

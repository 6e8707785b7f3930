//! The keys of `#[schema(…)]` on a field or a variant.

use proc_macro2::{Ident, TokenTree};
use syn::{Attribute, LitStr};

use super::{
    once,
    part::{Form, alone, form, parts},
    unknown,
};
use crate::{
    attribute::tokens::{self, Part, stream, text},
    errors::Errors,
};

pub(super) const KEYS: [&str; 4] = ["name", "skip", "unchecked", "undocumented"];

/// What was written above a field.
#[derive(Debug, Default)]
pub(in super::super) struct FieldKeys {
    pub(in super::super) name: Option<LitStr>,
    /// It is not looked at.
    pub(in super::super) skip: bool,
    /// Its type is not.
    pub(in super::super) unchecked: bool,
    /// That the document lacks it is meant.
    pub(in super::super) undocumented: Option<Ident>,
    /// Whether something could not be read.
    pub(in super::super) incomplete: bool,
}

impl FieldKeys {
    pub(in super::super) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut keys = Self::default();
        let example = "name = \"title\"";
        for part in parts(attributes, example, &mut keys.incomplete, errors) {
            keys.key(&part, errors);
        }
        keys
    }

    fn key(&mut self, part: &Part, errors: &mut Errors) {
        let Some((TokenTree::Ident(key), rest)) = part.split_first() else {
            self.incomplete = true;
            errors.over(part.stream(), unknown::no_field_key(part));
            return;
        };
        let name = key.to_string();
        match (name.as_str(), form(rest)) {
            ("name", Form::Value(value)) => {
                let name = self.name(value, errors);
                once(&mut self.name, key, name, errors);
            }
            ("name", _) => {
                self.incomplete = true;
                let message = "`name` needs a value\n= help: write `name = \"title\"`";
                errors.over(part.stream(), message);
            }
            ("skip", form) => {
                alone(part, key, &form, errors);
                self.skip = true;
            }
            ("unchecked", form) => {
                alone(part, key, &form, errors);
                self.unchecked = true;
            }
            ("undocumented", form) => {
                let undocumented = alone(part, key, &form, errors);
                once(&mut self.undocumented, key, Some(undocumented), errors);
            }
            _ => {
                self.incomplete = true;
                errors.at(key.span(), unknown::of_field(&name, rest));
            }
        }
    }

    fn name(&mut self, value: &[TokenTree], errors: &mut Errors) -> Option<LitStr> {
        let text = text(value);
        if text.is_none() {
            self.incomplete = true;
            let name = tokens::only_name(value).unwrap_or_else(|| "title".to_owned());
            let message = format!("`name` takes text\n= help: write `name = \"{name}\"`");
            errors.over(stream(value), message);
        }
        text
    }
}

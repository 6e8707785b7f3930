//! The keys of `#[schema(…)]` on a type.

mod field;
mod part;
mod unknown;

use proc_macro2::{Group, Ident, TokenTree};
use syn::{Attribute, LitStr, Path};

pub(super) use self::field::FieldKeys;
use self::part::{Form, alone, form, parts};
use crate::{
    attribute::{
        runtime,
        tokens::{self, Part, Within, stream, text},
    },
    code::shown,
    errors::Errors,
    schema::told::told,
};

pub(super) const KEYS: [&str; 7] = [
    "spec", "name", "query", "complete", "request", "omit", "crate",
];

/// What a path is written as where nobody knows the right one.
const SPEC: &str = "spec = \"openapi.yaml\"";

/// What was written above a type.
#[derive(Debug, Default)]
pub(super) struct Keys {
    pub(super) spec: Option<LitStr>,
    pub(super) name: Option<LitStr>,
    pub(super) query: Option<Query>,
    pub(super) complete: Option<Ident>,
    pub(super) request: Option<Ident>,
    pub(super) omit: Option<Omit>,
    pub(super) runtime: Option<Path>,
    /// Whether something could not be read that may say what the type is compared with.
    pub(super) incomplete: bool,
}

/// The operations whose query it is.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) operations: Vec<LitStr>,
}

/// What is meant to be left out.
#[derive(Debug)]
pub(super) struct Omit {
    pub(super) key: Ident,
    pub(super) names: Vec<LitStr>,
}

impl Keys {
    /// Reads all that can be read; every mistake is told. Should nothing be there, the type's name
    /// is where to look.
    pub(super) fn read(attributes: &[Attribute], name: &Ident, errors: &mut Errors) -> Self {
        let mut keys = Self::default();
        let is_any = attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("schema"));
        for part in parts(attributes, SPEC, &mut keys.incomplete, errors) {
            keys.key(&part, errors);
        }
        if keys.spec.is_none() && !keys.incomplete {
            keys.incomplete = true;
            let help = if is_any {
                format!("add `{SPEC}`")
            } else {
                format!("write `#[schema({SPEC})]` above `{name}`")
            };
            let message = "`#[derive(Schema)]` needs the path of the API document";
            errors.at(name.span(), told(message, &help));
        }
        keys.refuse_contradictions(errors);
        keys
    }

    fn key(&mut self, part: &Part, errors: &mut Errors) {
        let Some((TokenTree::Ident(key), rest)) = part.split_first() else {
            self.incomplete = true;
            errors.over(part.stream(), unknown::no_key(part));
            return;
        };
        let name = key.to_string();
        match (name.as_str(), form(rest)) {
            ("spec", Form::Value(value)) => {
                let path = self.text("spec", SPEC, value, errors);
                once(&mut self.spec, key, path, errors);
            }
            ("name", Form::Value(value)) => {
                let schema = self.text("name", "name = \"Track\"", value, errors);
                once(&mut self.name, key, schema, errors);
            }
            ("crate", Form::Value(value)) => {
                once(&mut self.runtime, key, runtime(value, errors), errors);
            }
            ("query", Form::List(group)) => {
                let operations = self.texts(key, group, "GET /path", errors);
                let query = operations.map(|operations| Query { operations });
                once(&mut self.query, key, query, errors);
            }
            ("omit", Form::List(group)) => {
                let names = self.texts(key, group, "name", errors);
                let omit = names.map(|names| Omit {
                    key: key.clone(),
                    names,
                });
                once(&mut self.omit, key, omit, errors);
            }
            ("complete", form) => {
                let complete = alone(part, key, &form, errors);
                once(&mut self.complete, key, Some(complete), errors);
            }
            ("request", form) => {
                let request = alone(part, key, &form, errors);
                once(&mut self.request, key, Some(request), errors);
            }
            (name, form) if KEYS.contains(&name) => {
                self.incomplete = true;
                errors.over(part.stream(), misshapen(name, rest, &form));
            }
            _ => {
                self.incomplete = true;
                let message = unknown::of_type(&name, rest);
                errors.at(key.span(), message);
            }
        }
    }

    fn text(
        &mut self,
        key: &str,
        example: &str,
        value: &[TokenTree],
        errors: &mut Errors,
    ) -> Option<LitStr> {
        let text = text(value);
        let is_empty = text.as_ref().is_some_and(|text| text.value().is_empty());
        // That the path is empty is told with all else that may be wrong with it.
        if text.is_none() || is_empty && key != "spec" {
            self.incomplete = true;
            let example = match value {
                [TokenTree::Ident(word)] => format!("{key} = \"{word}\""),
                _ => example.to_owned(),
            };
            let message = format!("`{key}` takes text\n= help: write `{example}`");
            errors.over(stream(value), message);
        }
        text
    }

    /// The texts of `query(…)` and `omit(…)`.
    fn texts(
        &mut self,
        key: &Ident,
        group: &Group,
        example: &str,
        errors: &mut Errors,
    ) -> Option<Vec<LitStr>> {
        let parts = tokens::split(group.stream(), Within::List, errors);
        if parts.is_empty() {
            self.incomplete = true;
            let message = format!("`{key}` is empty\n= help: write `{key}(\"{example}\")`");
            errors.at(key.span(), message);
            return None;
        }
        let mut texts: Vec<LitStr> = Vec::new();
        for part in parts {
            let Some(text) = text(&part) else {
                self.incomplete = true;
                let written = part.shown().replace('"', "");
                let message = format!("`{key}` takes texts\n= help: write `\"{written}\"`");
                errors.over(part.stream(), message);
                continue;
            };
            if texts.iter().any(|known| known.value() == text.value()) {
                let message = format!("`{}` is given twice", text.value());
                errors.at(text.span(), told(&message, "remove one of them"));
                continue;
            }
            texts.push(text);
        }
        Some(texts)
    }

    /// Keys that say nothing beside others.
    fn refuse_contradictions(&self, errors: &mut Errors) {
        if self.query.is_none() {
            return;
        }
        if let Some(name) = &self.name {
            errors.at(
                name.span(),
                "a query is no schema, and has no name in the document\n= help: remove `name`",
            );
        }
        for key in [&self.complete, &self.request].into_iter().flatten() {
            let message = format!(
                "`query` says that already\n= help: remove `{key}`: a query is sent, with every parameter that `omit(…)` does not list"
            );
            errors.at(key.span(), message);
        }
    }
}

/// A key of ours with a value of another shape.
fn misshapen(name: &str, rest: &[TokenTree], form: &Form<'_>) -> String {
    let value: Vec<TokenTree> = match form {
        Form::Value(value) => value.to_vec(),
        Form::List(group) => group.stream().into_iter().collect(),
        Form::Alone | Form::Other => Vec::new(),
    };
    let shown_value = shown(stream(&value));
    let example = match name {
        "query" if value.is_empty() => "query(\"GET /path\")".to_owned(),
        "omit" if value.is_empty() => "omit(\"name\")".to_owned(),
        "query" | "omit" => format!("{name}({shown_value})"),
        "spec" if value.is_empty() => SPEC.to_owned(),
        "name" if value.is_empty() => "name = \"Track\"".to_owned(),
        "crate" if value.is_empty() => "crate = path::to::soundcloud_api".to_owned(),
        _ => format!("{name} = {shown_value}"),
    };
    let wrong = match (name, rest) {
        ("query" | "omit", _) => format!("`{name}` has parentheses"),
        (_, []) => format!("`{name}` needs a value"),
        _ => format!("expected `=` and a value behind `{name}`"),
    };
    format!("{wrong}\n= help: write `{example}`")
}

fn once<T>(slot: &mut Option<T>, key: &Ident, value: Option<T>, errors: &mut Errors) {
    let Some(value) = value else { return };
    if slot.is_some() {
        let message = format!("`{key}` is given twice\n= help: remove one of them");
        errors.at(key.span(), message);
        return;
    }
    *slot = Some(value);
}

#[cfg(test)]
mod tests;

//! The operation of an endpoint, and what is told where there is none.

use syn::ext::IdentExt as _;

use super::{index::Index, route};
use crate::{
    attribute::listed,
    document::{Operation, PathPart, file::Source},
    endpoint::Endpoint,
    errors::Errors,
    literal,
    suggest::nearest,
};

/// What the document knows of an endpoint.
pub(super) enum Found {
    /// The index of the operation.
    Operation(usize),
    /// Nothing, which is told; the operations that may be meant, nearest first.
    Stray(Vec<usize>),
    /// Nothing, which is meant.
    Unlisted,
}

/// Finds the operation that an endpoint is.
pub(super) fn find(
    endpoint: &Endpoint,
    source: &Source,
    index: &Index,
    covered: &[bool],
    errors: &mut Errors,
) -> Found {
    let parts = route::parts(endpoint);
    let search = Search {
        endpoint,
        source,
        index,
        method: endpoint.method.to_string(),
        parts,
    };
    let found = match &endpoint.operation {
        Some(_) if endpoint.differences.unlisted.is_some() => Ok(None),
        Some(name) => search.named(&name.value(), name, errors),
        None => Ok(search.by_route(covered)),
    };
    match (found, &endpoint.differences.unlisted) {
        (Ok(Some(index)), Some(word)) => {
            if let Some(operation) = source.document.operations.get(index) {
                let message = format!(
                    "the document has `{operation}`, at `{}:{}`\n= help: remove `undocumented`",
                    source.written, operation.line
                );
                errors.at(word.span(), message);
            }
            Found::Operation(index)
        }
        (Ok(Some(index)), None) => Found::Operation(index),
        (Ok(None), Some(_)) => Found::Unlisted,
        (Ok(None), None) => Found::Stray(search.by_name(search.report(errors))),
        (Err(meant), _) => Found::Stray(search.by_name(meant)),
    }
}

struct Search<'a> {
    endpoint: &'a Endpoint,
    source: &'a Source,
    index: &'a Index,
    method: String,
    parts: Vec<PathPart>,
}

impl Search<'_> {
    fn operations(&self) -> impl Iterator<Item = (usize, &Operation)> {
        self.source.document.operations.iter().enumerate()
    }

    /// By method and path. Should the document have it twice, by the names of its parameters, or the
    /// one that no method declares yet.
    fn by_route(&self, covered: &[bool]) -> Option<usize> {
        let operations = &self.source.document.operations;
        let same = self.index.of_route(&self.method, &self.parts).iter();
        let same = same.filter_map(|at| Some((*at, operations.get(*at)?)));
        let same: Vec<(usize, &Operation)> = same.collect();
        let named = same.iter().find(|(_, operation)| {
            let mut pairs = route::pairs(&self.parts, operation).into_iter();
            pairs.all(|(own, other)| route::is_same_name(&own, &other))
        });
        let free = || {
            same.iter()
                .find(|(index, _)| covered.get(*index) == Some(&false))
        };
        let first = named.or_else(free).or(same.first());
        first.map(|(index, _)| *index)
    }

    /// What may be meant, first of all by the method's name.
    fn by_name(&self, meant: Vec<usize>) -> Vec<usize> {
        let name = self.endpoint.name.unraw().to_string();
        self.index.of_name(&name).into_iter().chain(meant).collect()
    }

    fn any_by_route(&self) -> Option<usize> {
        self.index
            .of_route(&self.method, &self.parts)
            .first()
            .copied()
    }

    /// By the key `operation`. Text of the template may then stand for a parameter.
    fn named(
        &self,
        name: &str,
        literal: &syn::LitStr,
        errors: &mut Errors,
    ) -> Result<Option<usize>, Vec<usize>> {
        let of_name: Vec<(usize, &Operation)> = self
            .operations()
            .filter(|(_, operation)| operation.id.as_deref() == Some(name))
            .collect();
        let Some((first, operation)) = of_name.first() else {
            let ids = self
                .operations()
                .filter_map(|(_, operation)| operation.id.as_deref());
            let help = match nearest(name, ids) {
                Some(near) => format!("did you mean `operation = {near:?}`?"),
                None => match self.any_by_route() {
                    Some(_) => {
                        "leave it out: method and path tell which operation it is".to_owned()
                    }
                    None => format!(
                        "it is the `operationId` of an operation in `{}`",
                        self.source.written
                    ),
                },
            };
            let message = format!(
                "`{}` has no operation `{name}`\n= help: {help}",
                self.source.written
            );
            errors.at(literal.span(), message);
            let meant = self.any_by_route();
            return Err(meant.into_iter().collect());
        };
        let is_one = |(_, operation): &&(usize, &Operation)| {
            operation.method == self.method && route::is_case_of(&self.parts, operation)
        };
        if let Some((index, _)) = of_name.iter().find(is_one) {
            return Ok(Some(*index));
        }
        let message = format!(
            "operation `{name}` is `{operation}` in `{}:{}`, not `{}`\n= help: write `#[endpoint({}, {:?}, …)]`, or name the operation that it is",
            self.source.written,
            operation.line,
            self.endpoint,
            operation.method,
            route::template(operation),
        );
        errors.at(literal.span(), message);
        Err(self.any_by_route().into_iter().chain([*first]).collect())
    }

    /// Tells that the document has no such operation; gives those that may be meant.
    fn report(&self, errors: &mut Errors) -> Vec<usize> {
        let Self {
            endpoint, source, ..
        } = self;
        let written = &source.written;
        let same_path: Vec<(usize, &Operation)> = self
            .operations()
            .filter(|(_, operation)| route::is_path_of(&self.parts, operation))
            .collect();
        let message = format!("`{written}` has no `{endpoint}`");
        if !same_path.is_empty() {
            let methods: Vec<&str> = same_path
                .iter()
                .map(|(_, operation)| operation.method.as_str())
                .collect();
            let path = endpoint.to_string();
            let path = path.split_once(' ').map_or("", |(_, path)| path);
            let help = format!(
                "`{path}` has {}; or add `spec(undocumented)`",
                listed(&methods)
            );
            errors.at(endpoint.method.span(), format!("{message}\n= help: {help}"));
            return same_path.iter().map(|(index, _)| *index).collect();
        }
        let (help, meant) = self.meant();
        let text = endpoint.template.value();
        let end = text.find('?').unwrap_or(text.len());
        literal::report(errors, &endpoint.template, 0..end, &message, &help);
        meant
    }

    /// What to do about a path that the document does not have, and which operations may be meant.
    fn meant(&self) -> (String, Vec<usize>) {
        let base = &self.source.document.base;
        if let Some((index, operation)) = self.behind_base() {
            let path = route::template(operation);
            let help = format!("write `{path:?}`: `{base}` belongs to the client's base URL");
            return (help, vec![index]);
        }
        let shown = &self.index.shown;
        let written = self.endpoint.to_string();
        let near = nearest(&written, shown.iter().map(String::as_str));
        let near = near.and_then(|near| {
            let mut shown = shown.iter().enumerate();
            shown.find(|(_, one)| *one == near)
        });
        let case = self.operations().find(|(_, operation)| {
            operation.method == self.method && route::is_case_of(&self.parts, operation)
        });
        match (near, case) {
            (near, Some((index, operation))) if near.is_none_or(|(near, _)| near == index) => {
                let key = match &operation.id {
                    Some(id) => format!("add `operation = {id:?}`"),
                    None => "give it an `operationId`, for the key `operation`".to_owned(),
                };
                let help = format!("if it is a case of `{operation}`, {key}");
                (help, vec![index])
            }
            (Some((index, shown)), _) => (format!("did you mean `{shown}`?"), vec![index]),
            _ => (
                "correct the path, or add `spec(undocumented)` if the document lacks it".to_owned(),
                Vec::new(),
            ),
        }
    }

    /// The operation that is meant by a path with the base path before it.
    fn behind_base(&self) -> Option<(usize, &Operation)> {
        let base = self.source.document.base.as_str();
        let mut parts = self.parts.clone();
        let Some(PathPart::Text(text)) = parts.first_mut() else {
            return None;
        };
        *text = text
            .strip_prefix(base)
            .filter(|_| !base.is_empty())?
            .to_owned();
        let index = *self.index.of_route(&self.method, &parts).first()?;
        Some((index, self.source.document.operations.get(index)?))
    }
}

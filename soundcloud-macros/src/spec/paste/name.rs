//! What the method of an operation is called.

use std::collections::HashSet;

use crate::{
    document::{Document, Operation, PathPart},
    spec::{
        name::is_called,
        types::names::{free, is_name, snake, variable},
    },
};

/// Names that are the trait's own, or that a client has already.
const RESERVED: [&str; 7] = [
    "base_url",
    "client",
    "clone",
    "endpoints",
    "into",
    "to_owned",
    "try_into",
];

/// The names of methods, each given once.
pub(super) struct Names<'a> {
    document: &'a Document,
    taken: HashSet<String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(document: &'a Document, taken: &[String]) -> Self {
        let own = taken.iter().map(|name| name.trim_start_matches("r#"));
        Self {
            document,
            taken: own.chain(RESERVED).map(str::to_owned).collect(),
        }
    }

    /// A name that no other method has.
    pub(super) fn of(&mut self, operation: &Operation) -> String {
        let is_free = |name: &str| !self.taken.contains(name) && !self.is_anothers(name, operation);
        let name = free(method(operation), "_", is_free);
        self.taken.insert(name.clone());
        name
    }

    /// Whether the document calls another operation so, and not this one.
    fn is_anothers(&self, name: &str, operation: &Operation) -> bool {
        let mut operations = self.document.operations.iter();
        !is_called(operation, name) && operations.any(|other| is_called(other, name))
    }
}

/// The name of an operation's method, unless another has it.
pub(crate) fn method(operation: &Operation) -> String {
    let stated = operation.rust_name.as_deref();
    match stated.filter(|name| is_name(name)) {
        Some(name) => name.to_owned(),
        None => variable(
            &[stated, operation.id.as_deref()]
                .into_iter()
                .flatten()
                .map(snake)
                .find(|name| !name.is_empty())
                .unwrap_or_else(|| from_route(operation)),
        ),
    }
}

/// `get_pets_by_id` for `GET /pets/{id}`.
fn from_route(operation: &Operation) -> String {
    let mut words = vec![operation.method.to_lowercase()];
    for part in &operation.parts {
        match part {
            PathPart::Text(text) => words.push(snake(text)),
            PathPart::Parameter(name) => words.push(format!("by_{}", variable(name))),
        }
    }
    words.retain(|word| !word.is_empty());
    match words.as_slice() {
        [only] => format!("{only}_root"),
        words => words.join("_"),
    }
}

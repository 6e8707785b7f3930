//! The operations of a document by what they are looked for: a thousand methods have a thousand each.

use std::collections::HashMap;

use super::route;
use crate::document::{Document, PathPart};

/// Operations by their index in the document.
pub(super) struct Index {
    /// By method and path, whatever the parameters are called.
    routes: HashMap<String, Vec<usize>>,
    /// As templates name them.
    pub(super) shown: Vec<String>,
    /// By what a method is called that is one of them.
    names: HashMap<String, usize>,
}

impl Index {
    pub(super) fn new(document: &Document) -> Self {
        let mut index = Self {
            routes: HashMap::new(),
            names: HashMap::new(),
            shown: document.operations.iter().map(route::shown).collect(),
        };
        for (at, operation) in document.operations.iter().enumerate() {
            let key = key(&operation.method, &route::documented(operation));
            index.routes.entry(key).or_default().push(at);
            let name = operation.rust_name.as_ref().or(operation.id.as_ref());
            if let Some(name) = name {
                index.names.entry(route::folded(name)).or_insert(at);
            }
        }
        index
    }

    /// The operations of a route: one, unless the document has it twice.
    pub(super) fn of_route(&self, method: &str, parts: &[PathPart]) -> &[usize] {
        self.routes
            .get(&key(method, parts))
            .map_or(&[], Vec::as_slice)
    }

    /// The operation of a name, in whatever style.
    pub(super) fn of_name(&self, name: &str) -> Option<usize> {
        self.names.get(&route::folded(name)).copied()
    }
}

fn key(method: &str, parts: &[PathPart]) -> String {
    format!("{method} {}", route::flat(parts))
}

//! The document that a model is compared with.

use crate::document::{Document, Node, Schema};

/// A document, and its path as the user wrote it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Against<'a> {
    pub(super) document: &'a Document,
    pub(super) written: &'a str,
}

/// A schema by its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    pub(super) schema: Schema<'a>,
    /// Where its name stands.
    pub(super) line: usize,
}

impl<'a> Against<'a> {
    /// The document, in a message.
    pub(super) fn file(&self) -> String {
        format!("`{}`", self.written)
    }

    /// A place in the document, in a message.
    pub(super) fn place(&self, line: usize) -> String {
        format!("`{}:{line}`", self.written)
    }

    /// What stands under the name of a schema.
    pub(super) fn node(&self, name: &str) -> Option<&'a Node> {
        let mut schemas = self.document.schemas().iter();
        let (_, node) = schemas.find(|(key, _)| key.text() == Some(name))?;
        Some(node)
    }

    /// All schemas that have names.
    pub(super) fn schemas(&self) -> Vec<Named<'a>> {
        let schemas = self.document.schemas().iter();
        let named = schemas.filter_map(|(key, node)| {
            Some(Named {
                name: key.text()?,
                schema: Schema::new(self.document, node),
                line: key.line(),
            })
        });
        named.collect()
    }
}

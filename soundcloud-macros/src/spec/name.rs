//! What a method is called, where the document knows a name for it.

use syn::ext::IdentExt as _;

use super::{Pair, route};
use crate::{document::Operation, errors::Errors, literal};

impl Pair<'_> {
    /// Refuses a name that is another operation's, which is given: its method or its path is wrong. A
    /// document that knows what the method is called means it.
    pub(super) fn check_name(&self, errors: &mut Errors) -> Option<usize> {
        // A second method of an operation names the operation.
        if self.endpoint.operation.is_some() || self.is_called(self.operation) {
            return None;
        }
        let name = &self.endpoint.name;
        let place = self.place(self.operation.line);
        let other = self.index.of_name(&name.unraw().to_string());
        let operations = &self.source.document.operations;
        let other = other.and_then(|index| Some((index, operations.get(index)?)));
        let other = other.filter(|(_, other)| self.is_called(other));
        if let Some((_, other)) = other {
            self.report_other(other, errors);
        } else if let Some(known) = &self.operation.rust_name {
            let message = format!(
                "`{}` is called `{known}` in `{place}`\n= help: rename `{name}` to `{known}`",
                self.operation
            );
            errors.at(name.span(), message);
        }
        other.map(|(index, _)| index)
    }

    /// Whether the name of the method is that of an operation.
    fn is_called(&self, operation: &Operation) -> bool {
        is_called(operation, &self.endpoint.name.unraw().to_string())
    }

    fn report_other(&self, other: &Operation, errors: &mut Errors) {
        let (endpoint, name) = (self.endpoint, &self.endpoint.name);
        let place = self.place(other.line);
        let message = format!(
            "`{name}` is `{other}` in `{place}`, not `{}`",
            self.operation
        );
        if other.path == self.operation.path {
            let help = format!("write `{}`, or rename the method", other.method);
            errors.at(endpoint.method.span(), format!("{message}\n= help: {help}"));
            return;
        }
        let text = endpoint.template.value();
        let end = text.find('?').unwrap_or(text.len());
        let help = format!("write `{}`, or rename the method", route::shown(other));
        literal::report(errors, &endpoint.template, 0..end, &message, &help);
    }
}

/// Whether the document calls an operation so: exactly, if it says what the method is called.
pub(super) fn is_called(operation: &Operation, name: &str) -> bool {
    match (&operation.rust_name, &operation.id) {
        (Some(known), _) => name == *known,
        (None, Some(id)) => route::is_same_name(name, id),
        (None, None) => false,
    }
}

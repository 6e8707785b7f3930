//! Credentials: the key that a client adds to the query, and operations that need any.

use super::Pair;
use crate::{document::Parameter, errors::Errors};

impl Pair<'_> {
    pub(super) fn check_credentials(&self, errors: &mut Errors) {
        let auth = self.endpoint.auth.as_ref();
        let is = |word: &str| auth.is_some_and(|auth| auth == word);
        let name = self.endpoint.name.span();
        if let Some(key) = self.key()
            && !is("key")
        {
            let (key, place) = (&key.name, self.place(key.line));
            let message = format!(
                "`{}` takes the client's key `{key}`, says `{place}`\n= help: add `auth = key`, or `spec(omit({key:?}))`",
                self.operation
            );
            errors.at(auth.map_or(name, proc_macro2::Ident::span), message);
        }
        let Some(auth) = auth else { return };
        let place = self.place(self.operation.line);
        if is("key") && !self.operation.takes_key() && self.has_keys() {
            let message = format!(
                "`{}` takes no key, says `{place}`\n= help: remove `auth = key`",
                self.operation
            );
            errors.at(auth.span(), message);
        }
        if is("none") && self.operation.secured {
            let message = format!(
                "`{}` needs credentials, says `{place}`\n= help: remove `auth = none`, or write `security: []` in the document",
                self.operation
            );
            errors.at(auth.span(), message);
        }
    }

    /// The key that the client is to add, unless it is said that it is not.
    fn key(&self) -> Option<&Parameter> {
        let omit = &self.endpoint.differences.omit;
        let mut parameters = self.operation.parameters.iter();
        parameters.find(|parameter| {
            parameter.credential && !super::parameters::names(omit, &parameter.name)
        })
    }

    /// Whether the document tells of keys at all.
    fn has_keys(&self) -> bool {
        let mut operations = self.source.document.operations.iter();
        operations.any(crate::document::Operation::takes_key)
    }
}

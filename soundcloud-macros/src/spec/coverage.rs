//! The operations that a trait lacks.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

use super::{Check, paste::paste, selection};
use crate::{
    attribute::listed,
    code,
    document::{Operation, file::Source},
    errors::Errors,
};

/// More methods are not told at once: who pastes these is told the next.
const MOST: usize = 100;

impl Check<'_> {
    /// Tells the operations that no endpoint declares, nor is probably meant as.
    pub(super) fn report_missing(
        &self,
        source: &Source,
        name: &Ident,
        mentioned: &TokenStream,
        errors: &mut Errors,
    ) {
        let operations = &source.document.operations;
        let is_wanted = |operation: &&Operation| selection::is_wanted(operation, self.options);
        let meant = self.meant(|index| operations.get(index).is_some_and(|one| is_wanted(&one)));
        let missing: Vec<&Operation> = operations
            .iter()
            .enumerate()
            .filter(|(index, _)| !self.is_covered(*index) && !meant.contains(index))
            .map(|(_, operation)| operation)
            .filter(is_wanted)
            .collect();
        if missing.is_empty() {
            return;
        }
        let all = operations.iter().filter(is_wanted).count();
        let shown = missing.get(..MOST).unwrap_or(&missing);
        let written = &source.written;
        let mut message = match missing.as_slice() {
            [only] => format!(
                "trait `{name}` lacks `{only}`, at `{written}:{}`",
                only.line
            ),
            _ => format!(
                "trait `{name}` lacks {} operations of `{written}`: {}",
                if missing.len() == all {
                    format!("all {all}")
                } else {
                    format!("{} of the {all}", missing.len())
                },
                listed(
                    &missing
                        .iter()
                        .take(5)
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                ),
            ),
        };
        if missing.len() > 5 {
            message.push_str(", …");
        }
        let known: Vec<String> = names(mentioned);
        let mut taken = self.methods.clone();
        taken.push(name.unraw().to_string());
        let paste = paste(&source.document, shown, &taken, &known, written);
        let imports = if self.methods.is_empty() {
            let path = self
                .runtime
                .map_or_else(|| "soundcloud_api".to_owned(), code::shown);
            format!(", with `use {path}::{{Call, endpoint}};`")
        } else {
            String::new()
        };
        let more = if shown.len() < missing.len() {
            format!(" (the first {MOST}; the next are told then)")
        } else {
            String::new()
        };
        message = format!(
            "{message}\n= help: paste into the trait{imports}{more}, or name what is meant to be left out: `spec(file = {written:?}, except(…))`\n\n{}",
            self.named(paste.methods.trim_end())
        );
        if !paste.types.is_empty() {
            message = format!(
                "{message}\n\n= help: and beside the trait\n\n{}",
                self.named(paste.types.trim_end())
            );
        }
        message.push('\n');
        errors.at(name.span(), message);
    }

    fn is_covered(&self, index: usize) -> bool {
        self.covered.get(index).is_some_and(|covered| *covered)
    }

    /// Code with the runtime by its name here.
    fn named(&self, code: &str) -> String {
        match self.runtime {
            Some(path) => {
                let path = code::shown(path);
                code.replace("soundcloud_api::", &format!("{path}::"))
                    .replace("#[schema(", &format!("#[schema(crate = {path}, "))
            }
            None => code.to_owned(),
        }
    }

    /// The operations that endpoints with mistakes are probably meant as: one for each.
    fn meant(&self, is_wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut meant: Vec<usize> = Vec::new();
        for stray in &self.strays {
            let is_free = |index: usize| !self.is_covered(index) && is_wanted(index);
            let mut free = stray.iter().copied().filter(|index| is_free(*index));
            meant.extend(free.find(|index| !meant.contains(index)));
        }
        meant
    }
}

/// All names among tokens.
fn names(tokens: &TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(name) => found.push(name.to_string()),
            TokenTree::Group(group) => found.extend(names(&group.stream())),
            _ => {}
        }
    }
    found
}

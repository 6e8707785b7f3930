//! The check of a trait against the API document of its vendor, both ways.

mod agreement;
mod body;
mod coverage;
mod credentials;
mod index;
mod name;
mod operation;
mod parameters;
pub(crate) mod paste;
mod route;
mod selection;
mod shape;
mod types;
mod written;

use std::path::PathBuf;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, GenericParam, Generics, LitStr, Path, TraitItemFn, ext::IdentExt as _};

use self::{index::Index, operation::Found, written::Written};
use crate::{
    api::document::Document as Options,
    document::{
        Operation,
        beside::beside,
        file::{Source, Unread},
        track::track,
    },
    endpoint::Endpoint,
    errors::Errors,
    expand::Private,
};

/// A trait while it is held against its document.
pub(crate) struct Check<'a> {
    options: &'a Options,
    /// Where the runtime is, if it is called something else.
    runtime: Option<&'a Path>,
    /// The file, even if it could not be read: a change of it builds the crate again.
    path: Option<PathBuf>,
    source: Option<(Source, Index)>,
    /// Whether an endpoint declares the operation of this index.
    covered: Vec<bool>,
    /// For each endpoint that is none of the document's, what it may be meant as, nearest first.
    strays: Vec<Vec<usize>>,
    /// The names of the trait's type parameters and lifetimes.
    generics: Vec<String>,
    /// The names of the methods so far.
    methods: Vec<String>,
    /// Whether an endpoint could not be read, and may be any operation.
    incomplete: bool,
    /// What only the compiler can compare, as it knows the types.
    agreements: TokenStream,
}

/// An endpoint and its operation, while they are compared.
struct Pair<'a> {
    endpoint: &'a Endpoint,
    operation: &'a Operation,
    source: &'a Source,
    index: &'a Index,
    options: &'a Options,
    written: Written<'a>,
}

impl<'a> Check<'a> {
    /// Reads the document that the attribute names.
    #[allow(
        clippy::unnecessary_wraps,
        reason = "without the feature there is no check"
    )]
    pub(crate) fn start(
        options: &'a Options,
        generics: &Generics,
        runtime: Option<&'a Path>,
        errors: &mut Errors,
    ) -> Option<Self> {
        let literal = &options.file;
        let read = Source::load(&literal.value(), beside(literal.span()).as_deref());
        let mut check = Self {
            options,
            runtime,
            path: None,
            source: None,
            covered: Vec::new(),
            strays: Vec::new(),
            generics: names(generics).collect(),
            methods: Vec::new(),
            incomplete: false,
            agreements: TokenStream::new(),
        };
        match read {
            Ok(source) => {
                check.covered = vec![false; source.document.operations.len()];
                check.path = Some(source.path.clone());
                report_dangling(&source, literal, errors);
                selection::check(options, &source.document, errors);
                let index = Index::new(&source.document);
                check.source = Some((source, index));
            }
            Err(unread) => {
                if !unread.repeated {
                    let Unread { message, help, .. } = &unread;
                    errors.at(literal.span(), format!("{message}\n= help: {help}"));
                }
                check.path = unread.path;
            }
        }
        Some(check)
    }

    /// Holds an endpoint against its operation.
    pub(crate) fn endpoint(
        &mut self,
        endpoint: &Endpoint,
        method: &TraitItemFn,
        private: &Private,
        errors: &mut Errors,
    ) {
        self.methods.push(endpoint.name.unraw().to_string());
        let Some((source, index)) = &self.source else {
            return;
        };
        let found = operation::find(endpoint, source, index, &self.covered, errors);
        let at = match found {
            Found::Operation(at) => at,
            Found::Stray(meant) => return self.strays.push(meant),
            Found::Unlisted => return,
        };
        let (Some(operation), Some(covered)) =
            (source.document.operations.get(at), self.covered.get_mut(at))
        else {
            return;
        };
        let pair = Pair {
            endpoint,
            operation,
            source,
            index,
            options: self.options,
            written: Written::new(endpoint),
        };
        if let Some(meant) = pair.check_name(errors) {
            return self.strays.push(vec![meant, at]);
        }
        *covered = true;
        // What is looked for may be where a reference should lead, which is told.
        if !source.document.dangling.is_empty() {
            return;
        }
        pair.check(&method.attrs, errors);
        if errors.is_empty() {
            let mut generics = self.generics.clone();
            generics.extend(names(&method.sig.generics));
            let agreements = pair.agreements(&method.attrs, &generics, private);
            self.agreements.extend(agreements);
        }
    }

    /// An endpoint that could not be read.
    pub(crate) fn unread(&mut self) {
        self.incomplete = true;
    }

    /// Tells which operations the trait lacks, with what is to be pasted. `mentioned` are the tokens of
    /// the trait: types that they name are there.
    pub(crate) fn finish(&self, name: &Ident, mentioned: &TokenStream, errors: &mut Errors) {
        if let Some((source, _)) = &self.source
            && !self.incomplete
        {
            self.report_missing(source, name, mentioned, errors);
        }
    }

    /// What stands beside the trait: the file is tracked, and types are compared.
    pub(crate) fn tokens(&self) -> TokenStream {
        let tracked = self.path.as_deref().and_then(track);
        let agreements = &self.agreements;
        quote!(#tracked #agreements)
    }
}

impl Pair<'_> {
    fn check(&self, attributes: &[Attribute], errors: &mut Errors) {
        self.check_parameters(errors);
        self.check_body(errors);
        self.check_shapes(errors);
        self.check_credentials(errors);
        self.check_deprecation(attributes, errors);
    }

    fn check_deprecation(&self, attributes: &[Attribute], errors: &mut Errors) {
        let is_told = attributes
            .iter()
            .any(|one| one.path().is_ident("deprecated"));
        if self.operation.deprecated && !is_told {
            let place = self.place(self.operation.line);
            let message = format!(
                "`{}` is deprecated in `{place}`\n= help: write `#[deprecated]` above the method",
                self.operation
            );
            errors.at(self.endpoint.name.span(), message);
        }
    }

    /// A line of the document, as one can jump to it.
    fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.source.written)
    }
}

/// References that lead nowhere would leave parts of requests unchecked.
fn report_dangling(source: &Source, literal: &LitStr, errors: &mut Errors) {
    let dangling = &source.document.dangling;
    let Some((line, reference)) = dangling.first() else {
        return;
    };
    let written = &source.written;
    let others = match dangling.len() {
        1 => String::new(),
        count => format!(", and {} more do not", count.saturating_sub(1)),
    };
    let message = format!("`{reference}` in `{written}:{line}` leads nowhere{others}");
    let help = "correct the document; what stands in other files has to be copied into it";
    errors.at(literal.span(), format!("{message}\n= help: {help}"));
}

/// The names that mean nothing outside of what has these parameters.
fn names(generics: &Generics) -> impl Iterator<Item = String> {
    generics.params.iter().map(|parameter| match parameter {
        GenericParam::Type(parameter) => parameter.ident.to_string(),
        GenericParam::Const(parameter) => parameter.ident.to_string(),
        GenericParam::Lifetime(parameter) => parameter.lifetime.ident.to_string(),
    })
}

#[cfg(test)]
mod tests;

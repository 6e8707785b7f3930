//! What stands for the check against an API document where the feature `spec` is off.

use std::{convert::Infallible, marker::PhantomData};

use proc_macro2::{Ident, TokenStream};
use syn::{Generics, Path, TraitItemFn};

use super::document::Document;
use crate::{endpoint::Endpoint, errors::Errors, expand::Private};

/// There is none.
pub(crate) struct Check<'a> {
    none: Infallible,
    options: PhantomData<&'a Document>,
}

impl Check<'_> {
    pub(crate) fn start(
        document: &Document,
        _: &Generics,
        _: Option<&Path>,
        errors: &mut Errors,
    ) -> Option<Self> {
        let message = format!(
            "`spec` needs the feature `spec` of `soundcloud-api`\n= help: write `soundcloud-api = {{ version = \"{}\", features = [\"spec\"] }}`",
            env!("CARGO_PKG_VERSION")
        );
        errors.at(document.file.span(), message);
        None
    }

    pub(crate) fn endpoint(&mut self, _: &Endpoint, _: &TraitItemFn, _: &Private, _: &mut Errors) {
        match self.none {}
    }

    pub(crate) fn unread(&mut self) {
        match self.none {}
    }

    pub(crate) fn finish(&self, _: &Ident, _: &TokenStream, _: &mut Errors) {
        match self.none {}
    }

    pub(crate) fn tokens(&self) -> TokenStream {
        match self.none {}
    }
}

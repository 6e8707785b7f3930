//! `#[derive(Schema)]`: a type, compared with what an API document says of its values.

mod against;
mod compare;
mod fields;
mod holds;
mod keys;
mod known;
mod matched;
mod missing;
mod model;
mod names;
mod omit;
mod operations;
mod query;
mod rename;
mod serde;
mod slot;
mod told;
mod types;
mod wanted;
mod words;

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use self::{against::Against, compare::Claim, model::Model, told::told};
use crate::{
    document::{self, beside::beside, file::Source, track::track},
    errors::Errors,
    expand::Private,
};

/// Expands the derive: what the type is in the document, beside its mistakes.
pub(crate) fn expand(item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let model = match model::item(item) {
        Ok(item) => Model::read(&item, &mut errors),
        Err(error) => return error.to_compile_error(),
    };
    let Some(model) = model else {
        return TokenStream::new();
    };
    let (source, path) = load(&model, &mut errors);
    let claim = match &source {
        Some(source) => {
            let against = Against {
                document: &source.document,
                written: &source.written,
            };
            compare::compare(&model, &against, &mut errors)
        }
        None => Claim::written(&model),
    };
    let expanded = expanded(&model, &claim, path.as_deref());
    let errors = errors.to_compile_errors();
    quote!(#expanded #errors)
}

/// What a type that is sent certainly cannot be, of the values of a schema: the type, what is wrong
/// with it in words, and whether another type has to take its place as a whole.
pub(crate) fn unfit<'a>(
    ty: &'a Type,
    schema: document::Schema<'_>,
    (name, place): (&str, &str),
) -> Option<(&'a Type, String, bool)> {
    let misfit = holds::misfit(ty, schema, serde::Direction::Sent)?;
    let message = misfit.message(name, place);
    Some((misfit.ty, message, misfit.is_whole()))
}

/// Reads the document; gives also the path of a file that cannot be read.
fn load(model: &Model, errors: &mut Errors) -> (Option<Source>, Option<PathBuf>) {
    let Some(spec) = &model.keys.spec else {
        return (None, None);
    };
    match Source::load(&spec.value(), beside(spec.span()).as_deref()) {
        Ok(source) => {
            let path = source.path.clone();
            (Some(source), Some(path))
        }
        Err(unread) => {
            // The trait and all models have the same document: whoever is first tells.
            if !unread.repeated {
                errors.at(spec.span(), told(&unread.message, &unread.help));
            }
            (None, unread.path)
        }
    }
}

// Input:
//     #[derive(Schema)]
//     #[schema(spec = "spec/soundcloud.yaml")]
//     struct Track { title: Option<String> }
//
// Output:
//     #[automatically_derived]
//     impl ::soundcloud_api::__private::Schema for Track {
//         const NAME: &'static str = "Track";
//     }
//     // Should the document change, the type is compared once more; one type says so for all.
//     const _: &[u8] = include_bytes!("/home/ana/shop/spec/soundcloud.yaml");
fn expanded(model: &Model, claim: &Claim, path: Option<&Path>) -> TokenStream {
    let private = Private::new(model.keys.runtime.as_ref());
    let name = &model.ident;
    let (generics, arguments, bounds) = model.generics.split_for_impl();
    let (claimed, constant) = match claim {
        Claim::Schema(name) => (
            quote!(#private::Schema),
            quote!(const NAME: &'static ::core::primitive::str = #name;),
        ),
        Claim::Query(operations) => (
            quote!(#private::QueryFields),
            quote!(const OPERATIONS: &'static [&'static ::core::primitive::str] = &[#(#operations),*];),
        ),
    };
    let tracked = path.and_then(track);
    quote! {
        #[automatically_derived]
        impl #generics #claimed for #name #arguments #bounds {
            #constant
        }
        #tracked
    }
}

#[cfg(test)]
mod tests;

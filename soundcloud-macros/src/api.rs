//! The attribute on a trait: expands its endpoints together, and sees what none of them does alone.

mod arguments;
pub(crate) mod document;
mod duplicates;
mod items;
mod openapi;
mod table;
#[cfg(not(feature = "spec"))]
mod unchecked;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{ItemTrait, parse_quote};

#[cfg(not(feature = "spec"))]
use self::unchecked::Check;
use self::{arguments::Arguments, items::Items};
#[cfg(feature = "spec")]
use crate::spec::Check;
use crate::{code::shown, errors::Errors, expand::Private};

/// Expands the attribute on a trait: the trait with all its endpoints and their table.
pub(crate) fn expand(attribute: TokenStream, item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = Arguments::parse(attribute, &mut errors);
    let mut item = match syn::parse2::<ItemTrait>(item.clone()) {
        Ok(item) => item,
        Err(error) => {
            refuse(item, &error, &mut errors);
            let errors = errors.to_compile_errors();
            return quote!(#errors #item);
        }
    };
    refuse_another(&mut item, &mut errors);
    if let Some(token) = &item.unsafety {
        let message = "a trait of endpoints cannot be `unsafe`\n= help: remove `unsafe`";
        errors.over(token, message);
    }
    let private = Private::new(arguments.runtime.as_ref());
    check_client(&mut item, &arguments, &private, &mut errors);

    let mut check = arguments.document.as_ref().and_then(|document| {
        let runtime = arguments.runtime.as_ref();
        Check::start(document, &item.generics, runtime, &mut errors)
    });
    let written = check.as_ref().map(|_| item.to_token_stream());
    let trait_items = std::mem::take(&mut item.items);
    let items = Items::expand(trait_items, &arguments, &private, check.as_mut());
    // With a document, it is told what to paste.
    if items.is_empty() && arguments.document.is_none() {
        let message = format!(
            "trait `{0}` declares no endpoints\n= help: write `#[endpoint(GET, \"/path\")]` on its methods",
            item.ident
        );
        errors.at(item.ident.span(), message);
    }
    let table = items.table(&private);
    let openapi = arguments.openapi.then(|| items.openapi(&item, &private));
    item.items = items.expanded;
    item.items.extend(table);
    item.items.extend(openapi.flatten());
    let mut beside = None;
    if let Some((check, written)) = check.zip(written) {
        check.finish(&item.ident, &written, &mut errors);
        beside = Some(check.tokens());
    }
    let errors = errors.to_compile_errors();
    quote!(#errors #item #beside)
}

/// Says what is no trait; what is one, but not understood, is told in the parser's words.
fn refuse(item: &TokenStream, error: &syn::Error, errors: &mut Errors) {
    const ITEMS: [&str; 8] = [
        "struct", "enum", "union", "impl", "mod", "type", "use", "static",
    ];
    let mut tokens = item.clone().into_iter();
    let keyword = tokens.find(|token| match token {
        TokenTree::Ident(word) => {
            word == "trait" || word == "fn" || ITEMS.iter().any(|item| word == item)
        }
        _ => false,
    });
    match keyword {
        Some(keyword) if keyword.to_string() != "trait" => errors.at(
            keyword.span(),
            format!(
                "`#[api]` goes on a trait, not on `{keyword}`\n= help: write `trait Name: soundcloud_api::Api {{ … }}` with one method for each endpoint"
            ),
        ),
        _ => errors.at(
            error.span(),
            format!("this trait could not be read: {error}\n= help: leave `#[api]` out to see what the compiler says"),
        ),
    }
}

/// A second `#[api]` is a mistake, and must not expand once more.
fn refuse_another(item: &mut ItemTrait, errors: &mut Errors) {
    let name = &item.ident;
    item.attrs.retain(|attribute| {
        let another = is_ours(attribute.path(), "api");
        if another {
            errors.over(
                attribute.path(),
                format!("trait `{name}` is already marked `#[api]`\n= help: remove one of them"),
            );
        }
        !another
    });
}

/// Whether a path is that of an attribute of ours, whatever the crate is called.
fn is_ours(path: &syn::Path, name: &str) -> bool {
    path.segments.len() <= 2
        && path
            .segments
            .last()
            .is_some_and(|segment| segment.ident == name)
}

/// A trait that is bound by nothing has no client. The missing bound is added, so that the endpoints
/// need not say so again.
fn check_client(
    item: &mut ItemTrait,
    arguments: &Arguments,
    private: &Private,
    errors: &mut Errors,
) {
    if !item.supertraits.is_empty() || item.generics.where_clause.is_some() {
        return;
    }
    let runtime = arguments
        .runtime
        .as_ref()
        .map_or_else(|| "soundcloud_api".to_owned(), shown);
    let name = &item.ident;
    let message = format!(
        "trait `{name}` has no client to send its calls by\n= help: write `trait {name}: {runtime}::Api`"
    );
    errors.at(name.span(), message);
    item.colon_token = Some(parse_quote!(:));
    item.supertraits.push(parse_quote!(#private::Api));
}

#[cfg(test)]
pub(crate) mod tests;

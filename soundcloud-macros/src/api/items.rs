//! The items of the trait: its endpoints, and what stands beside them.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Attribute, ItemTrait, Meta, Path, TraitItem, ext::IdentExt as _, spanned::Spanned as _};

use super::{Arguments, Check, duplicates::Duplicates, is_ours, openapi, table};
use crate::{
    attribute::method_named,
    code::shown,
    errors::Errors,
    expand::{Declaration, Private, marker},
    item::Method,
    suggest::nearest,
};

/// The items of a trait after their expansion.
#[derive(Default)]
pub(super) struct Items {
    pub(super) expanded: Vec<TraitItem>,
    /// The table's rows: the endpoints without a mistake.
    rows: Vec<TokenStream>,
    /// The parts of the API document, should there be one.
    documented: Vec<TokenStream>,
    /// The paths by which the attribute was called.
    paths: Vec<Path>,
    /// Whether there are endpoints, or what may have been meant as one.
    any: bool,
    /// Whether the trait has an item by the table's name.
    has_table: bool,
    /// Whether it has one by the name of the function that gives the API document.
    has_openapi: bool,
    duplicates: Duplicates,
}

impl Items {
    pub(super) fn expand(
        items: Vec<TraitItem>,
        arguments: &Arguments,
        private: &Private,
        mut check: Option<&mut Check<'_>>,
    ) -> Self {
        let mut expanded = Self::default();
        for item in items {
            let check = check.as_deref_mut();
            let item = expanded.item(item, arguments, private, check);
            expanded.expanded.push(TraitItem::Verbatim(item));
        }
        expanded
    }

    /// Whether the trait declares nothing.
    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// The function that lists the endpoints, unless the trait has another of its name.
    pub(super) fn table(&self, private: &Private) -> Option<TraitItem> {
        (!self.has_table).then(|| table::table(&self.rows, private))
    }

    /// The function that gives the API document.
    pub(super) fn openapi(&self, item: &ItemTrait, private: &Private) -> Option<TraitItem> {
        (!self.has_openapi).then(|| openapi::function(&self.documented, item, private))
    }

    fn item(
        &mut self,
        item: TraitItem,
        arguments: &Arguments,
        private: &Private,
        check: Option<&mut Check<'_>>,
    ) -> TokenStream {
        let tokens = match item {
            TraitItem::Fn(function) => {
                return self.method(function.into(), arguments, private, check);
            }
            TraitItem::Macro(item) => {
                self.any = true;
                let mut errors = Errors::default();
                errors.over(
                    &item.mac.path,
                    "`#[api]` does not see the methods that a macro writes\n= help: let the macro write the whole trait",
                );
                let errors = errors.to_compile_errors();
                return quote!(#errors #item);
            }
            other => other.into_token_stream(),
        };
        // A method that the compiler will refuse is one all the same.
        match syn::parse2::<Method>(tokens.clone()) {
            Ok(method) => self.method(method, arguments, private, check),
            Err(_) => tokens,
        }
    }

    fn method(
        &mut self,
        mut method: Method,
        arguments: &Arguments,
        private: &Private,
        check: Option<&mut Check<'_>>,
    ) -> TokenStream {
        let attributes = &mut method.function.attrs;
        let endpoint = attributes
            .iter()
            .position(|attribute| is_ours(attribute.path(), "endpoint"));
        let Some(index) = endpoint else {
            return self.other(method, arguments);
        };
        self.any = true;
        let attribute = attributes.remove(index);
        let marker = self.marker(attribute.path());
        let conditions: Vec<Attribute> = attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("cfg"))
            .cloned()
            .collect();
        let mut declaration = read(attribute, method, arguments);
        self.refuse_name(&mut declaration, arguments);
        if let Some(endpoint) = &declaration.endpoint {
            let conditional = !conditions.is_empty();
            let errors = &mut declaration.errors;
            if let Some(check) = check {
                check.endpoint(endpoint, &declaration.method.function, private, errors);
            }
            // What is not the operation that was meant is no second one either.
            if errors.is_empty() {
                self.duplicates.check(endpoint, conditional, errors);
            }
            if errors.is_empty() {
                self.rows.push(table::row(endpoint, &conditions, private));
                if arguments.openapi {
                    let method = &declaration.method.function;
                    let part = openapi::row(endpoint, method, &conditions, private);
                    self.documented.push(part);
                }
            }
        } else if let Some(check) = check {
            check.unread();
        }
        let attributes = &mut declaration.method.function.attrs;
        let index = index.min(attributes.len());
        attributes.splice(index..index, marker);
        declaration.expanded()
    }

    /// What keeps the import of the attribute used: once is enough for each path to it.
    fn marker(&mut self, path: &Path) -> Option<Attribute> {
        let new = !self.paths.contains(path);
        if new {
            self.paths.push(path.clone());
        }
        new.then(|| marker(path))
    }

    /// What is no endpoint must be a helper, or was meant as one.
    fn other(&mut self, mut method: Method, arguments: &Arguments) -> TokenStream {
        let function = &mut method.function;
        let name = &function.sig.ident;
        self.has_table |= name == table::NAME;
        if arguments.openapi && name.unraw() == openapi::NAME {
            self.has_openapi = true;
            let mut errors = Errors::default();
            errors.at(
                name.span(),
                "the name `openapi` is that of the function which `#[api(openapi)]` adds\n= help: rename the method",
            );
            let errors = errors.to_compile_errors();
            return quote!(#errors #method);
        }
        let may_be_one = function.attrs.iter().any(may_expand_to_endpoint);
        self.any |= may_be_one;
        if function.default.is_some() || may_be_one {
            return quote!(#method);
        }
        self.any = true;
        let mut errors = Errors::default();
        let misspelt = function.attrs.iter().position(is_misspelt);
        if let Some(index) = misspelt {
            let attribute = function.attrs.remove(index);
            errors.over(
                attribute.path(),
                format!(
                    "method `{name}` has no `#[endpoint]`\n= help: write `{}`",
                    corrected(&attribute)
                ),
            );
        } else {
            errors.at(
                name.span(),
                format!(
                    "method `{name}` has neither `#[endpoint]` nor a body\n= help: write `#[endpoint(GET, \"/path\")]` on it, or give it a body"
                ),
            );
        }
        Declaration::unread(method, errors).expanded()
    }

    fn refuse_name(&mut self, declaration: &mut Declaration, arguments: &Arguments) {
        let name = &declaration.method.function.sig.ident;
        let taken = name.unraw();
        let message = if taken == table::NAME {
            self.has_table = true;
            "the name `endpoints` is that of the table which `#[api]` adds"
        } else if arguments.openapi && taken == openapi::NAME {
            self.has_openapi = true;
            "the name `openapi` is that of the function which `#[api(openapi)]` adds"
        } else {
            return;
        };
        let message = format!("{message}\n= help: rename the method; what is sent stays the same");
        declaration.errors.at(name.span(), message);
    }
}

/// Reads an endpoint by the attribute that was on it.
fn read(attribute: Attribute, method: Method, arguments: &Arguments) -> Declaration {
    let mut errors = Errors::default();
    let place = attribute.path().span();
    let written = match attribute.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(list) => list.tokens,
        Meta::NameValue(value) => {
            let template = value.value.to_token_stream();
            errors.over(
                value.eq_token,
                format!("the arguments of `#[endpoint]` stand in parentheses\n= help: write `#[endpoint(GET, {template})]`"),
            );
            return Declaration::unread(method, errors);
        }
    };
    Declaration::read(written, place, method, arguments.runtime.as_ref())
}

/// Whether an attribute may become an `#[endpoint]` when the compiler sees it.
fn may_expand_to_endpoint(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else {
        return false;
    };
    attribute.path().is_ident("cfg_attr")
        && list
            .tokens
            .clone()
            .into_iter()
            .any(|token| token.to_string() == "endpoint")
}

fn is_misspelt(attribute: &Attribute) -> bool {
    last(attribute.path())
        .is_some_and(|name| nearest(&name, ["endpoint"]).is_some() || method(&name).is_some())
}

/// The HTTP method that is the name of another library's attribute, `#[get]`.
fn method(name: &str) -> Option<&'static str> {
    method_named(name).filter(|_| name.chars().all(char::is_lowercase))
}

fn last(path: &Path) -> Option<String> {
    path.segments
        .last()
        .map(|segment| segment.ident.to_string())
}

/// The attribute that was meant by one that is misspelt, or another library's.
fn corrected(attribute: &Attribute) -> String {
    let written = match &attribute.meta {
        Meta::List(list) => shown(&list.tokens),
        _ => "\"/path\"".to_owned(),
    };
    match last(attribute.path()).as_deref().and_then(method) {
        Some(method) => format!("#[endpoint({method}, {written})]"),
        _ if written.starts_with('"') => format!("#[endpoint(GET, {written})]"),
        _ => format!("#[endpoint({written})]"),
    }
}

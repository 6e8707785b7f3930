//! The parts of an attribute of ours, and their shapes.

use proc_macro2::{Group, Ident, TokenTree};
use syn::{Attribute, Meta};

use crate::{
    attribute::tokens::{self, Part, Within, is_parentheses, is_punct},
    errors::Errors,
};

/// What stands behind a key.
#[derive(Debug)]
pub(super) enum Form<'a> {
    Alone,
    /// `key = value`
    Value(&'a [TokenTree]),
    /// `key(…)`
    List(&'a Group),
    Other,
}

pub(super) fn form(rest: &[TokenTree]) -> Form<'_> {
    match rest {
        [] => Form::Alone,
        [TokenTree::Group(group)] if is_parentheses(group) => Form::List(group),
        [equals, value @ ..] if is_punct(equals, '=') && !value.is_empty() => Form::Value(value),
        _ => Form::Other,
    }
}

/// The parts of all attributes `#[schema(…)]`, as far as they have any.
pub(super) fn parts(
    attributes: &[Attribute],
    example: &str,
    incomplete: &mut bool,
    errors: &mut Errors,
) -> Vec<Part> {
    let mut parts = Vec::new();
    for attribute in attributes {
        if !attribute.path().is_ident("schema") {
            continue;
        }
        let Meta::List(list) = &attribute.meta else {
            *incomplete = true;
            let message =
                format!("`#[schema]` has parentheses\n= help: write `#[schema({example})]`");
            errors.over(attribute.path(), message);
            continue;
        };
        parts.extend(tokens::split(list.tokens.clone(), Within::List, errors));
    }
    parts
}

/// A key that is there or not.
pub(super) fn alone(part: &Part, key: &Ident, form: &Form<'_>, errors: &mut Errors) -> Ident {
    if !matches!(form, Form::Alone) {
        let message = format!("`{key}` stands alone\n= help: write `{key}`");
        errors.over(part.stream(), message);
    }
    key.clone()
}

//! Joins attribute and signature, by the rules that need both.

mod bodies;
mod headers;
mod places;
mod roles;
mod segments;

use syn::{LitStr, TraitItemFn, ext::IdentExt as _};

#[cfg(feature = "spec")]
pub(crate) use self::headers::can_be_sent;
use self::places::Places;
use crate::{
    attribute::{Attribute, HeaderValue},
    code::shown,
    endpoint::{Endpoint, Piece},
    errors::Errors,
    signature,
    template::{PathPiece, QueryPiece, Template},
};

/// The endpoint, if attribute and signature have no mistake.
pub(crate) fn join(
    attribute: Attribute,
    method: &TraitItemFn,
    errors: &mut Errors,
) -> Option<Endpoint> {
    if signature::rewritten(&method.sig, errors) {
        return None;
    }
    signature::qualifiers(&method.sig, errors);
    signature::receiver(&method.sig, errors);
    let wanted = wanted(&attribute, method);
    let (arguments, complete) = signature::arguments(&method.sig, &wanted, errors);

    // An argument that could not be read may be the one that a parameter is looking for; so may one
    // that an attribute gives another name.
    let complete = complete && !attribute.incomplete && !roles::rename(&arguments);
    let mut places = Places::new(&arguments, &method.sig.ident, complete);
    let mut pieces = Vec::new();
    if let Some((written, template)) = &attribute.template {
        pieces.extend(path(template, &mut places, errors));
        pieces.extend(query(written, template, &mut places, errors));
    }
    pieces.extend(headers(&attribute, &mut places, errors));
    let body = bodies::body(&attribute, &mut places, errors);
    places.finish(&attribute, errors);

    let result = signature::result(
        &method.sig,
        attribute.runtime.as_ref(),
        attribute.method.as_ref(),
        errors,
    );
    refuse_body(method, errors);
    if !errors.is_empty() {
        return None;
    }
    let (template, _) = attribute.template?;
    Some(Endpoint {
        name: method.sig.ident.clone(),
        docs: signature::docs(&method.attrs),
        method: attribute.method?,
        template,
        pieces,
        body,
        operation: attribute.operation,
        auth: attribute.auth,
        retry: attribute.retry.as_ref().map(ToString::to_string),
        runtime: attribute.runtime,
        differences: attribute.differences,
        result: result?,
    })
}

/// The names in the attribute that no argument has.
fn wanted(attribute: &Attribute, method: &TraitItemFn) -> Vec<String> {
    let inputs = method.sig.inputs.iter().filter_map(|input| match input {
        syn::FnArg::Typed(input) => match &*input.pat {
            syn::Pat::Ident(name) => Some(name.ident.unraw().to_string()),
            _ => None,
        },
        syn::FnArg::Receiver(_) => None,
    });
    let given: Vec<String> = inputs.collect();
    let parameters = attribute
        .template
        .iter()
        .flat_map(|(_, template)| template.parameters());
    let headers = attribute
        .headers
        .iter()
        .filter_map(|header| match &header.value {
            HeaderValue::Argument(argument) => Some(argument),
            HeaderValue::Fixed(_) => None,
        });
    let keys = attribute
        .bodies
        .iter()
        .map(|body| &body.argument)
        .chain(headers);
    let mut wanted: Vec<String> = parameters.map(|parameter| parameter.name.clone()).collect();
    wanted.extend(keys.map(|argument| argument.unraw().to_string()));
    wanted.retain(|name| !given.contains(name));
    wanted
}

fn path(template: &Template, places: &mut Places<'_>, errors: &mut Errors) -> Vec<Piece> {
    let pieces = template.path.iter().filter_map(|piece| match piece {
        PathPiece::Text(text) => Some(Piece::Text(text.clone())),
        PathPiece::Parameter(parameter) => {
            let value = places.parameter(parameter)?;
            segments::check_type(&value, errors);
            Some(Piece::Path(value))
        }
        PathPiece::Rest(parameter) => {
            let value = places.parameter(parameter)?;
            segments::check_optional(&value, errors);
            Some(Piece::Rest(value))
        }
    });
    pieces.collect()
}

fn query(
    written: &LitStr,
    template: &Template,
    places: &mut Places<'_>,
    errors: &mut Errors,
) -> Vec<Piece> {
    let pieces = template.query.iter().filter_map(|piece| match piece {
        QueryPiece::Pair(key, value) => Some(Piece::Pair(key.clone(), value.clone())),
        QueryPiece::Parameter(key, parameter) => {
            let value = places.parameter(parameter)?;
            Some(Piece::Query(key.clone(), value))
        }
        QueryPiece::Fields(parameter) => {
            let value = places.parameter(parameter)?;
            if signature::is_scalar(&value.ty) {
                let mut text = written.value();
                text.replace_range(parameter.range.clone(), &format!("<{}>", parameter.name));
                let message = format!(
                    "`{}` has no fields for the query\n= help: write `{text:?}`",
                    shown(&value.ty)
                );
                errors.over(&value.ty, message);
            }
            Some(Piece::Fields(value))
        }
    });
    pieces.collect()
}

fn headers(attribute: &Attribute, places: &mut Places<'_>, errors: &mut Errors) -> Vec<Piece> {
    let mut before = Vec::new();
    let mut pieces = Vec::new();
    for header in &attribute.headers {
        let name = header.name.value().to_ascii_lowercase();
        headers::check_name(header, &name, &before, errors);
        pieces.extend(match &header.value {
            HeaderValue::Fixed(text) => {
                headers::check_text(text, errors);
                Some(Piece::FixedHeader(name.clone(), text.value()))
            }
            HeaderValue::Argument(argument) => places
                .key(argument, errors)
                .map(|value| Piece::Header(name.clone(), value)),
        });
        before.push((name, header));
    }
    pieces
}

fn refuse_body(method: &TraitItemFn, errors: &mut Errors) {
    if let Some(body) = &method.default {
        let message = format!(
            "endpoint `{}` has a body, which is the attribute's to write\n= help: replace it by `;`, or remove `#[endpoint]` to keep it as a helper; a method of an `impl` moves to a trait",
            method.sig.ident
        );
        errors.at(body.brace_token.span.join(), message);
    }
}

#[cfg(test)]
mod tests;

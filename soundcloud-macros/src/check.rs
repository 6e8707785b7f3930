//! Joins attribute and signature, by the rules that need both.

mod headers;
mod places;
mod segments;

use proc_macro2::Ident;
use syn::TraitItemFn;

use self::places::Places;
use crate::{
    attribute::{Attribute, BodyKind, HeaderValue},
    endpoint::{Body, Endpoint, Piece},
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
    // What is wrong below the attribute is told after what is wrong in it.
    let mut below = Errors::default();
    signature::qualifiers(&method.sig, &mut below);
    signature::receiver(&method.sig, &mut below);
    let (arguments, complete) = signature::arguments(&method.sig, &mut below);

    // An argument that could not be read may be the one that a parameter is looking for.
    let complete = complete && !attribute.incomplete;
    let mut places = Places::new(&arguments, &method.sig.ident, complete);
    let mut pieces = Vec::new();
    if let Some((_, template)) = &attribute.template {
        pieces.extend(path(template, &mut places, &mut below));
        pieces.extend(query(template, &mut places));
    }
    pieces.extend(headers(&attribute, &mut places, errors));
    let body = body(&attribute, &mut places, errors);
    places.finish(&attribute, errors, &mut below);

    let result = signature::result(&method.sig, &mut below);
    refuse_body(method, &mut below);
    errors.append(below);
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
        auth: attribute.auth.as_ref().map(ToString::to_string),
        retry: attribute.retry.as_ref().map(ToString::to_string),
        runtime: attribute.runtime,
        result: result?,
    })
}

fn path(template: &Template, places: &mut Places<'_>, errors: &mut Errors) -> Vec<Piece> {
    let pieces = template.path.iter().filter_map(|piece| match piece {
        PathPiece::Text(text) => Some(Piece::Text(text.clone())),
        PathPiece::Parameter(parameter) => {
            let value = places.parameter(parameter)?;
            segments::check_type(&value, errors);
            Some(Piece::Path(value))
        }
        PathPiece::Rest(parameter) => places.parameter(parameter).map(Piece::Rest),
    });
    pieces.collect()
}

fn query(template: &Template, places: &mut Places<'_>) -> Vec<Piece> {
    let pieces = template.query.iter().filter_map(|piece| match piece {
        QueryPiece::Pair(key, value) => Some(Piece::Pair(key.clone(), value.clone())),
        QueryPiece::Parameter(key, parameter) => {
            let value = places.parameter(parameter)?;
            Some(Piece::Query(key.clone(), value))
        }
        QueryPiece::Fields(parameter) => places.parameter(parameter).map(Piece::Fields),
    });
    pieces.collect()
}

fn headers(attribute: &Attribute, places: &mut Places<'_>, errors: &mut Errors) -> Vec<Piece> {
    let mut names: Vec<String> = Vec::new();
    let mut pieces = Vec::new();
    for header in &attribute.headers {
        let name = header.name.value().to_ascii_lowercase();
        headers::check_name(&header.name, &name, &names, errors);
        pieces.extend(match &header.value {
            HeaderValue::Fixed(text) => {
                headers::check_text(text, errors);
                Some(Piece::FixedHeader(name.clone(), text.value()))
            }
            HeaderValue::Argument(argument) => places
                .key(argument, errors)
                .map(|value| Piece::Header(name.clone(), value)),
        });
        names.push(name);
    }
    pieces
}

fn body(attribute: &Attribute, places: &mut Places<'_>, errors: &mut Errors) -> Option<Body> {
    let mut first = None;
    for written in &attribute.bodies {
        let (key, argument) = (&written.key, &written.argument);
        if let Some(before) = attribute.bodies.first().filter(|_| first.is_some()) {
            let (key, argument) = (&before.key, &before.argument);
            let message = format!(
                "an endpoint has one body, and `{key} = {argument}` is it\n= help: put both into one struct, or into one `multipart`"
            );
            errors.at(written.key.span(), message);
        } else if let Some(method) = &attribute.method
            && (method == "GET" || method == "HEAD")
        {
            let message = format!(
                "a `{method}` request has no body: servers and proxies drop it\n= help: send `{argument}` by the query, `?<{argument}..>`, or use `POST`"
            );
            errors.at(key.span(), message);
        }
        check_feature(&written.kind, key, errors);
        let format = match &written.kind {
            BodyKind::Encode(format) => places.shared(format),
            _ => None,
        };
        let value = places.key(argument, errors);
        first.get_or_insert(value.map(|value| Body {
            kind: written.kind.clone(),
            value,
            format,
        }));
    }
    first.flatten()
}

/// Refuses a kind of body that the runtime was built without.
fn check_feature(kind: &BodyKind, key: &Ident, errors: &mut Errors) {
    let built = match kind {
        BodyKind::Multipart => cfg!(any(feature = "multipart", test)),
        BodyKind::Xml => cfg!(any(feature = "xml", test)),
        _ => true,
    };
    if !built {
        let message = format!(
            "`{key} = …` needs the feature `{key}` of `soundcloud-api`\n= help: write `soundcloud-api = {{ version = \"{}\", features = [\"{key}\"] }}`",
            env!("CARGO_PKG_VERSION")
        );
        errors.at(key.span(), message);
    }
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

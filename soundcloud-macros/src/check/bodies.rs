//! The body: one at most, of a type that can be one, on a method that takes one.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;

use super::places::{Places, is_like_a_struct};
use crate::{
    attribute::{self, Attribute, BodyKind},
    code::shown,
    endpoint::{Body, Value},
    errors::Errors,
    signature::is_scalar,
};

pub(super) fn body(
    attribute: &Attribute,
    places: &mut Places<'_>,
    errors: &mut Errors,
) -> Option<Body> {
    let mut bodies = Vec::new();
    for written in &attribute.bodies {
        if let Some(first) = attribute.bodies.first().filter(|_| !bodies.is_empty()) {
            let message = format!(
                "an endpoint has one body, and `{} = {}` is it\n= help: put both into one struct, or into one `multipart`",
                first.kind.key(),
                first.argument
            );
            errors.at(written.key.span(), message);
        }
        let lacks = lacks_feature(&written.kind, &written.key, errors);
        let format = match &written.kind {
            BodyKind::Encode(format) => places.shared(format),
            _ => None,
        };
        let value = if bodies.is_empty() {
            places.key(&written.argument, errors)
        } else {
            places.shared(&written.argument)
        };
        if bodies.is_empty() {
            refuse_without_body(attribute, written, value.as_ref(), errors);
            check_fields(written, value.as_ref().filter(|_| !lacks), errors);
        }
        bodies.push(value.map(|value| Body {
            kind: written.kind.clone(),
            value,
            format,
        }));
    }
    bodies.into_iter().next().flatten()
}

/// Refuses a kind of body that the runtime was built without.
fn lacks_feature(kind: &BodyKind, key: &Ident, errors: &mut Errors) -> bool {
    let lacks_parts = !cfg!(any(feature = "multipart", test));
    let lacks_xml = !cfg!(any(feature = "xml", test));
    let lacks = lacks_parts && matches!(kind, BodyKind::Multipart)
        || lacks_xml && matches!(kind, BodyKind::Xml);
    if lacks {
        let message = format!(
            "`{key} = …` needs the feature `{key}` of `soundcloud-api`\n= help: write `soundcloud-api = {{ version = \"{}\", features = [\"{key}\"] }}`",
            env!("CARGO_PKG_VERSION")
        );
        errors.at(key.span(), message);
    }
    lacks
}

/// Refuses a body of a method that has none.
fn refuse_without_body(
    attribute: &Attribute,
    written: &attribute::Body,
    value: Option<&Value>,
    errors: &mut Errors,
) {
    let Some(method) = attribute
        .method
        .as_ref()
        .filter(|name| *name == "GET" || *name == "HEAD")
    else {
        return;
    };
    let name = written.argument.unraw();
    let fields = value.is_none_or(|value| is_like_a_struct(&value.ty));
    let parameter = if fields {
        format!("{name}..")
    } else {
        name.to_string()
    };
    let query = match &attribute.template {
        Some((written, template)) => {
            format!("{:?}", template.with_query(&written.value(), &parameter))
        }
        None => format!("\"/path?<{parameter}>\""),
    };
    let message = format!(
        "a `{method}` request has no body: servers and proxies drop it\n= help: write `{query}` to send `{name}` in the query, or use `POST`"
    );
    errors.at(written.key.span(), message);
}

/// Refuses a form of what has no fields.
fn check_fields(written: &attribute::Body, value: Option<&Value>, errors: &mut Errors) {
    let kind = match written.kind {
        BodyKind::Form => "form",
        BodyKind::Multipart => "multipart body",
        _ => return,
    };
    if let Some(Value { name, ty }) = value.filter(|value| is_scalar(&value.ty)) {
        let message = format!(
            "`{}` has no fields for a {kind}\n= help: write `body = {}` to send it as it is, or take a struct",
            shown(ty),
            name.unraw()
        );
        errors.over(ty, message);
    }
}

//! Endpoints that are declared twice.

use std::collections::HashMap;

use proc_macro2::Ident;

use crate::{
    attribute::BodyKind,
    endpoint::{Endpoint, Piece},
    errors::Errors,
};

/// The endpoints so far.
#[derive(Default)]
pub(super) struct Duplicates {
    /// The first method that sends a request.
    requests: HashMap<Vec<String>, Ident>,
    /// The methods of an operation, each with its route.
    operations: HashMap<String, Vec<(Vec<String>, Ident)>>,
}

impl Duplicates {
    /// Refuses an endpoint that sends what one before it sends, and another operation of one name.
    ///
    /// Two methods may be one operation: then the second has the key `operation`. Of conditional
    /// methods only one may be there.
    pub(super) fn check(&mut self, endpoint: &Endpoint, conditional: bool, errors: &mut Errors) {
        if conditional {
            return;
        }
        let name = &endpoint.name;
        let route = route(endpoint);
        let request = request(endpoint, &route);
        if let Some(operation) = &endpoint.operation {
            let known = self.operations.entry(operation.value()).or_default();
            if let Some((_, other)) = known.iter().find(|(other, _)| *other != route) {
                let message = format!(
                    "operation `{}` is already declared by method `{other}`\n= help: give `{name}` the operation that it calls, or correct its template",
                    operation.value(),
                );
                errors.at(operation.span(), message);
            }
            known.push((route, name.clone()));
        } else if let Some(other) = self.requests.get(&request) {
            let message = format!(
                "`{endpoint}` is already declared by method `{other}`\n= help: correct the template of `{name}`, or remove it; for two methods of one operation add `operation = \"name\"`"
            );
            errors.at(endpoint.template.span(), message);
        }
        self.requests.entry(request).or_insert_with(|| name.clone());
    }
}

/// HTTP method and path, but for the values of arguments.
fn route(endpoint: &Endpoint) -> Vec<String> {
    let path = endpoint.pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.clone()),
        Piece::Path(_) => Some("<>".to_owned()),
        Piece::Rest(_) => Some("<..>".to_owned()),
        _ => None,
    });
    [endpoint.method.to_string()]
        .into_iter()
        .chain(path)
        .collect()
}

/// All that is sent, but for the values of arguments.
fn request(endpoint: &Endpoint, route: &[String]) -> Vec<String> {
    let more = endpoint.pieces.iter().filter_map(|piece| match piece {
        Piece::Text(_) | Piece::Path(_) | Piece::Rest(_) => None,
        Piece::Pair(key, value) => Some(format!("?{key}={value}")),
        Piece::Query(key, _) => Some(format!("?{key}")),
        Piece::Fields(_) => Some("?..".to_owned()),
        Piece::FixedHeader(name, value) => Some(format!("{name}: {value}")),
        Piece::Header(name, _) => Some(format!("{name}:")),
    });
    let body = endpoint.body.as_ref().map(|body| match &body.kind {
        BodyKind::Encode(_) => "Encode".to_owned(),
        kind => format!("{kind:?}"),
    });
    route.iter().cloned().chain(more).chain(body).collect()
}

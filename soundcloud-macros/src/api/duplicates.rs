//! Endpoints that are declared twice.

use proc_macro2::Ident;

use crate::{
    attribute::BodyKind,
    endpoint::{Endpoint, Piece},
    errors::Errors,
};

/// The endpoints so far.
#[derive(Default)]
pub(super) struct Duplicates(Vec<Known>);

struct Known {
    name: Ident,
    operation: Option<String>,
    /// What is sent, but for the values of arguments.
    request: Vec<String>,
    /// The part of it that a path has.
    route: Vec<String>,
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
        let known = Known::new(endpoint);
        let Known { name, .. } = &known;
        if let Some(operation) = &endpoint.operation {
            let same = |other: &&Known| other.operation == known.operation;
            let other = self
                .0
                .iter()
                .filter(same)
                .find(|other| other.route != known.route);
            if let Some(other) = other {
                let message = format!(
                    "operation `{}` is already declared by method `{}`\n= help: give `{name}` the operation that it calls, or correct its template",
                    operation.value(),
                    other.name,
                );
                errors.at(operation.span(), message);
            }
        } else if let Some(other) = self.0.iter().find(|other| other.request == known.request) {
            let message = format!(
                "`{endpoint}` is already declared by method `{}`\n= help: correct the template of `{name}`, or remove it; for two methods of one operation add `operation = \"name\"`",
                other.name
            );
            errors.at(endpoint.template.span(), message);
        }
        self.0.push(known);
    }
}

impl Known {
    fn new(endpoint: &Endpoint) -> Self {
        let pieces = endpoint.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Path(_) => "<>".to_owned(),
            Piece::Rest(_) => "<..>".to_owned(),
            Piece::Pair(key, value) => format!("?{key}={value}"),
            Piece::Query(key, _) => format!("?{key}"),
            Piece::Fields(_) => "?..".to_owned(),
            Piece::FixedHeader(name, value) => format!("{name}: {value}"),
            Piece::Header(name, _) => format!("{name}:"),
        });
        let method = endpoint.method.to_string();
        let body = endpoint.body.as_ref().map(|body| match &body.kind {
            BodyKind::Encode(_) => "Encode".to_owned(),
            kind => format!("{kind:?}"),
        });
        let request = [method.clone()].into_iter().chain(pieces).chain(body);
        let route = |piece: &&String| !piece.starts_with('?') && !piece.contains(':');
        let request: Vec<String> = request.collect();
        Self {
            name: endpoint.name.clone(),
            operation: endpoint.operation.as_ref().map(syn::LitStr::value),
            route: request.iter().filter(route).cloned().collect(),
            request,
        }
    }
}

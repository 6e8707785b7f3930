//! An operation: what one HTTP method does at one path.

use std::ops::Not;

use serde::Serialize;
use serde_json::Value;

use super::{
    body::{self, Answer, Body, Content},
    described::Documented,
    document::Ordered,
    parameter::{self, Parameter},
    prose,
    schemas::Schemas,
};
use crate::endpoint::{Auth, Piece};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Operation {
    #[serde(rename = "operationId")]
    id: &'static str,
    #[serde(rename = "x-rust-name", skip_serializing_if = "Option::is_none")]
    rust_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<[String; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Not::not")]
    deprecated: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_body: Option<Body>,
    responses: Ordered<Answer>,
    /// Where it is not that of the whole document: no alternative.
    #[serde(skip_serializing_if = "Option::is_none")]
    security: Option<[Value; 0]>,
}

impl Operation {
    pub(super) fn of(documented: &Documented, schemas: &mut Schemas, key: Option<&str>) -> Self {
        let endpoint = documented.endpoint;
        let id = endpoint.operation.unwrap_or(endpoint.name);
        let (summary, description) = prose::split(endpoint.docs);
        let by_format = is_by_format(documented, schemas);
        Self {
            id,
            rust_name: (id != endpoint.name).then_some(endpoint.name),
            tags: tag(endpoint.pieces).map(|tag| [tag]),
            summary,
            description,
            deprecated: documented.deprecated,
            parameters: parameter::all(documented, schemas, key),
            request_body: body::sent(documented, schemas),
            responses: body::answers(documented, by_format, schemas),
            security: (endpoint.auth == Auth::None).then_some([]),
        }
    }

    pub(super) fn tag(&self) -> Option<&str> {
        self.tags.as_ref().map(|[tag]| tag.as_str())
    }

    /// Gives the parameters of the path other names, in their order.
    pub(super) fn rename_path(&mut self, names: &[&str]) {
        let parameters = self.parameters.iter_mut();
        let of_path = parameters.filter(|parameter| parameter.is_of_path());
        for (parameter, name) in of_path.zip(names) {
            parameter.rename(name);
        }
    }

    /// Takes in another method's way to call the same operation: what either sends may be sent, and what
    /// both need is needed.
    pub(super) fn join(&mut self, other: Self) {
        for parameter in &mut self.parameters {
            let mut others = other.parameters.iter();
            parameter.join(others.find(|other| other.is(parameter)));
        }
        for mut parameter in other.parameters {
            if self.parameters.iter().all(|known| !known.is(&parameter)) {
                parameter.join(None);
                self.parameters.push(parameter);
            }
        }
        self.deprecated &= other.deprecated;
        self.security = self.security.take().and(other.security);
        self.request_body = joined(self.request_body.take(), other.request_body);
        for (status, answer) in other.responses {
            match self.responses.get_mut(&status) {
                Some(known) => add(&mut known.content, answer.content),
                None => self.responses.push(status, answer),
            }
        }
    }
}

fn joined(one: Option<Body>, other: Option<Body>) -> Option<Body> {
    match (one, other) {
        (Some(mut one), Some(other)) => {
            add(&mut one.content, other.content);
            Some(one)
        }
        (one, other) => one.or(other).map(|body| Body {
            required: false,
            ..body
        }),
    }
}

/// Adds media types; what both have may be as either says.
fn add(contents: &mut Ordered<Content>, more: Ordered<Content>) {
    for (media, content) in more {
        match contents.get_mut(&media) {
            Some(known) => known.join(content),
            None => contents.push(media, content),
        }
    }
}

/// Whether an argument of the path says in which format the answer is.
fn is_by_format(documented: &Documented, schemas: &mut Schemas) -> bool {
    let pieces = documented.endpoint.pieces.iter();
    let pieces = pieces.filter(|piece| piece.argument().is_some());
    let mut arguments = pieces.zip(&documented.arguments);
    arguments.any(|(piece, describe)| {
        let schema = schemas.sent(*describe);
        matches!(piece, Piece::Path(_)) && schemas.is_format(&schema)
    })
}

/// The first word of the path that is fixed.
fn tag(pieces: &[Piece]) -> Option<String> {
    let texts = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(*text),
        _ => None,
    });
    let mut words = texts.flat_map(|text| text.split(['/', '.']));
    words.find(|word| !word.is_empty()).map(str::to_owned)
}

//! Bodies of requests, and answers.

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    described::Documented,
    document::Ordered,
    schemas::Schemas,
    shape::{either, is_null, is_text, is_unknown},
};
use crate::endpoint::{Encoding, Piece};

const JSON: &str = "application/json";
const XML: &str = "application/xml";
const TEXT: &str = "text/plain";

/// What is sent.
#[derive(Serialize)]
pub(super) struct Body {
    pub(super) required: bool,
    pub(super) content: Ordered<Content>,
}

/// One form of it.
#[derive(Serialize)]
pub(super) struct Content {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<Value>,
}

impl Content {
    /// Takes in the same form of another body.
    pub(super) fn join(&mut self, other: Self) {
        self.schema = match (self.schema.take(), other.schema) {
            (Some(one), Some(other)) => Some(either(one, &other)),
            (one, other) => one.and(other),
        };
    }
}

/// What comes back.
#[derive(Serialize)]
pub(super) struct Answer {
    description: &'static str,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    pub(super) content: Ordered<Content>,
}

/// The body of an endpoint that has one.
pub(super) fn sent(endpoint: &Documented, schemas: &mut Schemas) -> Option<Body> {
    let (encoding, _) = endpoint.endpoint.body?;
    let schema = schemas.sent(endpoint.body?);
    let (medias, schema) = match encoding {
        Encoding::Json => (vec![JSON], Some(schema)),
        Encoding::Form => (vec!["application/x-www-form-urlencoded"], Some(schema)),
        Encoding::Xml => (vec![XML], Some(schema)),
        Encoding::ByFormat => (vec![JSON, XML], Some(schema)),
        Encoding::Multipart if is_unknown(&schema) => (
            vec!["multipart/form-data"],
            Some(json!({ "type": "object" })),
        ),
        Encoding::Multipart => (vec!["multipart/form-data"], Some(schema)),
        Encoding::Raw if is_text(&schema) => (vec![TEXT], Some(schema)),
        // Bytes have no schema.
        Encoding::Raw => (vec!["application/octet-stream"], None),
    };
    let fixed = medias_of(endpoint, "content-type");
    let medias = if fixed.is_empty() { medias } else { fixed };
    Some(Body {
        required: true,
        content: contents(&medias, schema.as_ref()),
    })
}

/// The answers of an endpoint: any status of success, and any other.
pub(super) fn answers(
    endpoint: &Documented,
    by_format: bool,
    schemas: &mut Schemas,
) -> Ordered<Answer> {
    let schema = schemas.received(endpoint.answer);
    let accepted = medias_of(endpoint, "accept");
    let medias = if is_null(&schema) || endpoint.endpoint.method == http::Method::HEAD {
        Vec::new()
    } else if !accepted.is_empty() {
        accepted
    } else if by_format {
        vec![JSON, XML]
    } else if is_text(&schema) {
        // Text is taken as it is, and from JSON.
        vec![JSON, TEXT]
    } else {
        vec![JSON]
    };
    let mut answers = Ordered::default();
    let success = Answer {
        description: if medias.is_empty() {
            "It is done."
        } else {
            "The answer."
        },
        content: contents(&medias, Some(&schema)),
    };
    answers.push("2XX".to_owned(), success);
    let failure = Answer {
        description: "It failed.",
        content: Ordered::default(),
    };
    answers.push("default".to_owned(), failure);
    answers
}

fn contents(medias: &[&str], schema: Option<&Value>) -> Ordered<Content> {
    let mut contents = Ordered::default();
    for media in medias {
        let content = Content {
            schema: schema.cloned(),
        };
        contents.push((*media).to_owned(), content);
    }
    contents
}

/// The media types that a fixed header names.
fn medias_of(endpoint: &Documented, header: &str) -> Vec<&'static str> {
    let mut pieces = endpoint.endpoint.pieces.iter();
    let fixed = pieces.find_map(|piece| match piece {
        Piece::Fixed(name, value) if *name == header => Some(*value),
        _ => None,
    });
    let medias = fixed.into_iter().flat_map(|value| value.split(','));
    let medias = medias.filter_map(|media| media.split(';').next().map(str::trim));
    medias.filter(|media| media.contains('/')).collect()
}

//! Which of the media types of a body a method is for.

use crate::document::{Body, Content, Document, Kind, Schema};

/// A media type, as far as there is a key for it.
#[derive(Debug)]
pub(crate) enum Media<'a> {
    Json(Option<Schema<'a>>),
    Form(Option<Schema<'a>>),
    Multipart,
    Xml(Option<Schema<'a>>),
    Text,
    /// Bytes that are whatever they are.
    Raw,
}

/// How the body of a request is sent.
pub(crate) fn sent<'a>(document: &'a Document, body: &'a Body) -> Media<'a> {
    let found = Found { document, body };
    found
        .json()
        .or_else(|| found.first(Content::is_form, Media::Form))
        .or_else(|| found.first(Content::is_multipart, |_| Media::Multipart))
        .or_else(|| found.first(Content::is_xml, Media::Xml))
        .or_else(|| found.first(Content::is_text, |_| Media::Text))
        .unwrap_or(Media::Raw)
}

/// The attribute's key for the body of a request.
pub(crate) fn media_key(document: &Document, body: &Body) -> &'static str {
    match sent(document, body) {
        Media::Json(_) => "json",
        Media::Form(_) => "form",
        Media::Multipart => "multipart",
        Media::Xml(_) => "xml",
        Media::Text | Media::Raw => "body",
    }
}

/// Whether the document has more of a body than that there may be one: some have an empty form for each
/// operation. The parts of a multipart body are seldom listed.
pub(crate) fn says_something(document: &Document, body: &Body) -> bool {
    body.contents.iter().any(|content| {
        let schema = content.schema.as_ref();
        let schema = schema.map(|schema| Schema::new(document, schema));
        let is_empty = schema.is_some_and(|schema| match schema.kind() {
            Kind::Map(None) => true,
            Kind::Object => schema.properties().is_empty(),
            _ => false,
        });
        !is_empty || content.is_multipart()
    })
}

/// How an answer is decoded, if it has content.
pub(crate) fn answered<'a>(document: &'a Document, body: &'a Body) -> Option<Media<'a>> {
    let found = Found { document, body };
    if body.contents.is_empty() {
        return None;
    }
    let media = found
        .json()
        .or_else(|| found.first(Content::is_xml, Media::Xml))
        .or_else(|| found.first(Content::is_text, |_| Media::Text));
    Some(media.unwrap_or(Media::Raw))
}

struct Found<'a> {
    document: &'a Document,
    body: &'a Body,
}

impl<'a> Found<'a> {
    /// The first content that is one, with its schema.
    fn first(
        &self,
        is: fn(&Content) -> bool,
        media: fn(Option<Schema<'a>>) -> Media<'a>,
    ) -> Option<Media<'a>> {
        let content = self.body.contents.iter().find(|content| is(content))?;
        let node = content.schema.as_ref();
        Some(media(node.map(|node| Schema::new(self.document, node))))
    }

    /// JSON, or any media type whose schema says more than that it is bytes or text.
    fn json(&self) -> Option<Media<'a>> {
        let kind = |schema: &Schema<'a>| schema.unwrapped().kind();
        match self.first(Content::is_json, Media::Json) {
            // Swagger 2.0 has no other way to answer with a file but for all media types.
            Some(Media::Json(Some(schema))) if matches!(kind(&schema), Kind::Binary) => None,
            Some(json) => Some(json),
            None => self.first(Content::is_any, Media::Json).filter(|any| {
                let Media::Json(Some(schema)) = any else {
                    return false;
                };
                !matches!(kind(schema), Kind::Any | Kind::Binary | Kind::Text)
            }),
        }
    }
}

//! Which of the media types of a body a method is for.

use crate::document::{Body, Content, Document, Kind, Schema};

/// A media type, as far as there is a key for it.
#[derive(Debug)]
pub(in crate::spec) enum Media<'a> {
    Json(Option<Schema<'a>>),
    Form(Option<Schema<'a>>),
    Multipart,
    Xml(Option<Schema<'a>>),
    Text,
    /// Bytes that are whatever they are.
    Raw,
}

/// How the body of a request is sent.
pub(in crate::spec) fn sent<'a>(document: &'a Document, body: &'a Body) -> Media<'a> {
    let found = Found { document, body };
    found
        .json()
        .or_else(|| found.first(Content::is_form).map(Media::Form))
        .or_else(|| found.first(Content::is_multipart).map(|_| Media::Multipart))
        .or_else(|| found.first(Content::is_xml).map(Media::Xml))
        .or_else(|| found.first(Content::is_text).map(|_| Media::Text))
        .unwrap_or(Media::Raw)
}

/// How an answer is decoded, if it has content.
pub(in crate::spec) fn answered<'a>(document: &'a Document, body: &'a Body) -> Option<Media<'a>> {
    let found = Found { document, body };
    if body.contents.is_empty() {
        return None;
    }
    let media = found
        .json()
        .or_else(|| found.first(Content::is_xml).map(Media::Xml))
        .or_else(|| found.first(Content::is_text).map(|_| Media::Text));
    Some(media.unwrap_or(Media::Raw))
}

struct Found<'a> {
    document: &'a Document,
    body: &'a Body,
}

impl<'a> Found<'a> {
    /// The schema of the first content that is one.
    fn first(&self, is: fn(&Content) -> bool) -> Option<Option<Schema<'a>>> {
        let content = self.body.contents.iter().find(|content| is(content))?;
        Some(self.schema(content))
    }

    fn schema(&self, content: &'a Content) -> Option<Schema<'a>> {
        let node = content.schema.as_ref()?;
        Some(Schema::new(self.document, node))
    }

    /// JSON, or any media type whose schema says more than that it is bytes.
    fn json(&self) -> Option<Media<'a>> {
        let is_binary = |schema: &Schema<'a>| matches!(schema.unwrapped().kind(), Kind::Binary);
        if let Some(schema) = self.first(Content::is_json) {
            // Swagger 2.0 has no other way to answer with a file but for all media types.
            return (!schema.as_ref().is_some_and(is_binary)).then_some(Media::Json(schema));
        }
        let any = self.first(Content::is_any)??;
        let is_told = !is_binary(&any) && !matches!(any.unwrapped().kind(), Kind::Any | Kind::Text);
        is_told.then_some(Media::Json(Some(any)))
    }
}

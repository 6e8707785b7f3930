//! What an operation answers, before anyone knows whether it becomes JSON or XML.

use std::{borrow::Cow, slice};

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use super::{failure::Failure, fault::Wrong, format::Format, xml};

#[derive(Clone, Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    /// One thing, and the name of its XML element.
    One(&'static str, Value),
    /// Several things without links to more.
    List(&'static str, Vec<Value>),
    /// One page of many, and the link to the next, which is null on the last.
    Page(&'static str, Vec<Value>, Option<Value>),
    Failure(Failure),
}

impl Answer {
    pub(crate) fn ok(element: &'static str, value: Value) -> Self {
        Self {
            status: StatusCode::OK,
            content: Content::One(element, value),
        }
    }

    pub(crate) fn created(element: &'static str, value: Value) -> Self {
        Self {
            status: StatusCode::CREATED,
            content: Content::One(element, value),
        }
    }

    pub(crate) fn list(element: &'static str, items: Vec<Value>) -> Self {
        Self {
            status: StatusCode::OK,
            content: Content::List(element, items),
        }
    }

    pub(crate) fn page(element: &'static str, items: Vec<Value>, next: Option<String>) -> Self {
        Self {
            status: StatusCode::OK,
            content: Content::Page(element, items, Some(next.into())),
        }
    }

    pub(crate) fn failure(failure: Failure) -> Self {
        Self {
            status: failure.status(),
            content: Content::Failure(failure),
        }
    }

    /// The whole body in this format.
    fn body(&self, format: Format) -> String {
        match format {
            Format::Json | Format::Unknown => self.json().to_string(),
            Format::Xml => self.xml(),
        }
    }

    fn json(&self) -> Value {
        match &self.content {
            Content::One(_, value) => value.clone(),
            Content::List(_, items) => items.as_slice().into(),
            Content::Page(_, items, None) => json!({ "collection": items }),
            Content::Page(_, items, Some(next)) => {
                json!({ "collection": items, "next_href": next })
            }
            Content::Failure(failure) => failure.json(),
        }
    }

    fn xml(&self) -> String {
        match &self.content {
            Content::One(element, value) => xml::document(element, value),
            Content::List(element, items) => xml::list(element, items, None),
            Content::Page(element, items, next) => {
                let next = next.as_ref().and_then(link);
                xml::list(element, items, next.as_deref())
            }
            Content::Failure(failure) => xml::errors(&failure.xml_errors()),
        }
    }

    /// The thing itself, or each of the things.
    pub(crate) fn items(&mut self) -> &mut [Value] {
        match &mut self.content {
            Content::One(_, value) => slice::from_mut(value),
            Content::List(_, items) | Content::Page(_, items, _) => items,
            Content::Failure(_) => &mut [],
        }
    }

    /// The things and the link, if this is one page of many.
    pub(crate) fn as_page(&mut self) -> Option<(&mut Vec<Value>, &mut Option<Value>)> {
        match &mut self.content {
            Content::Page(_, items, next) => Some((items, next)),
            _ => None,
        }
    }

    /// Writes the answer into the response that carries it, wrong as the fault wants it.
    pub(crate) fn write(mut response: Response, format: Format, wrong: Option<&Wrong>) -> Response {
        let Some(mut answer) = response.extensions_mut().remove::<Self>() else {
            return response;
        };
        if let Some(wrong) = wrong {
            wrong.befall(&mut answer);
        }
        let content_type = HeaderValue::from_static(format.content_type());
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, content_type);
        // The empty body's length came from the router.
        response.headers_mut().remove(header::CONTENT_LENGTH);
        *response.body_mut() = Body::from(answer.body(format));
        response
    }
}

impl IntoResponse for Answer {
    /// Carries the answer to the layer that knows the format.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What the XML says of a link: no attribute stands for null.
fn link(next: &Value) -> Option<Cow<'_, str>> {
    match next {
        Value::Null => None,
        Value::String(url) => Some(url.into()),
        other => Some(other.to_string().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_an_object_in_json_and_an_attribute_in_xml() {
        let page = Answer::page(
            "tracks",
            vec![json!({ "id": 1 })],
            Some("http://x/?a=1&b=2".into()),
        );

        assert_eq!(page.json()["collection"][0]["id"], 1);
        assert_eq!(page.json()["next_href"], "http://x/?a=1&b=2");
        assert!(
            page.xml()
                .contains(r#"<tracks type="array" next-href="http://x/?a=1&amp;b=2">"#)
        );
    }

    #[test]
    fn the_last_page_has_a_null_link() {
        let page = Answer::page("tracks", vec![], None);

        assert_eq!(page.json()["next_href"], Value::Null);
        assert!(!page.xml().contains("next-href"));
    }
}

//! What a method sends: its arguments, and where the attribute says they go.

use super::{
    layout::{literal, part},
    template,
};
use crate::{
    check,
    document::{Document, Kind, Operation, Parameter, PathPart, Place, Schema, Style},
    spec::types::{
        self, Models, argument_name,
        media::{Media, media_key, says_something, sent},
        names::{free, written},
    },
};

/// The arguments of a method, and all that is written in its attribute.
#[derive(Debug, Default)]
pub(super) struct Request {
    /// Names, and types as they are written.
    pub(super) arguments: Vec<(String, String)>,
    /// What the documentation has to say of arguments.
    pub(super) notes: Vec<String>,
    path: String,
    pairs: Vec<String>,
    /// The struct or map at the end of the query.
    fields: Option<String>,
    headers: Vec<String>,
    /// The key that makes an argument the body.
    body: Option<&'static str>,
    has_key: bool,
    /// The names of what the document has and the method does not send.
    omitted: Vec<String>,
    /// The keys of the query and the names of headers so far.
    sent: Vec<(Place, String)>,
}

impl Request {
    /// All that an operation takes. `context` names the types that have no name.
    pub(super) fn new<'a>(
        document: &'a Document,
        operation: &'a Operation,
        models: &mut Models<'a>,
        context: &str,
    ) -> Self {
        let mut request = Self::default();
        request.path(document, operation);
        let body = request.body(document, operation, models, context);
        for parameter in operation.parameters_in(Place::Query) {
            request.query(document, parameter);
        }
        for parameter in operation.parameters_in(Place::Header) {
            request.header(document, parameter);
        }
        // The body's name is chosen before others, and stands behind them.
        if let Some(body) = body {
            request.arguments.retain(|(name, _)| *name != body.0);
            request.arguments.push(body);
        }
        request.has_key = operation.takes_key();
        request
    }

    /// The parts of the attribute behind the method, each laid out for itself.
    pub(super) fn parts(&self, width: usize) -> Vec<String> {
        let query: Vec<&str> = self
            .pairs
            .iter()
            .chain(&self.fields)
            .map(String::as_str)
            .collect();
        let mark = if query.is_empty() { "" } else { "?" };
        let template = format!("{}{mark}{}", self.path, query.join("&"));
        // Behind it stands a comma.
        let mut parts = vec![literal(&template, width.saturating_sub(1))];
        if let (Some(key), Some((name, _))) = (self.body, self.arguments.last()) {
            parts.push(format!("{key} = {}", written(name)));
        }
        if self.has_key {
            parts.push("auth = key".to_owned());
        }
        if !self.headers.is_empty() {
            parts.push(part("headers", &self.headers, width));
        }
        if !self.omitted.is_empty() {
            let omitted: Vec<String> = self
                .omitted
                .iter()
                .map(|name| format!("{name:?}"))
                .collect();
            parts.push(format!(
                "spec({})",
                part("omit", &omitted, width.saturating_sub("spec()".len()))
            ));
        }
        parts
    }

    fn path(&mut self, document: &Document, operation: &Operation) {
        let names = operation.parts.iter().filter_map(|part| match part {
            PathPart::Parameter(name) => Some(name.as_str()),
            PathPart::Text(_) => None,
        });
        let mut arguments = Vec::new();
        for name in names {
            let mut parameters = operation.parameters_in(Place::Path);
            let known = parameters.find(|parameter| parameter.name == name);
            let ty =
                known.map(|known| types::parameter(known, &Schema::new(document, &known.schema)));
            let ty = ty.unwrap_or_else(|| "&str".to_owned());
            arguments.push(self.argument(name, "", ty));
        }
        self.path = template::path(&operation.parts, &arguments);
    }

    /// An argument of a name that no other has.
    fn argument(&mut self, name: &str, place: &str, ty: String) -> String {
        let is_free = |name: &str| self.arguments.iter().all(|(known, _)| known != name);
        let mut name = argument_name(name);
        if !is_free(&name) {
            name = format!("{}{place}", name.trim_end_matches('_'));
        }
        let name = free(name, "_", is_free);
        self.arguments.push((name.clone(), ty));
        name
    }

    /// Places the body; gives its argument.
    fn body<'a>(
        &mut self,
        document: &'a Document,
        operation: &'a Operation,
        models: &mut Models<'a>,
        context: &str,
    ) -> Option<(String, String)> {
        let body = operation.body.as_ref().filter(|body| !body.omitted)?;
        let has_none = matches!(operation.method.as_str(), "GET" | "HEAD");
        if has_none || !body.required && !says_something(document, body) {
            return None;
        }
        let context = format!("{context}Body");
        let mut model = |schema: Option<Schema<'a>>| match schema {
            Some(schema) => models.borrowed(&schema, &context),
            None => "&serde_json::Value".to_owned(),
        };
        self.body = Some(media_key(document, body));
        let ty = match sent(document, body) {
            Media::Json(schema) | Media::Xml(schema) => model(schema),
            Media::Form(schema) => {
                // What has no fields is no form.
                let fields = |schema: &Schema<'_>| {
                    matches!(schema.unwrapped().kind(), Kind::Object | Kind::Map(_))
                };
                model(schema.filter(fields))
            }
            Media::Multipart => "soundcloud_api::Form".to_owned(),
            Media::Text => "String".to_owned(),
            Media::Raw => "soundcloud_api::Body".to_owned(),
        };
        let name = self.argument("body", "_content", ty.clone());
        Some((name, ty))
    }

    fn query(&mut self, document: &Document, parameter: &Parameter) {
        if parameter.omitted || parameter.credential {
            return;
        }
        let schema = Schema::new(document, &parameter.schema);
        let object = match parameter.style {
            Style::Joined(_) => None,
            Style::Repeated => Some(schema.unwrapped()).filter(is_object),
            Style::Bracketed => object_among(&schema),
        };
        if let Some(object) = object {
            self.object(parameter, &object);
            return;
        }
        let key = match parameter.style {
            Style::Bracketed if schema.is_list() => format!("{}[]", parameter.name),
            _ => parameter.name.clone(),
        };
        let name = self.pair(&key, types::parameter(parameter, &schema));
        self.note(parameter, &schema, name);
    }

    /// A pair for each property of an object.
    fn object(&mut self, parameter: &Parameter, schema: &Schema<'_>) {
        let mut any = false;
        for property in schema.properties() {
            if is_object(&property.schema.unwrapped()) {
                continue;
            }
            any = true;
            let key = match parameter.style {
                Style::Bracketed => format!("{}[{}]", parameter.name, property.name),
                _ => property.name.to_owned(),
            };
            let required = parameter.required && property.required;
            self.pair(&key, types::value(&property.schema, required, false));
        }
        if any {
            return;
        }
        if parameter.required && self.fields.is_none() {
            let ty = "&std::collections::HashMap<String, String>";
            let name = self.argument(&parameter.name, "_query", ty.to_owned());
            self.fields = Some(format!("<{name}..>"));
        } else {
            self.omitted.push(parameter.name.clone());
        }
    }

    /// A pair of the query, unless it has one of this key; gives the argument.
    fn pair(&mut self, key: &str, ty: String) -> Option<String> {
        // A pair without a key is no pair.
        if key.is_empty() || !self.is_new(Place::Query, key) {
            return None;
        }
        let name = self.argument(key, "_query", ty);
        self.pairs.push(template::pair(key, &name));
        Some(name)
    }

    fn header(&mut self, document: &Document, parameter: &Parameter) {
        if parameter.omitted || parameter.credential {
            return;
        }
        let name = &parameter.name;
        if !check::can_be_sent(name) {
            self.omitted.push(name.clone());
        } else if self.is_new(Place::Header, &name.to_ascii_lowercase()) {
            let schema = Schema::new(document, &parameter.schema);
            let argument = self.argument(name, "_header", types::parameter(parameter, &schema));
            self.headers
                .push(format!("{name:?} = {}", written(&argument)));
            self.note(parameter, &schema, Some(argument));
        }
    }

    /// Whether nothing is sent there yet.
    fn is_new(&mut self, place: Place, name: &str) -> bool {
        let entry = (place, name.to_owned());
        let is_new = !self.sent.contains(&entry);
        if is_new {
            self.sent.push(entry);
        }
        is_new
    }

    /// Says of a list that is one text how it is put together.
    fn note(&mut self, parameter: &Parameter, schema: &Schema<'_>, argument: Option<String>) {
        let Style::Joined(separator) = parameter.style else {
            return;
        };
        let separator = match separator {
            ' ' => "a space".to_owned(),
            '\t' => "a tab".to_owned(),
            other => format!("`{other}`"),
        };
        let name = argument.filter(|_| schema.is_list());
        let note = name.map(|name| format!("`{name}`: joined by {separator}."));
        self.notes.extend(note);
    }
}

fn is_object(schema: &Schema<'_>) -> bool {
    matches!(schema.kind(), Kind::Object | Kind::Map(_))
}

/// The schema itself, should it be an object, or the first of its alternatives that is one.
fn object_among<'a>(schema: &Schema<'a>) -> Option<Schema<'a>> {
    let schema = schema.unwrapped();
    match schema.kind() {
        Kind::OneOf(alternatives) => {
            let mut alternatives = alternatives.into_iter().map(Schema::unwrapped);
            alternatives.find(is_object)
        }
        _ => Some(schema).filter(is_object),
    }
}

//! The methods that a trait lacks, as they are to be pasted into it, and the types that they need.

pub(super) mod docs;
pub(super) mod layout;
pub(super) mod name;
mod request;
mod template;

use self::{
    layout::{METHOD, attribute, signature},
    name::Names,
    request::Request,
};
use super::types::{
    Models,
    media::{Media, answered},
    names::{class, written},
};
use crate::document::{Document, Kind, Operation, PathPart, Schema};

/// Of more arguments, `self` among them, clippy says that they are too many.
const MANY: usize = 7;

/// What is to be pasted.
#[derive(Debug)]
pub(crate) struct Paste {
    /// Into the trait: lines without their indent, an empty one between two methods.
    pub(crate) methods: String,
    /// Beside the trait; it may be empty.
    pub(crate) types: String,
}

/// Writes the methods of `operations`. `taken` are names that the trait has already, `known` the types
/// that it names: they are not defined once more. `spec` is the document's path as the trait has it.
pub(crate) fn paste(
    document: &Document,
    operations: &[&Operation],
    taken: &[String],
    known: &[String],
    spec: &str,
) -> Paste {
    let mut names = Names::new(document, taken);
    let mut models = Models::new(document, known, taken);
    let mut methods = Vec::new();
    for operation in operations {
        // The others have no word in the attribute.
        if crate::attribute::method_named(&operation.method).is_some() {
            let twin = operations.iter().any(|other| is_twin(operation, other));
            let name = names.of(operation);
            methods.push(method(document, operation, &name, twin, &mut models));
        }
    }
    Paste {
        methods: methods.join("\n\n"),
        types: models.definitions(spec),
    }
}

/// Whether method and path do not tell two operations apart.
fn is_twin(one: &Operation, other: &Operation) -> bool {
    let shape = |operation: &Operation| {
        let parts = operation.parts.iter().map(|part| match part {
            PathPart::Text(text) => Some(text.clone()),
            PathPart::Parameter(_) => None,
        });
        parts.collect::<Vec<_>>()
    };
    !std::ptr::eq(one, other) && one.method == other.method && shape(one) == shape(other)
}

fn method<'a>(
    document: &'a Document,
    operation: &'a Operation,
    name: &str,
    twin: bool,
    models: &mut Models<'a>,
) -> String {
    let context = class(name);
    let request = Request::new(document, operation, models, &context);
    let answer = answer(document, operation, models, &context);
    let mut lines = docs(operation, &request, &answer);
    if operation.deprecated {
        lines.push("#[deprecated]".to_owned());
    }
    let mut parts = vec![operation.method.clone()];
    parts.extend(request.parts(METHOD.width - 4));
    if let Some(id) = operation.id.as_ref().filter(|_| twin) {
        parts.insert(2, format!("operation = {id:?}"));
    }
    lines.extend(attribute("endpoint", &parts, METHOD));
    let arguments = request.arguments.iter();
    let arguments = arguments.map(|(name, ty)| format!("{}: {ty}", written(name)));
    let arguments: Vec<String> = ["&self".to_owned()].into_iter().chain(arguments).collect();
    if arguments.len() > MANY {
        lines.push("#[allow(clippy::too_many_arguments)]".to_owned());
    }
    let start = format!("fn {}", written(name));
    let end = format!(" -> Call<{}>;", answer.ty);
    lines.extend(signature(&start, &arguments, &end, METHOD));
    lines.join("\n")
}

/// What a method answers with.
struct Answer {
    ty: String,
    /// Whether there is content that is not decoded.
    raw: bool,
}

fn answer<'a>(
    document: &'a Document,
    operation: &'a Operation,
    models: &mut Models<'a>,
    context: &str,
) -> Answer {
    let of = |ty: &str, raw| Answer {
        ty: ty.to_owned(),
        raw,
    };
    let body = operation
        .answer
        .as_ref()
        .filter(|_| operation.method != "HEAD");
    let is_null = |schema: &Schema<'_>| matches!(schema.kind(), Kind::Nothing);
    match body.and_then(|body| answered(document, body)) {
        None => of("()", false),
        Some(Media::Json(Some(schema)) | Media::Xml(Some(schema))) if is_null(&schema) => {
            of("()", false)
        }
        Some(Media::Json(Some(schema)) | Media::Xml(Some(schema))) => {
            of(&models.owned(&schema, &format!("{context}Answer")), false)
        }
        Some(Media::Json(None)) => of("serde_json::Value", false),
        Some(Media::Text | Media::Xml(None)) => of("String", false),
        Some(_) => of("()", true),
    }
}

fn docs(operation: &Operation, request: &Request, answer: &Answer) -> Vec<String> {
    let mut texts: Vec<&str> = Vec::new();
    texts.extend(operation.summary.as_deref());
    let same = |description: &&str| {
        operation
            .summary
            .as_deref()
            .is_none_or(|text| text.trim() != description.trim())
    };
    texts.extend(operation.description.as_deref().filter(same));
    let route = format!("`{operation}`.");
    if texts.is_empty() {
        texts.push(&route);
    }
    texts.extend(request.notes.iter().map(String::as_str));
    if answer.raw {
        texts.push("Its content is not decoded: `.bytes()`, `.stream()` or `.save(…)` give it.");
    }
    docs::lines(&texts, METHOD)
}

#[cfg(test)]
mod tests;

use super::*;

impl Document {
    /// A schema by its name.
    fn schema(&self, name: &str) -> Option<Schema<'_>> {
        let mut schemas = self.schemas().iter();
        let (_, node) = schemas.find(|(key, _)| key.text() == Some(name))?;
        Some(Schema::new(self, node))
    }
}

mod arbitrary;
mod bodies;
mod editions;
mod operations;
mod parameters;
mod references;
mod schemas;
mod yaml;

pub(crate) use self::arbitrary::DOCUMENTS;

#[test]
fn our_own_document_has_25_operations() {
    let text = include_str!("../../../soundcloud-api/spec/soundcloud.yaml");
    let document = Document::parse(text).expect("a document");
    assert_eq!(document.operations.len(), 25);
    assert_eq!(document.dangling, []);
    assert_eq!(document.base, "");
    let tracks = &document.operations[0];
    assert_eq!(tracks.to_string(), "GET /tracks.json");
    assert_eq!(tracks.id.as_deref(), Some("tracks"));
    assert!(tracks.takes_key() && tracks.secured);
    let schema = document.schema("Track").expect("a schema");
    assert!(schema.properties().len() > 60);
}

fn parse(text: &str) -> Document {
    Document::parse(text).expect("a document")
}

/// A document of version 3.0, from what stands below its `paths`.
fn openapi(paths: &str) -> Document {
    parse(&format!("openapi: 3.0.3\npaths:\n{paths}"))
}

/// A document of version 2.0, from what stands below its `paths`.
fn swagger(paths: &str) -> Document {
    parse(&format!("swagger: '2.0'\npaths:\n{paths}"))
}

/// The document's only operation.
fn only(document: &Document) -> &Operation {
    assert_eq!(document.operations.len(), 1);
    &document.operations[0]
}

/// What values of a schema are, in words; `?` if `null` is one of them.
fn shown(schema: &Schema<'_>) -> String {
    shown_within(schema, 3)
}

fn shown_within(schema: &Schema<'_>, depth: usize) -> String {
    let Some(depth) = depth.checked_sub(1) else {
        return "more".to_owned();
    };
    let inner = |schema: &Schema<'_>| shown_within(schema, depth);
    let kind = match schema.kind() {
        Kind::Text => "text".to_owned(),
        Kind::Binary => "binary".to_owned(),
        Kind::Integer => "integer".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::List(None) => "list".to_owned(),
        Kind::List(Some(items)) => format!("list of {}", inner(&items)),
        Kind::Object => "object".to_owned(),
        Kind::Map(None) => "map".to_owned(),
        Kind::Map(Some(values)) => format!("map of {}", inner(&values)),
        Kind::OneOf(others) => {
            let others: Vec<String> = others.iter().map(inner).collect();
            format!("one of {}", others.join(" or "))
        }
        Kind::Nothing => "nothing".to_owned(),
        Kind::Any => "any".to_owned(),
    };
    if schema.is_nullable() {
        kind + "?"
    } else {
        kind
    }
}

/// The properties of a schema: `id!` if it is required, and what its values are.
fn properties(schema: &Schema<'_>) -> Vec<String> {
    let properties = schema.properties();
    let shown = properties.iter().map(|property| {
        let mark = if property.required { "!" } else { "" };
        format!("{}{mark}: {}", property.name, shown(&property.schema))
    });
    shown.collect()
}

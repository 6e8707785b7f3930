use super::*;
use crate::document::{Document, Schema};

mod fields;
mod known;
mod shapes;
mod sizes;

/// A document of a schema that is answered, and of schemas that have names.
fn document(schema: &str, named: &str) -> Document {
    let text = format!(
        "openapi: 3.1.0
paths:
  /a: {{ get: {{ responses: {{ 200: {{ content: {{ application/json: {{ schema: {schema} }} }} }} }} }} }}
components:
  schemas:
{named}"
    );
    Document::parse(&text).expect("a document")
}

/// The type of a schema, and the definitions that it needs, in a place that knows some types.
fn model_where(document: &Document, known: &[&str], taken: &[&str]) -> (String, String) {
    let owned = |names: &[&str]| names.iter().copied().map(str::to_owned).collect::<Vec<_>>();
    let (known, taken) = (owned(known), owned(taken));
    let answer = document.operations[0].answer.as_ref().expect("an answer");
    let node = answer.contents[0].schema.as_ref().expect("a schema");
    let mut models = Models::new(document, &known, &taken);
    let ty = models.owned(&Schema::new(document, node), "GetA");
    let definitions = models.definitions("api.yaml");
    assert!(syn::parse_str::<syn::Type>(&ty).is_ok(), "{ty}");
    assert!(syn::parse_file(&definitions).is_ok(), "{definitions}");
    (ty, definitions)
}

fn model(schema: &str, named: &str) -> (String, String) {
    model_where(&document(schema, named), &[], &[])
}

/// The definitions for the schema `A`, without what all of them have.
fn definitions(named: &str) -> String {
    let (_, definitions) = model("{ $ref: '#/components/schemas/A' }", named);
    bare(&definitions)
}

fn bare(definitions: &str) -> String {
    let is_own = |line: &&str| !line.starts_with("#[derive(") && !line.starts_with("#[schema(");
    let lines: Vec<&str> = definitions.lines().filter(is_own).collect();
    lines.join("\n")
}

/// The names that are defined, in their order.
fn names(definitions: &str) -> String {
    let names = definitions.lines().filter_map(|line| {
        let line = line
            .strip_prefix("pub struct ")
            .or_else(|| line.strip_prefix("pub enum "))?;
        line.strip_suffix(" {")
    });
    names.collect::<Vec<_>>().join(" ")
}

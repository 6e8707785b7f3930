//! The document that the trait `SoundCloud` gives, beside `soundcloud-api/spec/soundcloud.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use soundcloud_api::{Client, OpenApi, SoundCloud as _, soundcloud};

use crate::yaml;

/// Schemas that are only in the document written by hand, each with the reason.
const ONLY_WRITTEN: [(&str, &str); 6] = [
    ("Users", "a `Vec<User>` has no name"),
    ("Status", "what is answered to a deletion is not looked at"),
    ("Group", "no operation answers with one"),
    (
        "Error",
        "the runtime's `ApiError` reads the errors of any API",
    ),
    ("ErrorEntry", "as `Error`"),
    ("XmlErrors", "as `Error`"),
];

/// Values that SoundCloud has sent as well, and that the models read, each with the type in Rust.
const READ_TOO: [(&str, &str); 4] = [
    ("Comment.timestamp: string", "`Duration`"),
    ("Track.available_country_codes: string", "`Vec<String>`"),
    ("Track.release: integer", "`String`"),
    ("Track.user_favorite: integer", "`bool`"),
];

pub(crate) fn document() -> OpenApi {
    Client::openapi()
        .title("SoundCloud")
        .version("1.0.0")
        .server(soundcloud::BASE_URL)
        .token_scheme("OAuth")
        .api_key("consumer_key")
}

fn given() -> Value {
    document().to_value()
}

fn written() -> Value {
    yaml::read(include_str!("../../soundcloud-api/spec/soundcloud.yaml"))
}

/// What an operation is, as far as both documents say it.
#[derive(Debug, PartialEq)]
struct Operation {
    id: String,
    secured: bool,
    parameters: BTreeSet<Parameter>,
    body: BTreeSet<String>,
    /// Of the answer, if all goes well.
    answer: BTreeSet<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Parameter {
    place: String,
    name: String,
    required: bool,
    /// Of a list, whether it repeats its name.
    repeats: Option<bool>,
    credential: bool,
}

/// What a reference leads to, or the value itself.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let Some(reference) = value["$ref"].as_str() else {
        return value;
    };
    let pointer = reference.strip_prefix('#').expect("within the document");
    document.pointer(pointer).expect("it is there")
}

fn operations(document: &Value) -> BTreeMap<String, Operation> {
    let mut operations = BTreeMap::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        let methods = item.as_object().expect("operations").iter();
        for (method, operation) in methods.filter(|(method, _)| *method != "parameters") {
            let name = format!("{} {path}", method.to_uppercase());
            operations.insert(name, read(document, item, operation));
        }
    }
    operations
}

fn read(document: &Value, item: &Value, operation: &Value) -> Operation {
    let own = operation["parameters"].as_array();
    let shared = item["parameters"].as_array();
    let parameters = [own, shared].into_iter().flatten().flatten();
    let parameters = parameters.map(|parameter| resolved(document, parameter));
    let answers = operation["responses"].as_object().expect("responses");
    let (_, success) = answers
        .iter()
        .find(|(status, _)| status.starts_with('2'))
        .expect("an answer");
    // An answer that is not looked at may have any content.
    let looked_at = |content: &Value| {
        let mut schemas = content.as_object().into_iter().flat_map(|map| map.values());
        schemas.all(|media| media["schema"]["$ref"] != "#/components/schemas/Status")
    };
    let content = &success["content"];
    Operation {
        id: operation["operationId"]
            .as_str()
            .expect("a name")
            .to_owned(),
        secured: operation["security"] != serde_json::json!([]),
        parameters: parameters
            .filter(|parameter| parameter.get("x-omit").is_none())
            .map(|parameter| parameter_of(document, parameter))
            .collect(),
        body: medias(&operation["requestBody"]["content"]),
        answer: medias(if looked_at(content) {
            content
        } else {
            &Value::Null
        }),
    }
}

fn parameter_of(document: &Value, parameter: &Value) -> Parameter {
    let text = |key: &str| parameter[key].as_str().expect(key).to_owned();
    let says = |key: &str, otherwise: bool| parameter[key].as_bool().unwrap_or(otherwise);
    let schema = resolved(document, &parameter["schema"]);
    let is_list = schema["type"] == "array";
    Parameter {
        place: text("in"),
        name: text("name"),
        required: says("required", false),
        repeats: is_list.then(|| says("explode", true)),
        credential: says("x-credential", false),
    }
}

fn medias(content: &Value) -> BTreeSet<String> {
    let content = content.as_object().into_iter().flatten();
    content.map(|(media, _)| media.clone()).collect()
}

#[test]
fn every_operation_is_as_the_written_document_has_it() {
    let (given, written) = (operations(&given()), operations(&written()));
    assert_eq!(given.len(), 25);
    let names = |operations: &BTreeMap<String, Operation>| -> Vec<String> {
        operations.keys().cloned().collect()
    };
    assert_eq!(names(&given), names(&written));
    for (name, operation) in &given {
        assert_eq!(*operation, written[name], "{name}");
    }
}

fn schemas(document: &Value) -> BTreeMap<&str, &Value> {
    let schemas = document["components"]["schemas"].as_object();
    let schemas = schemas.expect("schemas").iter();
    schemas
        .map(|(name, schema)| (name.as_str(), schema))
        .collect()
}

#[test]
fn every_schema_has_its_name() {
    let (given, written) = (given(), written());
    let given: BTreeSet<&str> = schemas(&given).into_keys().collect();
    let written: BTreeSet<&str> = schemas(&written).into_keys().collect();
    let only_written: BTreeSet<&str> = written.difference(&given).copied().collect();
    assert_eq!(only_written, ONLY_WRITTEN.map(|(name, _)| name).into());
    // There it is no more than a number or a text.
    let only_given: Vec<&&str> = given.difference(&written).collect();
    assert_eq!(only_given, [&"CommentId"]);
}

/// The fields of a schema and of the objects in it, by their way from it, each with its schema.
fn fields<'a>(way: &str, schema: &'a Value, found: &mut BTreeMap<String, &'a Value>) {
    let properties = schema["properties"].as_object().into_iter().flatten();
    for (name, property) in properties {
        let way = format!("{way}.{name}");
        fields(&way, property, found);
        found.insert(way, property);
    }
    if let Some(items) = schema.get("items") {
        fields(&format!("{way}[]"), items, found);
    }
    for alternative in schema["oneOf"].as_array().into_iter().flatten() {
        fields(way, alternative, found);
    }
    found.insert(way.to_owned(), schema);
}

/// The types of JSON that a schema allows.
fn types<'a>(document: &'a Value, schema: &'a Value) -> BTreeSet<&'a str> {
    if schema.get("$ref").is_some() {
        return types(document, resolved(document, schema));
    }
    let own = match &schema["type"] {
        Value::String(name) => vec![name.as_str()],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let alternatives = [&schema["oneOf"], &schema["anyOf"]];
    let alternatives = alternatives.into_iter().filter_map(Value::as_array);
    let inner = alternatives.flatten().flat_map(|one| types(document, one));
    own.into_iter().chain(inner).collect()
}

#[test]
fn every_schema_has_the_fields_of_the_written_one() {
    let (given, written) = (given(), written());
    let (of_given, of_written) = (schemas(&given), schemas(&written));
    let mut read_too = BTreeSet::new();
    for (name, schema) in &of_given {
        let Some(other) = of_written.get(name) else {
            continue;
        };
        let (mut own, mut others) = (BTreeMap::new(), BTreeMap::new());
        fields(name, schema, &mut own);
        fields(name, other, &mut others);
        let names =
            |fields: &BTreeMap<String, &Value>| -> Vec<String> { fields.keys().cloned().collect() };
        assert_eq!(names(&own), names(&others));
        for (way, field) in own {
            let other = others[&way];
            compare(&way, field, other);
            let own = types(&given, field);
            for kind in types(&written, other) {
                if !own.contains(kind) {
                    read_too.insert(format!("{way}: {kind}"));
                }
            }
        }
    }
    let expected = READ_TOO.map(|(value, _)| value.to_owned());
    assert_eq!(read_too, expected.into());
}

/// What a field says of itself and of the fields in it.
fn compare(way: &str, field: &Value, other: &Value) {
    let required = |field: &Value| -> BTreeSet<String> {
        let names = field["required"].as_array().into_iter().flatten();
        names.map(ToString::to_string).collect()
    };
    assert_eq!(required(field), required(other), "{way}");
    for key in ["enum", "pattern"] {
        assert_eq!(field[key], other[key], "{way}: {key}");
    }
    if field["deprecated"] == true {
        assert_eq!(other["deprecated"], true, "{way} is deprecated");
    }
    if field["format"] == "binary" {
        assert_eq!(other["format"], "binary", "{way}");
    }
}

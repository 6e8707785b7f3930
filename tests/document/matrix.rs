//! The trait's own table against the document, endpoint by endpoint: row M06 of the fault matrix.
//!
//! What OpenAPI has no word for, whether a call may be repeated, follows from the HTTP method
//! (RFC 9110 §9.2.2), unless the document says `x-idempotent`.

use std::collections::BTreeMap;

use serde_json::Value;
use soundcloud_api::{Auth, Client, Encoding, Endpoint, Place, Retry, SoundCloud as _};

use crate::yaml;

/// What a declaration and the document both say of one endpoint.
#[derive(Debug, PartialEq)]
struct Declared {
    name: String,
    auth: &'static str,
    idempotent: bool,
    body: Vec<&'static str>,
}

/// The method and the path, parameters as the document writes them.
type Route = (String, String);

fn by_method(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "PUT" | "DELETE" | "OPTIONS")
}

fn table() -> BTreeMap<Route, Declared> {
    let rows = Client::endpoints().iter();
    rows.map(|endpoint| (route(endpoint), declared(endpoint)))
        .collect()
}

fn route(endpoint: &Endpoint) -> Route {
    let path = endpoint.route().replace('<', "{").replace('>', "}");
    (endpoint.method().to_string(), path)
}

fn declared(endpoint: &Endpoint) -> Declared {
    let bodies = endpoint.parameters().filter_map(|parameter| {
        let Place::Body(encoding) = parameter.place() else {
            return None;
        };
        Some(match encoding {
            Encoding::Json => vec!["application/json"],
            Encoding::Form => vec!["application/x-www-form-urlencoded"],
            Encoding::Xml => vec!["application/xml"],
            Encoding::ByFormat => vec!["application/json", "application/xml"],
            Encoding::Multipart => vec!["multipart/form-data"],
            _ => vec!["of no document"],
        })
    });
    Declared {
        name: endpoint.name().to_owned(),
        auth: match endpoint.auth() {
            Auth::Token => "token",
            Auth::Key => "token and key",
            Auth::None => "nothing",
            _ => "of no document",
        },
        idempotent: match endpoint.retry() {
            Retry::Never => false,
            Retry::Always => true,
            _ => by_method(endpoint.method().as_str()),
        },
        body: bodies.flatten().collect(),
    }
}

fn document() -> Value {
    yaml::read(include_str!("../../soundcloud-api/spec/soundcloud.yaml"))
}

fn published(document: &Value) -> BTreeMap<Route, Declared> {
    let mut published = BTreeMap::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        let operations = item.as_object().expect("operations").iter();
        for (method, operation) in operations.filter(|(key, _)| *key != "parameters") {
            let method = method.to_uppercase();
            let declared = described(document, &method, item, operation);
            published.insert((method, path.clone()), declared);
        }
    }
    published
}

fn described(document: &Value, method: &str, item: &Value, operation: &Value) -> Declared {
    let own = operation["parameters"].as_array();
    let shared = item["parameters"].as_array();
    let mut parameters = [own, shared].into_iter().flatten().flatten();
    let has_key = parameters.any(|parameter| {
        let reference = parameter["$ref"].as_str().unwrap_or("#");
        let parameter = document.pointer(&reference[1..]).unwrap_or(parameter);
        parameter["x-credential"] == true
    });
    let security = operation.get("security").unwrap_or(&document["security"]);
    let content = operation["requestBody"]["content"].as_object();
    Declared {
        name: operation["x-rust-name"]
            .as_str()
            .expect("a name")
            .to_owned(),
        auth: match (security.as_array().is_some_and(Vec::is_empty), has_key) {
            (true, _) => "nothing",
            (false, true) => "token and key",
            (false, false) => "token",
        },
        idempotent: operation["x-idempotent"]
            .as_bool()
            .unwrap_or_else(|| by_method(method)),
        body: content.map_or_else(Vec::new, |content| {
            let mut media: Vec<&str> = content.keys().map(|media| known(media)).collect();
            media.sort_unstable();
            media
        }),
    }
}

fn known(media: &str) -> &'static str {
    match media {
        "application/json" => "application/json",
        "application/xml" => "application/xml",
        "application/x-www-form-urlencoded" => "application/x-www-form-urlencoded",
        "multipart/form-data" => "multipart/form-data",
        _ => "of no endpoint",
    }
}

#[test]
fn m06_every_endpoint_is_declared_as_the_document_publishes_it() {
    let (table, published) = (table(), published(&document()));
    assert_eq!((table.len(), Client::endpoints().len()), (25, 25));
    let routes: Vec<&Route> = table.keys().collect();
    assert_eq!(routes, published.keys().collect::<Vec<_>>());
    for (route, declared) in &table {
        assert_eq!(*declared, published[route], "{route:?}");
    }
}

#[test]
fn m06_a_put_whose_answer_is_new_each_time_is_treated_as_a_post() {
    for endpoint in Client::endpoints() {
        let is_new_each_time =
            endpoint.method() == "PUT" && endpoint.route().contains("secret-token");
        let is_repeatable = by_method(endpoint.method().as_str()) && !is_new_each_time;
        assert_eq!(declared(endpoint).idempotent, is_repeatable, "{endpoint}");
        // What makes something new is not repeated, whatever the method allows.
        let expected = if is_repeatable {
            Retry::ByMethod
        } else {
            Retry::Never
        };
        assert_eq!(endpoint.retry(), expected, "{endpoint}");
    }
}

#[test]
fn m06_a_difference_in_each_column_is_noticed() {
    let (table, document) = (table(), document());
    let reset = ("PUT", "/tracks/{track_id}/secret-token.json");
    let tracks = ("GET", "/tracks.json");
    for (route, key, value) in [
        (reset, "x-rust-name", Value::from("other")),
        (reset, "x-idempotent", Value::from(true)),
        (reset, "security", serde_json::json!([])),
        (tracks, "parameters", Value::Null),
        (
            tracks,
            "requestBody",
            serde_json::json!({"content": {"application/json": {}}}),
        ),
    ] {
        let mut changed = document.clone();
        let method = route.0.to_lowercase();
        changed["paths"][route.1][&method][key] = value;
        let route = (route.0.to_owned(), route.1.to_owned());
        assert_ne!(published(&changed)[&route], table[&route], "{key}");
    }
}

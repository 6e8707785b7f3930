//! Our document against the vendor's first one, `../shared/seed.yaml` beside the checkout or
//! `SOUNDCLOUD_SEED`: the same operations and parameters, and a reason for each difference.
//!
//! The reasons stand in our document, in extensions that its head explains.

use std::{collections::BTreeMap, env, fs, path::PathBuf, sync::LazyLock};

use serde_json::{Map, Value};

use crate::yaml;

const OURS: &str = include_str!("../../soundcloud-api/spec/soundcloud.yaml");

fn seed() -> Option<Value> {
    let path = env::var_os("SOUNDCLOUD_SEED").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../shared/seed.yaml"
            ))
        },
        PathBuf::from,
    );
    let text = fs::read_to_string(path).ok()?;
    Some(yaml::read(&text))
}

/// One operation of both documents.
struct Pair<'a> {
    route: String,
    document: &'a Value,
    ours: &'a Value,
    theirs: &'a Value,
    /// Parameters of theirs that were not found yet, by place and name.
    left: BTreeMap<(String, String), &'a Value>,
    explained: Vec<String>,
    unexplained: Vec<String>,
}

/// What a comparison found, operation by operation.
#[derive(Default)]
struct Compared {
    rows: Vec<String>,
    parameters: usize,
    unexplained: Vec<String>,
}

/// The operations of a document, by method and path.
fn operations(document: &Value) -> BTreeMap<String, (&Value, &Value)> {
    let paths = object(&document["paths"]).iter();
    let operations = paths.flat_map(|(path, item)| {
        let methods = object(item).iter();
        let methods = methods
            .filter(|(method, _)| ["get", "put", "post", "delete"].contains(&method.as_str()));
        methods.map(move |(method, operation)| {
            (
                format!("{} {path}", method.to_uppercase()),
                (item, operation),
            )
        })
    });
    operations.collect()
}

fn compare(document: &Value, seed: &Value) -> Compared {
    let mut compared = Compared::default();
    let (ours, theirs) = (operations(document), operations(seed));
    for route in ours.keys().filter(|route| !theirs.contains_key(*route)) {
        compared
            .unexplained
            .push(format!("{route} is not in the seed"));
    }
    for (route, (_, theirs)) in theirs {
        let Some((item, ours)) = ours.get(&route) else {
            compared.unexplained.push(format!("{route} is missing"));
            continue;
        };
        let parameters = list(&theirs["parameters"]);
        compared.parameters += parameters.len();
        let left = parameters
            .iter()
            .map(|one| ((text(&one["in"]), text(&one["name"])), one));
        let mut pair = Pair {
            left: left.collect(),
            route,
            document,
            ours,
            theirs,
            explained: Vec::new(),
            unexplained: Vec::new(),
        };
        pair.compare(item);
        compared
            .rows
            .push(format!("{:50} {}", pair.route, pair.explained.join(", ")));
        compared.unexplained.append(&mut pair.unexplained);
    }
    compared
}

impl Pair<'_> {
    fn compare(&mut self, item: &Value) {
        if self.ours["x-seed-operation-id"] != self.theirs["operationId"] {
            self.unexplained("the name of the operation");
        }
        for parameter in list(&item["parameters"])
            .iter()
            .chain(list(&self.ours["parameters"]))
        {
            let parameter = resolved(self.document, parameter);
            self.parameter(
                parameter,
                &text(&parameter["name"]),
                parameter["required"] == true,
            );
        }
        self.body();
        self.absent();
        self.status();
        let left: Vec<String> = self.left.keys().map(|(_, name)| name.clone()).collect();
        for name in left {
            self.unexplained(&format!("`{name}` of the seed"));
        }
    }

    /// A parameter, or a part of a body that is a parameter there.
    fn parameter(&mut self, parameter: &Value, name: &str, required: bool) {
        let or = |key: &str, other: String| parameter[key].as_str().map_or(other, str::to_owned);
        let place = or("x-seed-in", text(&parameter["in"]));
        let their_name = or("x-seed-name", name.to_owned());
        let Some(theirs) = self.left.remove(&(place, their_name.clone())) else {
            if has_reason(parameter, "x-seed-added") {
                self.explained.push(format!("+{name}"));
            } else if parameter["x-seed-in"].is_null() {
                self.unexplained(&format!("`{name}`, which the seed does not have"));
            }
            return;
        };
        if their_name != name {
            self.differs(parameter, &format!("{their_name} is {name}"));
        }
        if !parameter["x-seed-in"].is_null() {
            self.differs(parameter, &format!("{name} is a part of the body"));
        }
        let there = theirs["required"] == true;
        if required != there {
            if parameter["x-seed-required"] == there {
                self.differs(parameter, &format!("{name} is required"));
            } else {
                self.unexplained(&format!("that `{name}` is required"));
            }
        }
    }

    fn body(&mut self) {
        let body = &self.ours["requestBody"];
        if body.is_null() {
            return;
        }
        if has_reason(body, "x-seed-added") {
            self.explained.push("+body".to_owned());
        } else {
            self.unexplained("the body");
        }
        for content in object(&body["content"]).values() {
            let schema = resolved(self.document, &content["schema"]);
            for (name, part) in object(&schema["properties"]) {
                if !part["x-seed-in"].is_null() {
                    let required = list(&schema["required"]).contains(&Value::from(name.as_str()));
                    self.parameter(part, name, required);
                }
            }
        }
    }

    /// What the seed has and we do not.
    fn absent(&mut self) {
        for (name, reason) in object(&self.ours["x-seed-absent"]) {
            let key = self.left.keys().find(|(_, left)| left == name).cloned();
            match key {
                Some(key) if reason.as_str().is_some_and(|reason| !reason.is_empty()) => {
                    self.left.remove(&key);
                    self.explained.push(format!("-{name}"));
                }
                _ => self.unexplained(&format!("`x-seed-absent` of `{name}`")),
            }
        }
    }

    fn status(&mut self) {
        let statuses = object(&self.ours["responses"])
            .iter()
            .filter(|(status, _)| status.starts_with('2'));
        for (status, response) in statuses {
            let same = !self.theirs["responses"][status].is_null();
            let there = self.theirs["responses"].get(response["x-seed-status"].to_string());
            match there {
                _ if same => {}
                Some(_) => self.differs(response, status),
                None => self.unexplained(&format!("status {status}")),
            }
        }
    }

    /// A difference that a note explains.
    fn differs(&mut self, node: &Value, difference: &str) {
        if has_reason(node, "x-seed-note") {
            self.explained.push(difference.to_owned());
        } else {
            self.unexplained(difference);
        }
    }

    fn unexplained(&mut self, difference: &str) {
        let difference = format!("{}: nothing explains {difference}", self.route);
        self.unexplained.push(difference);
    }
}

fn has_reason(node: &Value, extension: &str) -> bool {
    node[extension]
        .as_str()
        .is_some_and(|reason| reason.split(' ').count() > 2)
}

fn resolved<'a>(document: &'a Value, node: &'a Value) -> &'a Value {
    let Some(reference) = node["$ref"].as_str() else {
        return node;
    };
    let found = document.pointer(reference.trim_start_matches('#'));
    resolved(document, found.expect("a reference within the document"))
}

fn object(value: &Value) -> &Map<String, Value> {
    static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
    value.as_object().unwrap_or(&NONE)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_difference_from_the_seed_is_explained() {
    let Some(seed) = seed() else {
        println!("skipped: no seed beside this checkout");
        return;
    };
    let compared = compare(&yaml::read(OURS), &seed);
    println!("{}", compared.rows.join("\n"));
    println!(
        "{} of 25 operations, all {} parameters of the seed",
        compared.rows.len(),
        compared.parameters
    );
    assert_eq!(compared.unexplained, [""; 0]);
    assert_eq!((compared.rows.len(), compared.parameters), (25, 33));
}

#[test]
fn no_explanation_is_there_in_vain() {
    let Some(seed) = seed() else {
        println!("skipped: no seed beside this checkout");
        return;
    };
    let document = yaml::read(OURS);
    let mut extensions = Vec::new();
    gather(&document, &mut String::new(), &mut extensions);
    let needless: Vec<&String> = extensions
        .iter()
        .filter(|pointer| {
            let mut without = document.clone();
            let (parent, key) = pointer.rsplit_once('/').expect("a key");
            let parent = without.pointer_mut(parent).and_then(Value::as_object_mut);
            parent.expect("an object").remove(key);
            compare(&without, &seed).unexplained.is_empty()
        })
        .collect();
    println!("{} explanations, each needed", extensions.len());
    assert!(extensions.len() > 80, "{}", extensions.len());
    assert_eq!(needless, [""; 0]);
}

/// The places of all extensions about the seed.
fn gather(node: &Value, pointer: &mut String, found: &mut Vec<String>) {
    let length = pointer.len();
    let entries = object(node)
        .iter()
        .map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value));
    let elements = list(node).iter().enumerate();
    let elements = elements.map(|(index, value)| (index.to_string(), value));
    for (key, value) in entries.chain(elements) {
        pointer.push('/');
        pointer.push_str(&key);
        if key.starts_with("x-seed-") {
            found.push(pointer.clone());
        } else {
            gather(value, pointer, found);
        }
        pointer.truncate(length);
    }
}

#[test]
fn an_operation_or_parameter_less_is_noticed() {
    let Some(seed) = seed() else {
        println!("skipped: no seed beside this checkout");
        return;
    };
    let document = yaml::read(OURS);
    for (route, _) in operations(&document) {
        let (method, path) = route.split_once(' ').expect("a method");
        let mut without = document.clone();
        let item = without["paths"][path].as_object_mut().expect("a path");
        item.remove(&method.to_lowercase());
        assert!(!compare(&without, &seed).unexplained.is_empty(), "{route}");
    }
}

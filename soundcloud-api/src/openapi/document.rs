//! The parts of a document, in the order in which people read them.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{operation::Operation, schemas::Schemas};

/// What schemas and operations call the token.
const TOKEN: &str = "token";

#[derive(Serialize)]
pub(super) struct Document {
    openapi: &'static str,
    info: Info,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    servers: Vec<Server>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    security: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Tag>,
    paths: Ordered<PathItem>,
    #[serde(skip_serializing_if = "Components::is_empty")]
    components: Components,
}

/// The operations of one path, by their methods in lower case.
pub(super) type PathItem = Ordered<Operation>;

#[derive(Serialize)]
pub(super) struct Info {
    pub(super) title: String,
    pub(super) version: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
}

#[derive(Serialize)]
pub(super) struct Server {
    url: String,
}

impl Server {
    pub(super) fn new(url: String) -> Self {
        Self { url }
    }
}

#[derive(Serialize)]
struct Tag {
    name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Components {
    #[serde(skip_serializing_if = "Map::is_empty")]
    security_schemes: Map<String, Value>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    schemas: Map<String, Value>,
}

impl Components {
    fn is_empty(&self) -> bool {
        self.security_schemes.is_empty() && self.schemas.is_empty()
    }
}

/// How a token is sent.
pub(super) struct Scheme(Value);

impl Scheme {
    pub(super) fn of(word: &str) -> Self {
        if word.eq_ignore_ascii_case("bearer") {
            return Self(json!({ "type": "http", "scheme": "bearer" }));
        }
        // `http` is for schemes that are registered: of another, the whole header is described.
        Self(json!({
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": format!("The word `{word}`, a space, and the token."),
        }))
    }
}

impl Document {
    pub(super) fn new(
        info: Info,
        servers: Vec<Server>,
        scheme: Option<Scheme>,
        paths: Ordered<PathItem>,
        schemas: &Schemas,
    ) -> Self {
        let security = scheme.iter().map(|_| json!({ TOKEN: [] })).collect();
        let named = scheme.map(|Scheme(scheme)| (TOKEN.to_owned(), scheme));
        Self {
            openapi: "3.1.0",
            info,
            servers,
            security,
            tags: tags(&paths),
            components: Components {
                security_schemes: named.into_iter().collect(),
                schemas: schemas.used_by(&paths),
            },
            paths,
        }
    }
}

/// The tags of all operations, each once.
fn tags(paths: &Ordered<PathItem>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let operations = paths.values().flat_map(Ordered::values);
    for name in operations.filter_map(Operation::tag) {
        if tags.iter().all(|tag| tag.name != name) {
            tags.push(Tag {
                name: name.to_owned(),
            });
        }
    }
    tags
}

/// A map that keeps the order in which it was filled.
pub(super) struct Ordered<V>(Vec<(String, V)>);

impl<V> Ordered<V> {
    pub(super) fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        let mut entries = self.0.iter_mut();
        entries.find_map(|(known, value)| (known == key).then_some(value))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn push(&mut self, key: String, value: V) {
        self.0.push((key, value));
    }
}

impl<V> Default for Ordered<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> IntoIterator for Ordered<V> {
    type Item = (String, V);
    type IntoIter = std::vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<V: Serialize> Serialize for Ordered<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

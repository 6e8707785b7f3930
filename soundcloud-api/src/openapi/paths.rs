//! The paths of a document, each with its operations.

use std::fmt;

use super::{
    described::Documented,
    document::{Ordered, PathItem},
    operation::Operation,
    schemas::Schemas,
};
use crate::endpoint::Piece;

/// All paths, in the order of the trait.
pub(super) fn all(
    endpoints: &[Documented],
    schemas: &mut Schemas,
    key: Option<&str>,
) -> Ordered<PathItem> {
    let mut paths = Ordered::default();
    let mut known: Vec<Path> = Vec::new();
    for endpoint in endpoints {
        let mut operation = Operation::of(endpoint, schemas, key);
        let path = Path::of(endpoint.endpoint.pieces);
        // Paths that differ in nothing but names are the same in OpenAPI.
        let same = known.iter().find(|known| known.texts == path.texts);
        let path = same.cloned().unwrap_or(path);
        operation.rename_path(&path.names);
        let written = path.to_string();
        if paths.get_mut(&written).is_none() {
            paths.push(written.clone(), PathItem::default());
            known.push(path);
        }
        let method = endpoint.endpoint.method.as_str().to_ascii_lowercase();
        if let Some(item) = paths.get_mut(&written) {
            match item.get_mut(&method) {
                Some(first) => first.join(operation),
                None => item.push(method, operation),
            }
        }
    }
    paths
}

/// A path, in its fixed texts and the names between.
#[derive(Clone)]
struct Path {
    /// One more than there are names.
    texts: Vec<String>,
    names: Vec<&'static str>,
}

impl Path {
    fn of(pieces: &[Piece]) -> Self {
        let mut text = String::new();
        let mut path = Self {
            texts: Vec::new(),
            names: Vec::new(),
        };
        for piece in pieces {
            match piece {
                Piece::Text(fixed) => text.push_str(fixed),
                Piece::Path(name) | Piece::Rest(name) => {
                    path.texts.push(std::mem::take(&mut text));
                    path.names.push(name);
                }
                _ => {}
            }
        }
        path.texts.push(text);
        path
    }
}

/// `/items/{id}`
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, text) in self.texts.iter().enumerate() {
            f.write_str(text)?;
            if let Some(name) = self.names.get(at) {
                write!(f, "{{{name}}}")?;
            }
        }
        Ok(())
    }
}

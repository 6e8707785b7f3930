use std::{
    collections::hash_map::DefaultHasher,
    env, fs,
    hash::{Hash as _, Hasher as _},
    path::PathBuf,
};

use proc_macro2::TokenStream;

use crate::api::{expand, tests::mistakes};

mod documents;
mod files;
mod models;
mod mutations;
mod rules;

/// Writes a document to a file of its own.
fn file(document: &str) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    document.hash(&mut hasher);
    let folder = env::temp_dir().join("soundcloud-macros-documents");
    fs::create_dir_all(&folder).expect("a folder for documents");
    let path = folder.join(format!("{:016x}.yaml", hasher.finish()));
    if !path.exists() {
        let fresh = path.with_extension(format!("{:?}", std::thread::current().id()));
        fs::write(&fresh, document).expect("the document can be written");
        fs::rename(&fresh, &path).expect("the document can be named");
    }
    path
}

/// The mistakes of a trait against a document, which is called `api.yaml` in them.
fn found(path: &str, keys: &str, item: &str) -> Vec<[String; 3]> {
    let attribute: TokenStream = if keys.is_empty() {
        format!("spec = {path:?}")
    } else {
        format!("spec(file = {path:?}, {keys})")
    }
    .parse()
    .expect("tokens");
    let expanded = expand(attribute, &item.parse().expect("tokens"));
    let mut mistakes = mistakes(expanded);
    for text in mistakes.iter_mut().flatten() {
        *text = text.replace(path, "api.yaml");
    }
    mistakes
}

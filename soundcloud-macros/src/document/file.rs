//! The file of a document: where it is, and that it is read once.

use std::{
    collections::{HashMap, HashSet},
    env, fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::SystemTime,
};

use super::Document;
use crate::code::printable;

/// Larger files are refused.
const LARGEST: u64 = 32 * 1024 * 1024;

/// A document and the file that it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// As the attribute has it, for messages.
    pub(crate) written: String,
    /// Where it was found.
    pub(crate) path: PathBuf,
    pub(crate) document: Arc<Document>,
}

/// Why there is no document: what is wrong, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    pub(crate) message: String,
    pub(crate) help: String,
    /// The file, should there be one: when it is mended, the crate is to be built again.
    pub(crate) path: Option<PathBuf>,
    /// Whether the same was told before: all models of a crate name the same document.
    pub(crate) repeated: bool,
}

/// A file at one time.
#[derive(PartialEq, Eq, Hash)]
struct Version {
    path: PathBuf,
    modified: Option<SystemTime>,
    length: u64,
}

type Read = Result<Arc<Document>, (String, String)>;

/// One compiler expands many attributes, and an editor's server outlives many edits.
static READ: LazyLock<Mutex<HashMap<Version, Read>>> = LazyLock::new(Mutex::default);

/// What was told of documents that cannot be read: their paths as written, and the messages.
static TOLD: LazyLock<Mutex<HashSet<(String, String)>>> = LazyLock::new(Mutex::default);

impl Source {
    /// Reads a document. A relative path starts at the crate's manifest or, if nothing is there, in
    /// the folder `beside`, that of the source file.
    pub(crate) fn load(written: &str, beside: Option<&Path>) -> Result<Self, Unread> {
        let (path, read) = match find(written, beside) {
            Ok(path) => (
                Some(path.clone()),
                read(&path, written).map(|read| (path, read)),
            ),
            Err(unread) => (None, Err(unread)),
        };
        match read {
            Ok((path, document)) => Ok(Self {
                written: printable(written),
                path,
                document,
            }),
            Err((message, help)) => Err(Unread {
                repeated: is_told(written, &message),
                // A path may have any character.
                message: printable(&message),
                help: printable(&help),
                path,
            }),
        }
    }
}

/// Whether a message was told before; from now on it was.
fn is_told(written: &str, message: &str) -> bool {
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    !told.insert((written.to_owned(), message.to_owned()))
}

fn find(written: &str, beside: Option<&Path>) -> Result<PathBuf, (String, String)> {
    if written.trim().is_empty() {
        return Err((
            "the path of the API document is empty".to_owned(),
            "write `spec = \"openapi.yaml\"`, relative to `Cargo.toml`".to_owned(),
        ));
    }
    if written.contains("://") {
        return Err((
            format!("the API document `{written}` is not a file"),
            "save it beside `Cargo.toml`, and write its path: builds do not depend on the network"
                .to_owned(),
        ));
    }
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let places: Vec<PathBuf> = [manifest.as_deref(), beside]
        .into_iter()
        .flatten()
        .map(|folder| folder.join(written))
        .collect();
    if let Some(found) = places.iter().find(|path| path.is_file()) {
        return Ok(found.clone());
    }
    let message = format!("cannot read the API document `{written}`");
    let folder = places.iter().find(|path| path.is_dir());
    let help = match (folder, places.first()) {
        (Some(folder), _) => format!("`{}` is a folder; name the file in it", folder.display()),
        (None, Some(first)) => format!(
            "there is no file `{}`; the path is relative to `Cargo.toml`",
            first.display()
        ),
        (None, None) => "write an absolute path: outside of cargo there is no other".to_owned(),
    };
    Err((message, help))
}

fn read(path: &Path, written: &str) -> Read {
    let refused = |message: &str, help: String| {
        Err((
            format!("cannot read the API document `{written}`: {message}"),
            help,
        ))
    };
    let shown = path.display();
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return refused(&error.to_string(), format!("look at `{shown}`")),
    };
    if metadata.len() > LARGEST {
        let help = format!(
            "`{shown}` may have {} MiB; cut out what the trait does not declare",
            LARGEST >> 20
        );
        return refused("it is too large", help);
    }
    let version = Version {
        path: path.to_owned(),
        modified: metadata.modified().ok(),
        length: metadata.len(),
    };
    // A panic in another expansion has left nothing half done here.
    let mut known = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(read) = known.get(&version) {
        return read.clone();
    }
    let read = match fs::read_to_string(path) {
        Ok(text) => parse(&text, path, written),
        Err(error) => refused(&error.to_string(), format!("look at `{shown}`")),
    };
    known.retain(|other, _| other.path != version.path);
    known.insert(version, read.clone());
    read
}

fn parse(text: &str, path: &Path, written: &str) -> Read {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Document::parse(text).map(Arc::new).map_err(|mistake| {
        let (line, column) = (mistake.line, mistake.column);
        let message = format!(
            "cannot read the API document `{written}`: {}",
            mistake.message
        );
        let help = format!(
            "look at `{}:{line}:{column}`; read are Swagger 2.0 and OpenAPI 3, in YAML and JSON",
            path.display()
        );
        (message, help)
    })
}

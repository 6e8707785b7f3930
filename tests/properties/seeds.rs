//! The examples that the fuzz targets start from, written by hand.

use std::{
    fs,
    path::{Path, PathBuf},
};

pub(crate) const FUZZ: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz");

/// The seeds of a target, by the names of their files.
pub(crate) fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(FUZZ).join("seeds").join(target);
    let entries = fs::read_dir(&folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let seed = fs::read(&path).expect("a seed");
        (path, seed)
    };
    paths.into_iter().map(read).collect()
}

/// The seeds alone.
pub(crate) fn texts(target: &str) -> Vec<Vec<u8>> {
    seeds(target).into_iter().map(|(_, seed)| seed).collect()
}

//! A folder of a test's own.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicUsize, Ordering},
};

/// An empty folder, which goes with all that is in it when this is dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes it.
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let path = env::temp_dir().join(format!("soundcloud-tests-{}-{number}", process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// Where a file of this name is, or would be.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A file with this content.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).expect("a file");
        path
    }

    /// A file of so many zeros, which takes no room on most disks.
    pub fn zeros(&self, name: &str, length: u64) -> PathBuf {
        let path = self.path(name);
        let file = fs::File::create(&path).and_then(|file| file.set_len(length));
        file.expect("a file");
        path
    }

    /// The names of all files, sorted.
    pub fn names(&self) -> Vec<String> {
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let entries = fs::read_dir(&self.0).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|entry| name(entry.expect("an entry")))
            .collect();
        names.sort_unstable();
        names
    }

    /// What is in each file of it, in order.
    pub fn contents(&self) -> Vec<String> {
        let content = |name: &String| fs::read_to_string(self.path(name)).unwrap_or_default();
        let mut contents: Vec<_> = self.names().iter().map(content).collect();
        contents.sort_unstable();
        contents
    }

    /// How many files in it are not whole yet.
    pub fn parts(&self) -> usize {
        let names = self.names();
        let is_part = |name: &&String| Path::new(name).extension().is_some_and(|end| end == "part");
        names.iter().filter(is_part).count()
    }
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl AsRef<Path> for Folder {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

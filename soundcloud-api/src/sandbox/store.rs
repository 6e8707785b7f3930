//! Uploaded files, in a directory that disappears with the sandbox.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use axum::extract::multipart::Field;
use tokio::{fs::File, io::AsyncWriteExt};

use super::{failure::Failure, payload, secret, version::Version};

#[derive(Debug)]
pub(crate) struct Store {
    directory: PathBuf,
    limit: u64,
    files: AtomicU64,
}

/// One file, removed from disk when nobody refers to it any more.
#[derive(Debug)]
pub(crate) struct Stored {
    path: PathBuf,
    pub(crate) size: u64,
    pub(crate) file_name: String,
    pub(crate) content_type: String,
    pub(crate) tag: String,
}

impl Store {
    pub(crate) fn create(limit: u64) -> io::Result<Self> {
        let name = format!(
            "soundcloud-sandbox-{}-{}",
            std::process::id(),
            secret::token()
        );
        let directory = std::env::temp_dir().join(name);
        fs::create_dir(&directory)?;
        Ok(Self {
            directory,
            limit,
            files: AtomicU64::new(0),
        })
    }

    pub(crate) fn limit(&self) -> u64 {
        self.limit
    }

    /// Writes a part of a form to disk, chunk by chunk.
    pub(crate) async fn save(&self, mut field: Field<'_>) -> Result<Stored, Failure> {
        let mut stored = Stored {
            path: self
                .directory
                .join(self.files.fetch_add(1, Ordering::Relaxed).to_string()),
            size: 0,
            file_name: field.file_name().unwrap_or_default().to_owned(),
            content_type: field
                .content_type()
                .unwrap_or("application/octet-stream")
                .to_owned(),
            tag: String::new(),
        };
        let mut version = Version::default();
        let mut file = File::create(&stored.path)
            .await
            .map_err(|_| Failure::Storage)?;
        while let Some(chunk) = field
            .chunk()
            .await
            .map_err(|error| payload::unreadable(&error))?
        {
            stored.size = stored.size.saturating_add(chunk.len() as u64);
            if stored.size > self.limit {
                return Err(Failure::TooLarge);
            }
            version.read(&chunk);
            file.write_all(&chunk).await.map_err(|_| Failure::Storage)?;
        }
        file.flush().await.map_err(|_| Failure::Storage)?;
        stored.tag = version.tag();
        Ok(stored)
    }

    pub(crate) fn remove(&self) {
        // It may be gone already; and nobody could act on a failure here.
        let _ = fs::remove_dir_all(&self.directory);
    }

    #[cfg(test)]
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.remove();
    }
}

impl Stored {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Stored {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

//! Saves a response to a file, and goes on where it was cut.

use std::{
    io,
    path::{Path, PathBuf},
    pin::pin,
};

use http::{HeaderValue, StatusCode, header};
use tokio::{
    fs::File,
    io::{AsyncSeekExt as _, AsyncWriteExt as _},
};

use super::{again, open};
use crate::{
    error::{Error, Kind},
    request::Prepared,
    response::Download,
    watch::{Slot, Watch},
};

/// Sends a request and writes the body of the response to a file, all of it within the limit of
/// time.
///
/// A body that is cut is asked for from there on, if the server has told by an `ETag` which
/// version it is of; else it is read from its beginning once more.
pub(crate) async fn save(mut prepared: Box<Prepared>, path: &Path) -> Result<u64, Error> {
    let (endpoint, total) = (prepared.endpoint, prepared.timeout());
    let mut slot = pin!(Slot::None);
    let mut watch = Watch::new(prepared.client.time().clone(), slot.as_mut(), total);
    let mut rest = Box::pin(async {
        let mut part = Part::create(path)?;
        let mut attempts = 0_u32;
        loop {
            attempts = attempts.saturating_add(1);
            let is_repeatable = prepared.is_repeatable();
            match part.receive(&mut prepared).await {
                Ok(()) => return part.finish(path).await,
                Err(Interrupted::Failed(error)) => return Err(error),
                Err(Interrupted::Cut(error)) => {
                    let mut slot = pin!(Slot::None);
                    let mut rest = Watch::new(prepared.client.time().clone(), slot.as_mut(), None);
                    again(&prepared, &mut rest, attempts, is_repeatable, error).await?;
                }
            }
        }
    });
    let saved = watch.within_total(&mut rest).await;
    saved
        .and_then(|saved| saved)
        .map_err(|error| error.at(endpoint))
}

/// Writes the rest of a response to a file, under the name it has until it is whole.
pub(crate) async fn save_rest(download: Download, path: &Path) -> Result<u64, Error> {
    let mut part = Part::create(path)?;
    match part.write(download).await {
        Ok(()) => part.finish(path).await,
        Err(Interrupted::Cut(error) | Interrupted::Failed(error)) => Err(error),
    }
}

/// Why a file is not whole.
enum Interrupted {
    /// The body of the response came to an early end.
    Cut(Error),
    Failed(Error),
}

impl From<Error> for Interrupted {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// A file that is not whole yet: it goes away when this is dropped, be it with the future.
struct Part {
    path: Option<PathBuf>,
    file: File,
    /// How much of it is there.
    length: u64,
    /// Which version of the document it is of.
    version: Option<HeaderValue>,
}

fn unsaved(error: io::Error) -> Error {
    Error::with_source(Kind::Save, error)
}

impl Part {
    fn create(path: &Path) -> Result<Self, Error> {
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        // Not by another thread: if this future were dropped meanwhile, the file would stay.
        let file = std::fs::File::create(&name).map_err(unsaved)?;
        Ok(Self {
            path: Some(name.into()),
            file: File::from_std(file),
            length: 0,
            version: None,
        })
    }

    /// Asks for the document, or for what is missing of it.
    async fn receive(&mut self, prepared: &mut Prepared) -> Result<(), Interrupted> {
        let asks_itself = prepared.headers.contains_key(header::RANGE);
        if let Some(version) = self
            .version
            .as_ref()
            .filter(|_| self.length > 0 && !asks_itself)
        {
            let from = format!("bytes={}-", self.length);
            let from =
                HeaderValue::try_from(from).map_err(|error| unsaved(io::Error::other(error)))?;
            prepared.headers.insert(header::RANGE, from);
            prepared.headers.insert(header::IF_RANGE, version.clone());
        }
        let opened = open(prepared).await;
        if !asks_itself {
            prepared.headers.remove(header::RANGE);
            prepared.headers.remove(header::IF_RANGE);
        }
        let download = match opened {
            Ok(download) => download,
            // The rest cannot be had: then all of it.
            Err(error)
                if self.length > 0 && error.status() == Some(StatusCode::RANGE_NOT_SATISFIABLE) =>
            {
                self.restart(None).await?;
                open(prepared).await?
            }
            Err(error) => return Err(error.into()),
        };
        if asks_itself || !self.continues(&download) {
            let version = version(&download).filter(|_| !asks_itself);
            self.restart(version).await?;
            if !asks_itself && download.status() == StatusCode::PARTIAL_CONTENT {
                let reason = "the server sent another part of the document than was asked for";
                return Err(Interrupted::Cut(Error::new(Kind::Protocol(
                    reason.to_owned(),
                ))));
            }
        }
        self.write(download).await
    }

    /// Whether a response goes on where this file ends, in the same version.
    fn continues(&self, download: &Download) -> bool {
        self.length > 0
            && download.status() == StatusCode::PARTIAL_CONTENT
            && range_start(download) == Some(self.length)
            && version(download).is_none_or(|version| Some(&version) == self.version.as_ref())
    }

    async fn restart(&mut self, version: Option<HeaderValue>) -> Result<(), Error> {
        self.length = 0;
        self.version = version;
        self.file.rewind().await.map_err(unsaved)?;
        self.file.set_len(0).await.map_err(unsaved)
    }

    async fn write(&mut self, mut download: Download) -> Result<(), Interrupted> {
        let endpoint = download.endpoint();
        let unsaved = |error| Interrupted::Failed(unsaved(error).at(endpoint));
        while let Some(chunk) = download.chunk().await.map_err(Interrupted::Cut)? {
            self.file.write_all(&chunk).await.map_err(unsaved)?;
            self.length = self.length.saturating_add(chunk.len() as u64);
        }
        self.file.flush().await.map_err(unsaved)
    }

    /// Gives the file its name.
    async fn finish(mut self, path: &Path) -> Result<u64, Error> {
        if let Some(part) = &self.path {
            tokio::fs::rename(part, path).await.map_err(unsaved)?;
        }
        self.path = None;
        Ok(self.length)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if let Some(part) = &self.path {
            // What is left of it is of no use; that it may stay behind is no second error.
            let _ = std::fs::remove_file(part);
        }
    }
}

/// The version of a document that a range may be asked of: RFC 9110 §13.1.5 wants a strong one.
fn version(download: &Download) -> Option<HeaderValue> {
    let version = download.headers().get(header::ETAG)?;
    (!version.as_bytes().starts_with(b"W/")).then(|| version.clone())
}

/// Where the part starts that a response has: `bytes 10-99/100`.
fn range_start(download: &Download) -> Option<u64> {
    let range = download
        .headers()
        .get(header::CONTENT_RANGE)?
        .to_str()
        .ok()?;
    let (start, _) = range.trim().strip_prefix("bytes ")?.split_once('-')?;
    start.trim().parse().ok()
}

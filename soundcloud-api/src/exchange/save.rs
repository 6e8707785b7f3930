//! Saves a response to a file, and goes on where it was cut.

use std::{
    io,
    path::{Path, PathBuf},
};

use http::{HeaderMap, HeaderValue, StatusCode, header};
use reqwest::Response;
use tokio::{
    fs::File,
    io::{AsyncSeekExt as _, AsyncWriteExt as _},
};

use super::{body, call, send};
use crate::{
    error::{Error, Kind, Sent},
    request::Prepared,
    response::Download,
    watch::{Slot, Watch},
};

/// Sends a request and writes the body of the response to a file, all of it within the limit of
/// time.
///
/// A body that is cut is asked for from there on, if the server has told by an `ETag` which
/// version it is of, and how long that is; else it is read from its beginning once more.
pub(crate) async fn save(mut prepared: Box<Prepared>, path: &Path) -> Result<u64, Error> {
    let (endpoint, total) = (prepared.endpoint, prepared.timeout());
    let is_chosen = prepared.headers.contains_key(header::RANGE);
    // Of what was packed, nobody knows where its rest begins.
    let encoding = prepared.headers.entry(header::ACCEPT_ENCODING);
    encoding.or_insert(HeaderValue::from_static("identity"));
    let part = Part::create(path).map_err(|error| error.at(endpoint))?;
    let mut saving = Saving {
        prepared,
        part,
        version: None,
        is_chosen,
    };
    let called = call(&mut saving, total, Saving::receive).await?;
    let finished = saving.part.finish(path).await;
    finished.map_err(|error| error.after(called.attempts).at(endpoint))
}

/// Writes the rest of a response to a file, under the name it has until it is whole.
pub(crate) async fn save_rest(mut download: Download, path: &Path) -> Result<u64, Error> {
    let mut part = Part::create(path)?;
    while let Some(chunk) = download.chunk().await? {
        part.write(&chunk).await?;
    }
    part.finish(path).await
}

/// A request, and the file that its response goes to.
struct Saving {
    prepared: Box<Prepared>,
    part: Part,
    /// What the part is of, where the rest of that can be asked for.
    version: Option<Version>,
    /// Whether it is the caller who says which part of the document is wanted.
    is_chosen: bool,
}

impl AsMut<Prepared> for Saving {
    fn as_mut(&mut self) -> &mut Prepared {
        &mut self.prepared
    }
}

/// A version of a document that ranges may be asked of.
struct Version {
    /// A strong one: RFC 9110 §13.1.5.
    tag: HeaderValue,
    length: u64,
}

impl Version {
    /// The version that a response is of, if it is all of it, and byte for byte.
    fn of(response: &Response) -> Option<Self> {
        let tag = response.headers().get(header::ETAG)?;
        let length = response.content_length()?;
        (!tag.as_bytes().starts_with(b"W/")).then(|| Self {
            tag: tag.clone(),
            length,
        })
    }

    /// Whether these are the headers of the rest of this version, from here on to its end.
    fn has_rest(&self, start: u64, headers: &HeaderMap) -> bool {
        let range = headers.get(header::CONTENT_RANGE);
        let range = range.and_then(|range| range.to_str().ok()).map(str::trim);
        let end = self.length.saturating_sub(1);
        let rest = format!("bytes {start}-{end}/");
        let is_rest = range
            .and_then(|range| range.strip_prefix(&rest))
            .is_some_and(|length| length == "*" || length == self.length.to_string());
        let tag = headers.get(header::ETAG);
        is_rest && tag.is_none_or(|tag| *tag == self.tag)
    }
}

/// A response that there is, and that says something else than its status does.
fn contradicts(reason: &str) -> Error {
    Error::new(Kind::Protocol(reason.to_owned())).sent(Sent::Yes)
}

impl Saving {
    /// Asks for the document, or for what is missing of it, and writes that.
    async fn receive(&mut self, watch: &mut Watch<&mut Slot>) -> Result<Response, Error> {
        let mut response = self.ask(watch).await?;
        let limits = *self.prepared.client.limits();
        while let Some(chunk) = body::next(&mut response, &limits, watch).await? {
            watch.within_total(self.part.write(&chunk)).await??;
        }
        let whole = self.version.as_ref().map(|version| version.length);
        if whole.is_some_and(|whole| whole != self.part.length) {
            return Err(contradicts(
                "the rest of the document is not as long as it says",
            ));
        }
        Ok(response)
    }

    async fn ask(&mut self, watch: &mut Watch<&mut Slot>) -> Result<Response, Error> {
        if let Some(rest) = self.ask_for_rest(watch).await? {
            return Ok(rest);
        }
        let response = send(&mut self.prepared, watch).await?;
        if response.status() == StatusCode::PARTIAL_CONTENT && !self.is_chosen {
            return Err(contradicts(
                "the server sent a part of the document, and was asked for all",
            ));
        }
        self.restart(&response).await?;
        Ok(response)
    }

    /// What goes on where the part ends, or is all of a newer version; `None` where there is no
    /// such response, and the whole has to be asked for.
    async fn ask_for_rest(
        &mut self,
        watch: &mut Watch<&mut Slot>,
    ) -> Result<Option<Response>, Error> {
        let Some(version) = self.version.as_ref().filter(|_| self.part.length > 0) else {
            return Ok(None);
        };
        let from = HeaderValue::try_from(format!("bytes={}-", self.part.length));
        let from = from.map_err(|error| unsaved(io::Error::other(error)))?;
        let headers = &mut self.prepared.headers;
        headers.insert(header::RANGE, from);
        headers.insert(header::IF_RANGE, version.tag.clone());
        let rest = send(&mut self.prepared, watch).await;
        self.prepared.headers.remove(header::RANGE);
        self.prepared.headers.remove(header::IF_RANGE);
        match rest {
            Ok(rest) if rest.status() != StatusCode::PARTIAL_CONTENT => {
                self.restart(&rest).await?;
                Ok(Some(rest))
            }
            Ok(rest) if version.has_rest(self.part.length, rest.headers()) => Ok(Some(rest)),
            // Another part than was asked for.
            Ok(_) => Ok(None),
            Err(error) if error.status() == Some(StatusCode::RANGE_NOT_SATISFIABLE) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Forgets what is there, for a response that starts from the beginning.
    async fn restart(&mut self, response: &Response) -> Result<(), Error> {
        self.version = Version::of(response).filter(|_| !self.is_chosen);
        self.part.empty().await
    }
}

/// A file that is not whole yet: it goes away when this is dropped, be it with the future.
struct Part {
    path: Option<PathBuf>,
    file: File,
    /// How much of it is there.
    length: u64,
}

fn unsaved(error: io::Error) -> Error {
    Error::with_source(Kind::Save, error)
}

impl Part {
    fn create(path: &Path) -> Result<Self, Error> {
        if path.is_dir() {
            // Else it is known when all has come.
            return Err(unsaved(io::ErrorKind::IsADirectory.into()).sent(Sent::No));
        }
        let mut name = path.as_os_str().to_owned();
        // Another one for each: two of a path at once would write into one file.
        name.push(format!(".{:08x}.part", fastrand::u32(..)));
        // Not by another thread: if this future were dropped meanwhile, the file would stay.
        let file = std::fs::File::create_new(&name);
        let file = file.map_err(|error| unsaved(error).sent(Sent::No))?;
        Ok(Self {
            path: Some(name.into()),
            file: File::from_std(file),
            length: 0,
        })
    }

    async fn empty(&mut self) -> Result<(), Error> {
        self.length = 0;
        self.file.rewind().await.map_err(unsaved)?;
        self.file.set_len(0).await.map_err(unsaved)
    }

    async fn write(&mut self, chunk: &[u8]) -> Result<(), Error> {
        self.file.write_all(chunk).await.map_err(unsaved)?;
        self.length = self.length.saturating_add(chunk.len() as u64);
        Ok(())
    }

    /// Gives the file its name.
    async fn finish(mut self, path: &Path) -> Result<u64, Error> {
        self.file.flush().await.map_err(unsaved)?;
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

//! A file to upload, from disk, from memory or from anywhere else.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use reqwest::Body;
use reqwest::multipart::Part;
use tokio::io::AsyncReadExt as _;

use super::progress::Meter;

/// How much is read and sent at once.
const CHUNK: usize = 64 * 1024;

/// How many characters SoundCloud allows in the name of a file.
const LONGEST_NAME: usize = 255;

type Chunks = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// A file to upload: the audio or the cover of a track.
///
/// Its length is known before the first byte is sent, as SoundCloud wants it, and what it then
/// sends is exactly as long: a file that ends early or goes on makes the upload fail.
///
/// ```
/// use soundcloud_api::soundcloud::UploadFile;
///
/// let file = UploadFile::bytes("night-bus.flac", vec![0; 1000])?;
/// assert_eq!(file.len(), 1000);
/// assert_eq!(file.content_type(), "audio/flac");
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct UploadFile {
    name: String,
    length: u64,
    source: Source,
}

enum Source {
    Bytes(Bytes),
    File(fs::File),
    Stream(Chunks),
}

impl UploadFile {
    /// A file on disk.
    ///
    /// It is opened at once and read piece by piece while it is sent, so its size is of no
    /// matter. Opening blocks, but for no longer than the disk takes to look it up.
    ///
    /// # Errors
    ///
    /// If there is no such file, if it is a folder or the like, if it can't be opened, or if its
    /// name is none that SoundCloud takes: see [`UploadFile::bytes`].
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let about =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        // To open a pipe would wait for somebody to write into it.
        if !fs::metadata(path).map_err(about)?.is_file() {
            return Err(about(invalid("not a file")));
        }
        let file = fs::File::open(path).map_err(about)?;
        let length = file.metadata().map_err(about)?.len();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Self::new(&name, length, Source::File(file))
    }

    /// A file in memory.
    ///
    /// The name tells SoundCloud the format, so it should end in `.wav`, `.mp3` or the like. Of
    /// a path only the last part is used.
    ///
    /// # Errors
    ///
    /// If the name is empty, has control characters in it, or is longer than 255 characters.
    pub fn bytes(name: &str, bytes: impl Into<Bytes>) -> io::Result<Self> {
        let bytes = bytes.into();
        Self::new(name, bytes.len() as u64, Source::Bytes(bytes))
    }

    /// A file that comes from elsewhere, as a stream of this many bytes.
    ///
    /// # Errors
    ///
    /// If the name is none that SoundCloud takes: see [`UploadFile::bytes`].
    pub fn stream<S, B, E>(name: &str, length: u64, stream: S) -> io::Result<Self>
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let chunks = stream.map(|chunk| chunk.map(Into::into).map_err(io::Error::other));
        Self::new(name, length, Source::Stream(Box::pin(chunks)))
    }

    fn new(name: &str, length: u64, source: Source) -> io::Result<Self> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        if matches!(name, "" | "." | "..") {
            return Err(invalid("the file has no name"));
        }
        // A line break would end the header of the part that holds the name.
        if name.chars().any(char::is_control) {
            return Err(invalid("the file's name has control characters in it"));
        }
        let characters = name.chars().count();
        if characters > LONGEST_NAME {
            return Err(invalid(&format!(
                "the file's name has {characters} characters, and SoundCloud allows {LONGEST_NAME}"
            )));
        }
        Ok(Self {
            name: name.to_owned(),
            length,
            source,
        })
    }

    /// The name, without folders.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.length
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The media type, from the name's extension.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        let (_, extension) = self.name.rsplit_once('.').unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "aif" | "aifc" | "aiff" => "audio/aiff",
            "wav" | "wave" => "audio/wav",
            "flac" => "audio/flac",
            "oga" | "ogg" => "audio/ogg",
            "mp2" | "mp3" => "audio/mpeg",
            "aac" => "audio/aac",
            "m4a" | "mp4" => "audio/mp4",
            "amr" => "audio/amr",
            "wma" => "audio/x-ms-wma",
            "gif" => "image/gif",
            "jpeg" | "jpg" => "image/jpeg",
            "png" => "image/png",
            _ => "application/octet-stream",
        }
    }

    #[expect(clippy::expect_used, reason = "every type in the table is one")]
    pub(super) fn into_part(self, meter: Arc<Meter>) -> Part {
        let content_type = self.content_type();
        let chunks = exactly(self.length, self.source.chunks())
            .inspect_ok(move |chunk| meter.add(chunk.len() as u64));
        Part::stream_with_length(Body::wrap_stream(chunks), self.length)
            .file_name(self.name)
            .mime_str(content_type)
            .expect("every type in the table is one")
    }
}

impl fmt::Debug for UploadFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadFile")
            .field("name", &self.name)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

impl Source {
    fn chunks(self) -> Chunks {
        match self {
            Self::Bytes(bytes) => Box::pin(stream::iter(pieces(bytes)).map(Ok)),
            Self::File(file) => Box::pin(read(file)),
            Self::Stream(chunks) => chunks,
        }
    }
}

/// The bytes piece by piece, without copying, so that progress can be told in between.
fn pieces(mut bytes: Bytes) -> impl Iterator<Item = Bytes> {
    std::iter::from_fn(move || {
        let piece = bytes.split_to(bytes.len().min(CHUNK));
        (!piece.is_empty()).then_some(piece)
    })
}

fn read(file: fs::File) -> impl Stream<Item = io::Result<Bytes>> {
    stream::try_unfold(tokio::fs::File::from_std(file), async |mut file| {
        let mut chunk = BytesMut::with_capacity(CHUNK);
        let length = file.read_buf(&mut chunk).await?;
        Ok((length > 0).then(|| (chunk.freeze(), file)))
    })
}

/// The same chunks, or an error where they don't add up to the length.
fn exactly(length: u64, chunks: Chunks) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::try_unfold((chunks, length), async |(mut chunks, left)| {
        match chunks.try_next().await? {
            Some(chunk) => match left.checked_sub(chunk.len() as u64) {
                Some(left) => Ok(Some((chunk, (chunks, left)))),
                None => Err(invalid("the file is longer than it said")),
            },
            None if left == 0 => Ok(None),
            None => Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                format!("the file ended {left} bytes early"),
            )),
        }
    })
}

fn invalid(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_path_only_the_last_part_is_the_name() {
        for name in ["a.mp3", "/music/a.mp3", "C:\\music\\a.mp3", "../a.mp3"] {
            assert_eq!(UploadFile::bytes(name, "").unwrap().name(), "a.mp3");
        }
    }

    #[test]
    fn names_that_soundcloud_refuses_are_errors() {
        let long = "ü".repeat(255);
        assert!(UploadFile::bytes(&long, "").is_ok());
        for name in [
            "",
            "/",
            "a/",
            "..",
            "a\r\nX-Y: z",
            "a\0",
            &format!("{long}."),
        ] {
            let error = UploadFile::bytes(name, "").unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{name:?}");
        }
    }

    #[test]
    fn a_long_name_is_told_its_length() {
        let error = UploadFile::bytes(&"x".repeat(300), "").unwrap_err();
        assert!(error.to_string().contains("300 characters"), "{error}");
    }

    #[test]
    fn the_content_type_follows_the_extension() {
        for (name, content_type) in [
            ("a.WAV", "audio/wav"),
            ("a.b.flac", "audio/flac"),
            ("a.mp2", "audio/mpeg"),
            (".png", "image/png"),
            ("mp3", "application/octet-stream"),
            ("a.exe", "application/octet-stream"),
        ] {
            let file = UploadFile::bytes(name, "").unwrap();
            assert_eq!(file.content_type(), content_type, "{name}");
        }
    }

    #[test]
    fn every_content_type_is_one() {
        for extension in "aif wav flac ogg mp3 aac m4a amr wma gif jpg png x".split(' ') {
            let file = UploadFile::bytes(&format!("a.{extension}"), "").unwrap();
            let _ = file.into_part(Arc::new(Meter::new(0, None)));
        }
    }

    #[test]
    fn what_cannot_be_opened_is_an_error_that_names_it() {
        let missing = UploadFile::open("no/such/file.mp3").unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
        assert!(
            missing.to_string().contains("no/such/file.mp3"),
            "{missing}"
        );
        let folder = UploadFile::open(std::env::temp_dir()).unwrap_err();
        assert!(folder.to_string().contains("not a file"), "{folder}");
    }

    #[test]
    fn memory_is_cut_into_pieces_without_loss() {
        let bytes = Bytes::from(vec![7; 2 * CHUNK + 1]);
        let lengths: Vec<_> = pieces(bytes).map(|piece| piece.len()).collect();
        assert_eq!(lengths, [CHUNK, CHUNK, 1]);
        assert_eq!(pieces(Bytes::new()).count(), 0);
    }

    #[tokio::test]
    async fn chunks_that_do_not_add_up_are_an_error() {
        async fn sent(length: u64, chunks: &[&'static str]) -> io::Result<Vec<Bytes>> {
            let chunks: Vec<_> = chunks.iter().map(|chunk| Ok(Bytes::from(*chunk))).collect();
            exactly(length, Box::pin(stream::iter(chunks)))
                .try_collect()
                .await
        }
        assert_eq!(sent(3, &["ab", "", "c"]).await.unwrap().concat(), b"abc");
        assert!(sent(0, &[]).await.unwrap().is_empty());
        let short = sent(4, &["ab", "c"]).await.unwrap_err();
        assert_eq!(short.to_string(), "the file ended 1 bytes early");
        assert_eq!(short.kind(), io::ErrorKind::UnexpectedEof);
        let long = sent(2, &["ab", "c"]).await.unwrap_err();
        assert_eq!(long.to_string(), "the file is longer than it said");
    }

    #[test]
    fn a_file_is_printed_without_its_content() {
        let file = UploadFile::bytes("a.mp3", "abc").unwrap();
        assert_eq!(
            format!("{file:?}"),
            r#"UploadFile { name: "a.mp3", length: 3, .. }"#
        );
        assert!(!file.is_empty());
    }
}

//! A track that is to be uploaded.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use reqwest::multipart::Form;

use super::changes::ReleaseDate;
use super::progress::{Listener, Meter, Progress};
#[cfg(feature = "openapi")]
use super::schema::{Map, SchemaGenerator, Value, add};
use super::tags;
use super::upload_file::UploadFile;
use super::words::{EmbeddableBy, License, Sharing};

/// The body of `POST /tracks`: a title, the audio, and what else is known of the track.
///
/// It is sent as a multipart form with parts named `track[title]`, `track[asset_data]` and so
/// on. What isn't set is left to SoundCloud: the track is then public, and can be streamed,
/// downloaded and commented on. SoundCloud takes AIFF, WAV, FLAC, OGG, MP2, MP3, AAC, AMR and WMA,
/// up to 4 GB and 24 hours.
///
/// ```no_run
/// use soundcloud_api::soundcloud::{Sharing, TrackUpload, UploadFile};
///
/// let upload = TrackUpload::new("Night bus", UploadFile::open("night-bus.flac")?)
///     .sharing(Sharing::Private)
///     .tags(["dub", "late night"])
///     .artwork(UploadFile::open("cover.png")?)
///     .on_progress(|progress| println!("{:.0} %", 100.0 * progress.fraction()));
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use]
pub struct TrackUpload {
    texts: Vec<(Cow<'static, str>, String)>,
    audio: UploadFile,
    artwork: Option<UploadFile>,
    listener: Option<Listener>,
}

macro_rules! texts {
    ($($(#[doc = $doc:literal])* $field:ident: $Type:ty;)*) => {
        $(
            $(#[doc = $doc])*
            pub fn $field(self, $field: impl Into<$Type>) -> Self {
                let value: $Type = $field.into();
                self.part(concat!("track[", stringify!($field), "]"), value.to_string())
            }
        )*

        /// The parts of these fields, for the API document.
        #[cfg(feature = "openapi")]
        pub(super) fn parts(generator: &mut SchemaGenerator) -> Map<String, Value> {
            let mut parts = Map::new();
            $(add::<$Type>(&mut parts, stringify!($field), concat!($($doc, "\n"),*), generator);)*
            parts
        }
    };
}

impl TrackUpload {
    /// A track of this title with this audio.
    pub fn new(title: impl Into<String>, audio: UploadFile) -> Self {
        Self {
            texts: vec![("track[title]".into(), title.into())],
            audio,
            artwork: None,
            listener: None,
        }
    }

    texts! {
        /// The last part of its page's address.
        permalink: String;
        /// Whether it is public.
        sharing: Sharing;
        /// Who may embed it.
        embeddable_by: EmbeddableBy;
        /// A link to a shop.
        purchase_url: String;
        /// Some words about it.
        description: String;
        /// The genre.
        genre: String;
        /// All tags in one text; [`TrackUpload::tags`] writes it.
        tag_list: String;
        /// The name of the label.
        label_name: String;
        /// The label's own number or name of the release.
        release: String;
        /// The day of the release.
        release_date: ReleaseDate;
        /// Whether the API may stream it.
        streamable: bool;
        /// Whether the original may be downloaded.
        downloadable: bool;
        /// What others may do with it.
        license: License;
        /// Whether it takes comments.
        commentable: bool;
        /// Whether its counts are shown to others.
        reveal_stats: bool;
        /// Whether its comments are shown to others.
        reveal_comments: bool;
        /// The International Standard Recording Code.
        isrc: String;
    }

    /// The tags, in quotes where they have spaces.
    pub fn tags<T: AsRef<str>>(self, tags: impl IntoIterator<Item = T>) -> Self {
        self.tag_list(tags::join(tags))
    }

    /// The cover: a GIF, JPEG or PNG. SoundCloud takes it from Pro accounts.
    pub fn artwork(mut self, artwork: UploadFile) -> Self {
        self.artwork = Some(artwork);
        self
    }

    /// A field that has no setter of its own, such as the legacy API's `bpm`; it is sent as
    /// `track[bpm]`.
    ///
    /// ```
    /// # use soundcloud_api::soundcloud::{TrackUpload, UploadFile};
    /// # let file = UploadFile::bytes("a.mp3", "…")?;
    /// let upload = TrackUpload::new("Night bus", file).field("bpm", "118.5");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn field(self, name: &str, value: impl Into<String>) -> Self {
        self.part(format!("track[{name}]"), value.into())
    }

    /// Calls this with how far the upload is, each time that a piece of a file is handed to the
    /// connection. It runs in the midst of sending, so it should be quick.
    pub fn on_progress(mut self, listener: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.listener = Some(Box::new(listener));
        self
    }

    fn part(mut self, name: impl Into<Cow<'static, str>>, text: String) -> Self {
        let name = name.into();
        match self.texts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = text,
            None => self.texts.push((name, text)),
        }
        self
    }
}

/// By hand, as are the parts that it sends; `tests/openapi` compares both with the document.
impl crate::Schema for TrackUpload {
    const NAME: &'static str = "TrackUpload";
}

impl From<TrackUpload> for Form {
    /// The form as reqwest sends it. All lengths are known, so it gets a `Content-Length`.
    fn from(upload: TrackUpload) -> Self {
        let artwork = upload.artwork.as_ref().map_or(0, UploadFile::len);
        let total = upload.audio.len().saturating_add(artwork);
        let meter = Arc::new(Meter::new(total, upload.listener));
        let mut form = Self::new();
        for (name, text) in upload.texts {
            form = form.text(name, text);
        }
        if let Some(artwork) = upload.artwork {
            form = form.part("track[artwork_data]", artwork.into_part(Arc::clone(&meter)));
        }
        form.part("track[asset_data]", upload.audio.into_part(meter))
    }
}

impl fmt::Debug for TrackUpload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackUpload")
            .field("texts", &self.texts)
            .field("audio", &self.audio)
            .field("artwork", &self.artwork)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Mutex;

    use bytes::Bytes;
    use futures_util::stream;
    use jiff::civil::date;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    fn audio() -> UploadFile {
        UploadFile::bytes("a.mp3", "abc").unwrap()
    }

    /// Sends an upload to a socket, and gives back what arrived there.
    async fn sent(upload: TrackUpload) -> (reqwest::Result<reqwest::Response>, String) {
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/tracks", socket.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (mut connection, _) = socket.accept().await.unwrap();
            let mut request = Vec::new();
            // The last part is the audio: after it only the closing boundary ends in `--`.
            while !request.ends_with(b"--\r\n") {
                if connection.read_buf(&mut request).await.unwrap_or(0) == 0 {
                    break;
                }
            }
            let answer = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
            let _ = connection.write_all(answer).await;
            String::from_utf8_lossy(&request).into_owned()
        });
        let client = reqwest::Client::new();
        let response = client.post(url).multipart(upload.into()).send().await;
        drop(client);
        (response, server.await.unwrap())
    }

    fn part<'a>(request: &'a str, name: &str) -> Option<&'a str> {
        let (_, part) = request.split_once(&format!("name=\"{name}\""))?;
        part.split("\r\n--").next()
    }

    #[tokio::test]
    async fn every_part_is_sent_under_its_name_with_the_length_known() {
        let upload = TrackUpload::new("Rain ü", audio())
            .permalink("p")
            .sharing(Sharing::Private)
            .embeddable_by(EmbeddableBy::Me)
            .purchase_url("u")
            .description("two\nlines")
            .genre("g")
            .tags(["a", "b c"])
            .label_name("l")
            .release("1")
            .release_date(date(2024, 5, 2))
            .streamable(true)
            .downloadable(false)
            .license(License::CcBy)
            .commentable(false)
            .reveal_stats(true)
            .reveal_comments(false)
            .isrc("i")
            .field("bpm", "120")
            .artwork(UploadFile::bytes("c\"ü.PNG", vec![b'p'; 5]).unwrap());
        let (response, request) = sent(upload).await;
        assert_eq!(response.unwrap().status(), 201);

        for (name, value) in [
            ("title", "Rain ü"),
            ("permalink", "p"),
            ("sharing", "private"),
            ("embeddable_by", "me"),
            ("purchase_url", "u"),
            ("description", "two\nlines"),
            ("genre", "g"),
            ("tag_list", "a \"b c\""),
            ("label_name", "l"),
            ("release", "1"),
            ("release_date", "2024-05-02"),
            ("streamable", "true"),
            ("downloadable", "false"),
            ("license", "cc-by"),
            ("commentable", "false"),
            ("reveal_stats", "true"),
            ("reveal_comments", "false"),
            ("isrc", "i"),
            ("bpm", "120"),
        ] {
            let part = part(&request, &format!("track[{name}]")).expect(name);
            assert_eq!(part, format!("\r\n\r\n{value}"), "{name}");
        }
        assert_eq!(
            part(&request, "track[asset_data]").unwrap(),
            "; filename=\"a.mp3\"\r\nContent-Type: audio/mpeg\r\n\r\nabc"
        );
        assert_eq!(
            part(&request, "track[artwork_data]").unwrap(),
            "; filename=\"c\\\"ü.PNG\"\r\nContent-Type: image/png\r\n\r\nppppp"
        );
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        assert!(
            head.to_ascii_lowercase()
                .contains(&format!("content-length: {}", body.len()))
        );
    }

    #[tokio::test]
    async fn a_file_on_disk_is_sent_in_pieces_with_progress() {
        let content = "0123456789abcdef".repeat(12_345);
        let path = std::env::temp_dir().join(format!("upload-{}.wav", std::process::id()));
        std::fs::write(&path, &content).unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let listener = Arc::clone(&seen);
        let file = UploadFile::open(&path).unwrap();
        // What was opened is sent, even if it is gone by then.
        std::fs::remove_file(&path).unwrap();
        let upload = TrackUpload::new("a", file)
            .artwork(UploadFile::bytes("a.gif", "gif").unwrap())
            .on_progress(move |progress| listener.lock().unwrap().push(progress));
        let (response, request) = sent(upload).await;
        assert_eq!(response.unwrap().status(), 201);

        let audio = part(&request, "track[asset_data]").unwrap();
        let (_, body) = audio.split_once("\r\n\r\n").unwrap();
        assert!(body == content, "{} bytes of {}", body.len(), content.len());
        let seen = seen.lock().unwrap();
        let total = content.len() as u64 + 3;
        assert!(seen.len() > 3, "{seen:?}");
        assert!(seen.iter().all(|progress| progress.total == total));
        assert!(seen.is_sorted_by_key(|progress| progress.sent));
        assert_eq!(seen.last().unwrap().sent, total);
    }

    #[tokio::test]
    async fn a_stream_that_ends_early_or_fails_fails_the_upload() {
        let early = stream::iter([io::Result::Ok(Bytes::from_static(b"ab"))]);
        let failing = stream::iter([Ok("ab"), Err(io::Error::other("the tape tore"))]);
        for (file, why) in [
            (
                UploadFile::stream("a.mp3", 3, early).unwrap(),
                "1 bytes early",
            ),
            (
                UploadFile::stream("a.mp3", 3, failing).unwrap(),
                "the tape tore",
            ),
        ] {
            let (response, request) = sent(TrackUpload::new("a", file)).await;
            assert!(!request.ends_with("--\r\n"), "{request}");
            let mut causes = String::new();
            let error = response.unwrap_err();
            let mut cause: Option<&dyn std::error::Error> = Some(&error);
            while let Some(error) = cause {
                causes += &error.to_string();
                cause = error.source();
            }
            assert!(causes.contains(why), "{causes}");
        }
    }

    #[test]
    fn a_setter_called_twice_keeps_the_last_value() {
        let upload = TrackUpload::new("a", audio())
            .field("title", "b")
            .genre("c")
            .genre("d");
        assert_eq!(
            format!("{upload:?}"),
            "TrackUpload { texts: [(\"track[title]\", \"b\"), (\"track[genre]\", \"d\")], \
             audio: UploadFile { name: \"a.mp3\", length: 3, .. }, artwork: None, .. }"
        );
    }

    #[test]
    fn an_upload_can_move_between_threads() {
        fn moves<T: Send + 'static>(_: T) {}
        moves(TrackUpload::new("a", audio()));
    }
}

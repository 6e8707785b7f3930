//! Forms with files, read by a parser that is not ours.

use std::{
    io,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{FromRequest as _, Multipart, Request, State},
    http::header,
};
use bytes::Bytes;
use reqwest::multipart::Part;
use soundcloud_api::{
    Form, SoundCloud as _,
    soundcloud::{self, TrackUpload, UploadFile},
};
use soundcloud_tests::{wait::ends, wire::pool};
use tokio::net::TcpListener;

use super::{BUFFER, Files as _, content};
use crate::shop::{ID, builder};

/// A request as it came, and as axum reads it.
#[derive(Debug, Clone, Default)]
struct Seen {
    media_type: String,
    bytes: Bytes,
    parts: Vec<Read>,
}

#[derive(Debug, Clone, PartialEq)]
struct Read {
    name: String,
    file: Option<String>,
    bytes: Bytes,
}

impl Read {
    fn new(name: &str, file: Option<&str>, bytes: impl Into<Bytes>) -> Self {
        Self {
            name: name.to_owned(),
            file: file.map(str::to_owned),
            bytes: bytes.into(),
        }
    }
}

type Shared = Arc<Mutex<Vec<Seen>>>;

/// Reads a form twice: byte by byte, and part by part.
async fn take(
    State(seen): State<Shared>,
    request: Request,
) -> ([(&'static str, &'static str); 1], &'static str) {
    let (head, body) = request.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    let media_type = head.headers.get(header::CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    let media_type = media_type.unwrap_or_default().to_owned();
    let request = Request::from_parts(head, Body::from(bytes.clone()));
    let mut form = Multipart::from_request(request, &()).await.expect("a form");
    let mut parts = Vec::new();
    while let Some(field) = form.next_field().await.expect("a part") {
        parts.push(Read {
            name: field.name().unwrap_or_default().to_owned(),
            file: field.file_name().map(str::to_owned),
            bytes: field.bytes().await.expect("its bytes"),
        });
    }
    seen.lock().expect("no panic").push(Seen {
        media_type,
        bytes,
        parts,
    });
    ([("content-type", "application/json")], "{}")
}

/// A server that reads forms, and where it is.
async fn server() -> (String, Shared) {
    let seen = Shared::default();
    let router = Router::new().fallback(take).with_state(Arc::clone(&seen));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("a bound port");
    tokio::spawn(async move { axum::serve(listener, router).await });
    (format!("http://{address}"), seen)
}

fn only(seen: &Shared) -> Seen {
    let mut seen = seen.lock().expect("no panic");
    assert_eq!(seen.len(), 1);
    seen.pop().expect("a request")
}

/// Sends the audio of a track under this name.
async fn track(url: &str, name: &str) -> io::Result<()> {
    let audio = UploadFile::bytes(name, "audio")?;
    let client = soundcloud::client()
        .base_url(url)
        .reqwest(pool())
        .token("t0k3n")
        .build();
    let upload = client
        .expect("a client")
        .upload_track(TrackUpload::new("a title", audio));
    ends(upload).await.map(drop).map_err(io::Error::other)
}

#[tokio::test]
async fn u05_the_name_of_a_file_is_quoted_and_has_no_folders() {
    let (url, seen) = server().await;
    for (name, sent) in [
        ("a.wav", "a.wav"),
        ("two words.wav", "two words.wav"),
        (r#"a"b.wav"#, r#"a"b.wav"#),
        (r#"";x=".wav"#, r#"";x=".wav"#),
        (r#"a"; name="track[title]"#, r#"a"; name="track[title]"#),
        ("Öl ночь 🎵.wav", "Öl ночь 🎵.wav"),
        ("e\u{301}.wav", "e\u{301}.wav"),
        ("\u{202e}vaw.a", "\u{202e}vaw.a"),
        ("a;b=c,d.wav", "a;b=c,d.wav"),
        ("%22%0d%0a.wav", "%22%0d%0a.wav"),
        ("/etc/passwd", "passwd"),
        ("../../../a.wav", "a.wav"),
        (r"C:\music\a.wav", "a.wav"),
        (r"..\a.wav", "a.wav"),
        (r"a/b\c.wav", "c.wav"),
        (r#"a"b\c"d.wav"#, r#"c"d.wav"#),
    ] {
        track(&url, name).await.expect(name);
        let Seen {
            media_type,
            bytes,
            parts,
        } = only(&seen);
        // As RFC 7578 has it: a quoted text, in which a quote is escaped, of UTF-8 as it is.
        let quoted = sent.replace('"', r#"\""#);
        let header = format!(
            "\r\nContent-Disposition: form-data; name=\"track[asset_data]\"; filename=\"{quoted}\"\r\n"
        );
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        assert_eq!(text.matches(&header).count(), 1, "{text}");
        let boundary = media_type.strip_prefix("multipart/form-data; boundary=");
        let boundary = format!("--{}", boundary.expect("a boundary"));
        assert_eq!(text.matches(&boundary).count(), 3, "{text}");
        let both = [
            Read::new("track[title]", None, "a title"),
            Read::new("track[asset_data]", Some(sent), "audio"),
        ];
        assert_eq!(parts, both, "{name}");
    }
}

#[tokio::test]
async fn u05_a_name_with_control_characters_is_refused() {
    let (url, seen) = server().await;
    let names = (0..32).chain(127..160).filter_map(char::from_u32);
    let names = names.map(|control| format!("a{control}b.wav"));
    let injected = "a.wav\"\r\nContent-Type: text/html\r\n\r\n<b>".to_owned();
    for name in names.chain([injected, "\n".to_owned(), "a/\r".to_owned()]) {
        let error = track(&url, &name).await.expect_err("is refused");
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{name:?}");
        assert!(!error.to_string().contains(char::is_control), "{error:?}");
    }
    for name in ["", "/", "a/", ".", "..", "a/..", "\\"] {
        let error = track(&url, name).await.expect_err("is refused");
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{name:?}");
    }
    assert!(seen.lock().expect("no panic").is_empty());
}

#[tokio::test]
async fn u06_what_looks_like_a_boundary_is_content() {
    let (url, seen) = server().await;
    let client = builder(url).build().expect("a client");
    let earlier = Form::new().boundary().to_owned();
    let header = "Content-Disposition: form-data; name=\"b\"\r\n\r\n";
    let mut contents: Vec<Vec<u8>> = [
        "--".to_owned(),
        "\r\n--".to_owned(),
        "--\r\n".to_owned(),
        "\r\n--\r\n".to_owned(),
        "\r\n\r\n--boundary\r\n\r\n--boundary--\r\n".to_owned(),
        format!("--{earlier}\r\n{header}x\r\n--{earlier}--\r\n"),
        format!("\r\n--{earlier}\r\n{header}x\r\n--{earlier}--\r\n"),
        "\r\n------WebKitFormBoundary7MA4YWxkTrZu0gW\r\n".to_owned(),
        String::new(),
        "\r".to_owned(),
        "\n".to_owned(),
        "\r\n".to_owned(),
    ]
    .map(String::into_bytes)
    .into();
    // Its beginnings, at the places where pieces end.
    contents.extend([1, 2, 3, 4].map(|before| {
        let mut bytes = content(BUFFER - before);
        bytes.extend(format!("\r\n--{}", &earlier[..8]).into_bytes());
        bytes
    }));
    for bytes in contents {
        for is_stream in [false, true] {
            let body = reqwest::Body::from(bytes.clone());
            let form = Form::new().text("a", "1").text("z", "2");
            let beginning = format!("\r\n--{}", &form.boundary()[..60]);
            let close = [&bytes[..], beginning.as_bytes()].concat();
            let form = form.part("close", Part::bytes(close.clone()));
            let form = if is_stream {
                form.part("data", Part::stream_with_length(body, bytes.len() as u64))
            } else {
                form.part("data", Part::bytes(bytes.clone()).file_name("a"))
            };
            ends(client.form(ID, form)).await.expect("is read");
            let expected = [
                Read::new("a", None, "1"),
                Read::new("z", None, "2"),
                Read::new("close", None, close),
                Read::new("data", (!is_stream).then_some("a"), bytes.clone()),
            ];
            assert!(only(&seen).parts == expected, "{:?}", bytes.escape_ascii());
        }
    }
}

#[tokio::test]
async fn u06_of_a_track_as_well() {
    let (url, seen) = server().await;
    let earlier = Form::new().boundary().to_owned();
    let looks = format!(
        "\r\n--{earlier}\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n--{earlier}--\r\n"
    );
    let title = format!("a{looks}b");
    let audio = UploadFile::bytes("a.wav", looks.clone()).expect("a file");
    let client = soundcloud::client()
        .base_url(&url)
        .reqwest(pool())
        .token("t0k3n")
        .build();
    let upload = client
        .expect("a client")
        .upload_track(TrackUpload::new(&title, audio));
    ends(upload).await.expect("a success");
    let both = [
        Read::new("track[title]", None, title),
        Read::new("track[asset_data]", Some("a.wav"), looks),
    ];
    assert_eq!(only(&seen).parts, both);
}

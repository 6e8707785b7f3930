//! A client so simple that it hides nothing.

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::super::{ANA, SampleUser, Sandbox};

const BOUNDARY: &str = "a-boundary-of-our-own";

pub(super) async fn sandbox() -> Sandbox {
    Sandbox::start().await.expect("a free port")
}

/// The ids of all of Ana's tracks, private ones included.
pub(super) async fn tracks_of_ana(sandbox: &Sandbox) -> Vec<u64> {
    Ask::get("/me/tracks?limit=200")
        .by(ANA)
        .send(sandbox)
        .await
        .ids()
}

#[derive(Debug)]
pub(super) struct Ask {
    head: String,
    body: Vec<u8>,
}

#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    head: String,
    pub(super) body: Vec<u8>,
}

impl Ask {
    pub(super) fn new(method: &str, target: &str) -> Self {
        let head = format!("{method} {target} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n");
        Self {
            head,
            body: Vec::new(),
        }
    }

    pub(super) fn get(target: &str) -> Self {
        Self::new("GET", target)
    }

    pub(super) fn post(target: &str) -> Self {
        Self::new("POST", target)
    }

    pub(super) fn put(target: &str) -> Self {
        Self::new("PUT", target)
    }

    pub(super) fn delete(target: &str) -> Self {
        Self::new("DELETE", target)
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        for text in [name, ": ", value, "\r\n"] {
            self.head.push_str(text);
        }
        self
    }

    pub(super) fn by(self, user: SampleUser) -> Self {
        self.header("authorization", &format!("OAuth {}", user.token))
    }

    pub(super) fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("content-type", content_type)
    }

    pub(super) fn untyped(mut self, body: &str) -> Self {
        self.body = body.as_bytes().to_vec();
        self
    }

    pub(super) fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    pub(super) fn xml(self, body: &str) -> Self {
        self.body("application/xml", body)
    }

    pub(super) fn form(self, body: &str) -> Self {
        self.body("application/x-www-form-urlencoded", body)
    }

    /// Each part is the rest of its `Content-Disposition`, with further headers, and its content.
    pub(super) fn multipart(self, parts: &[(&str, &[u8])]) -> Self {
        let mut body = Vec::new();
        for (head, content) in parts {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; {head}\r\n\r\n");
            body.extend(head.into_bytes());
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        self.body(&format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }

    /// Uploads a file with a title.
    pub(super) fn upload(self, title: &str, file: &[u8]) -> Self {
        self.multipart(&[
            ("name=\"track[title]\"", title.as_bytes()),
            (
                "name=\"track[asset_data]\"; filename=\"a song.mp3\"\r\ncontent-type: audio/mpeg",
                file,
            ),
        ])
    }

    /// Sends the beginning of an upload and hangs up.
    pub(super) async fn interrupted(self, sandbox: &Sandbox, beginning: &[u8]) {
        let ask = self.upload("x", beginning);
        let mut bytes = format!("{}\r\n", ask.head).into_bytes();
        bytes.extend(ask.body.get(..ask.body.len() - 100).unwrap_or_default());
        let mut stream = TcpStream::connect(("127.0.0.1", sandbox.port()))
            .await
            .expect("a sandbox");
        stream.write_all(&bytes).await.expect("a patient sandbox");
    }

    /// All bytes that come back until the connection is closed or reset.
    pub(super) async fn raw(self, sandbox: &Sandbox) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", sandbox.port()))
            .await
            .expect("a sandbox");
        let length = self.body.len();
        let mut bytes = format!("{}content-length: {length}\r\n\r\n", self.head).into_bytes();
        bytes.extend(self.body);
        let (mut reader, mut writer) = stream.split();
        let mut answer = Vec::new();
        // Either may end early: the sandbox hangs up when it is told to.
        let (_, _) = tokio::join!(writer.write_all(&bytes), reader.read_to_end(&mut answer));
        answer
    }

    pub(super) async fn send(self, sandbox: &Sandbox) -> Reply {
        Reply::parse(&self.raw(sandbox).await)
    }

    pub(super) async fn status(self, sandbox: &Sandbox) -> u16 {
        self.send(sandbox).await.status
    }
}

impl Reply {
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .expect("a whole head");
        let (head, body) = bytes.split_at(end + 4);
        let head = String::from_utf8(head.to_vec()).expect("a head of text");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Self {
            status: status.expect("a status"),
            head,
            body: body.to_vec(),
        }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a body of JSON")
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("a body of text")
    }

    /// The ids of a list or page.
    pub(super) fn ids(&self) -> Vec<u64> {
        let body = self.json();
        let items = body.get("collection").unwrap_or(&body);
        let items = items.as_array().expect("a list").iter();
        items
            .map(|item| item["id"].as_u64().expect("an id"))
            .collect()
    }

    /// The text of an XML element without children.
    pub(super) fn element(&self, name: &str) -> Option<String> {
        let text = self.text();
        let (_, rest) = text.split_once(&format!("<{name}"))?;
        let (_, rest) = rest.split_once('>')?;
        let (content, _) = rest.split_once("</")?;
        Some(content.to_owned())
    }
}

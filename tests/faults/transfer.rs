//! Rows U: bodies that are too long for memory, on their way out and in.

mod download;
mod multipart;
mod resume;
mod size;
mod stall;
mod upload;

use std::{error::Error as StdError, io};

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, stream};
use soundcloud_api::{
    Api, Body, Call, Client, Error, ErrorKind, Form, ManualClock, TransportPhase, endpoint,
};
use soundcloud_tests::wire::{Answer, Wire, pool};

use crate::shop::builder;

const READ: ErrorKind = ErrorKind::Transport(TransportPhase::Read);
const WRITE: ErrorKind = ErrorKind::Transport(TransportPhase::Write);

/// What the client reads and sends at once.
const BUFFER: usize = 64 * 1024;

/// How long an upload is, unless its length is what matters.
const LENGTH: usize = 300_000;

trait Files: Api {
    #[endpoint(GET, "/items/<id>/file", auth = key)]
    fn file(&self, id: &str) -> Call<()>;

    #[endpoint(PUT, "/items/<id>/file", auth = key, body = content)]
    fn put(&self, id: &str, content: Body) -> Call<()>;

    #[endpoint(POST, "/items/<id>/files", auth = key, body = content)]
    fn post(&self, id: &str, content: Body) -> Call<()>;

    #[endpoint(POST, "/items/<id>/form", auth = key, multipart = form)]
    fn form(&self, id: &str, form: Form) -> Call<()>;

    /// A file that is made anew each time it is asked for.
    #[endpoint(POST, "/items/<id>/render", auth = key)]
    fn render(&self, id: &str) -> Call<()>;
}

impl Files for Client {}

fn client(wire: &Wire) -> Client {
    let client = builder(wire.url())
        .reqwest(pool())
        .clock(ManualClock::new());
    client.build().expect("a client")
}

/// Bytes of which no two stretches are the same.
fn content(length: usize) -> Vec<u8> {
    (0_u32..).flat_map(u32::to_le_bytes).take(length).collect()
}

/// So many bytes in pieces, as a stream.
fn pieces(length: usize) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    let bytes = Bytes::from(content(length));
    let starts = (0..length).step_by(10_000);
    stream::iter(starts).map(move |start| Ok(bytes.slice(start..length.min(start + 10_000))))
}

/// What went wrong, with all its causes.
fn causes(error: &Error) -> String {
    let first: &dyn StdError = error;
    let chain = std::iter::successors(Some(first), |&error| error.source());
    let texts: Vec<_> = chain.map(ToString::to_string).collect();
    texts.join("\n")
}

/// An answer that says so many bytes, and has these.
fn promises(length: usize, headers: &str, bytes: &[u8]) -> Answer {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n{headers}\r\n");
    Answer::raw([head.as_bytes(), bytes].concat())
}

//! The other end: a process of its own that answers each request with bytes it has ready.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread,
};

use serde::Serialize;

use crate::{
    BoxError,
    model::{Comment, SecretToken, Track},
};

/// Answers on a free port of the loopback interface, which it prints.
pub(crate) fn serve() -> Result<(), BoxError> {
    let answers = Arc::new(Answers::new()?);
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?.port());
    for stream in listener.incoming() {
        let (stream, answers) = (stream?, Arc::clone(&answers));
        // A client that goes away ends its thread, not the server.
        thread::spawn(move || answer(&stream, &answers));
    }
    Ok(())
}

struct Answers {
    track: Vec<u8>,
    search: Vec<u8>,
    secret: Vec<u8>,
    comment: Vec<u8>,
    list: Vec<u8>,
}

impl Answers {
    fn new() -> Result<Self, BoxError> {
        let tracks: Vec<Track> = (0..200).map(Track::sample).collect();
        let (Some(track), Some(found)) = (tracks.first(), tracks.get(..2)) else {
            return Err("no tracks".into());
        };
        Ok(Self {
            track: response(track)?,
            search: response(&found)?,
            secret: response(&SecretToken::sample())?,
            comment: response(&Comment::sample())?,
            list: response(&tracks)?,
        })
    }

    fn of(&self, path: &str) -> &[u8] {
        match path {
            path if path.starts_with("/v1/tracks.json?") => &self.search,
            path if path.starts_with("/v1/users/") => &self.list,
            path if path.ends_with("/secret-token.json") => &self.secret,
            path if path.ends_with("/comments.json") => &self.comment,
            path if path.starts_with("/v1/tracks/") => &self.track,
            _ => b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n",
        }
    }
}

fn response(body: &impl Serialize) -> Result<Vec<u8>, BoxError> {
    let body = serde_json::to_vec(body)?;
    let mut bytes = format!(
        "HTTP/1.1 200 OK\r\n\
         content-type: application/json; charset=utf-8\r\n\
         date: Wed, 04 Nov 2026 09:12:44 GMT\r\n\
         cache-control: private, max-age=0\r\n\
         x-request-id: 6b1f0c6ad2f94b0e\r\n\
         content-length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend(body);
    Ok(bytes)
}

/// Requests of one connection, one after the other.
fn answer(mut stream: &TcpStream, answers: &Answers) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut requests = BufReader::new(stream);
    loop {
        let mut first = String::new();
        if requests.read_line(&mut first)? == 0 {
            return Ok(());
        }
        let length = content_length(&mut requests)?;
        io::copy(&mut requests.by_ref().take(length), &mut io::sink())?;
        let path = first.split(' ').nth(1).unwrap_or_default();
        stream.write_all(answers.of(path))?;
    }
}

/// Reads the headers, of which only the length of the body matters.
fn content_length(headers: &mut impl io::BufRead) -> io::Result<u64> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        headers.read_line(&mut line)?;
        match line.trim_end().split_once(':') {
            None => return Ok(length),
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().unwrap_or_default();
            }
            Some(_) => {}
        }
    }
}

//! A server of HTTP/2 without TLS, frame by frame: what servers that are made to work never do to
//! a request on purpose.

use std::{
    io,
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::{port::Port, tls::Authority, wire::Stream};

/// What is done with a request (RFC 9113 §7, §8.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// A success with this body in JSON.
    Json(&'static str),
    /// `RST_STREAM` with `REFUSED_STREAM`: it was not touched.
    Refused,
    /// `GOAWAY` with `NO_ERROR`, and a last stream before this one: it was not touched either.
    GoAway,
    /// `RST_STREAM` with `ENHANCE_YOUR_CALM`: there was too much of something.
    Calm,
}

/// Such a server.
#[derive(Debug)]
pub struct Http2 {
    port: Port,
    scheme: &'static str,
    requests: Arc<AtomicUsize>,
}

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;

const END_STREAM: u8 = 1;
const ACK: u8 = 1;
const END_HEADERS: u8 = 4;

const NO_ERROR: u32 = 0;
const REFUSED_STREAM: u32 = 7;
const ENHANCE_YOUR_CALM: u32 = 11;

impl Http2 {
    /// Listens; the function tells what is done with the request of this number, from 0.
    pub fn start(reply: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::over("http", reply, |stream, next| {
            // An error is the client's leaving.
            let _ = serve(stream, next);
        })
    }

    /// The same on TLS, where the client is asked whether it speaks HTTP/2.
    pub fn secure(
        authority: &Authority,
        reply: impl Fn(usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let accept = authority.acceptor(&[b"h2"]);
        Self::over("https", reply, move |stream, next| {
            let _ = serve(accept(stream), next);
        })
    }

    fn over(
        scheme: &'static str,
        reply: impl Fn(usize) -> Reply + Send + Sync + 'static,
        serve: impl Fn(TcpStream, &mut dyn FnMut() -> Reply) + Send + Sync + 'static,
    ) -> Self {
        let requests = Arc::<AtomicUsize>::default();
        let seen = Arc::clone(&requests);
        let port = Port::start(move |stream, _| {
            stream.set_nodelay(true).expect("a socket");
            serve(stream, &mut || reply(seen.fetch_add(1, Ordering::SeqCst)));
        });
        Self {
            port,
            scheme,
            requests,
        }
    }

    /// The port that clients connect to.
    pub fn port(&self) -> &Port {
        &self.port
    }

    /// What a client's base URL is.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.port.address())
    }

    /// How many requests have come, with their bodies.
    pub fn count(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// A client of reqwest that speaks HTTP/2 without asking.
    pub fn reqwest() -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            // As clients make it for themselves.
            .retry(reqwest::retry::never())
            .http2_prior_knowledge()
    }
}

fn serve(mut stream: impl Stream, next: &mut dyn FnMut() -> Reply) -> io::Result<()> {
    stream.read_exact(&mut [0; 24])?;
    write(&mut stream, SETTINGS, 0, 0, &[])?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head)?;
        let [a, b, c, kind, flags, id @ ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        stream.read_exact(&mut payload)?;
        match kind {
            SETTINGS if flags & ACK == 0 => write(&mut stream, SETTINGS, ACK, 0, &[])?,
            PING if flags & ACK == 0 => write(&mut stream, PING, ACK, 0, &payload)?,
            HEADERS | DATA if flags & END_STREAM != 0 => {
                answer(&mut stream, u32::from_be_bytes(id), next())?;
            }
            _ => {}
        }
    }
}

fn answer(stream: &mut impl Stream, id: u32, reply: Reply) -> io::Result<()> {
    match reply {
        Reply::Json(body) => {
            // The eighth entry of the static table, `:status: 200`; then the name of the 31st,
            // `content-type`, with a value (RFC 7541 §6).
            let content_type = b"application/json";
            let length = u8::try_from(content_type.len()).expect("few bytes");
            let mut block = vec![0x88, 0x0f, 31 - 15, length];
            block.extend(content_type);
            write(stream, HEADERS, END_HEADERS, id, &block)?;
            write(stream, DATA, END_STREAM, id, body.as_bytes())
        }
        Reply::Refused => write(stream, RST_STREAM, 0, id, &REFUSED_STREAM.to_be_bytes()),
        Reply::Calm => write(stream, RST_STREAM, 0, id, &ENHANCE_YOUR_CALM.to_be_bytes()),
        Reply::GoAway => {
            let last = id.saturating_sub(2).to_be_bytes();
            let payload = [last, NO_ERROR.to_be_bytes()].concat();
            write(stream, GOAWAY, 0, 0, &payload)
        }
    }
}

fn write(stream: &mut impl Stream, kind: u8, flags: u8, id: u32, payload: &[u8]) -> io::Result<()> {
    let [_, a, b, c] = u32::try_from(payload.len())
        .expect("few bytes")
        .to_be_bytes();
    let mut frame = vec![a, b, c, kind, flags];
    frame.extend(id.to_be_bytes());
    frame.extend(payload);
    stream.write_all(&frame)?;
    stream.flush()
}

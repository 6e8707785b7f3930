//! A server of raw sockets: reads requests by its own few lines, and answers byte by byte.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use percent_encoding::percent_decode_str;
use reqwest::redirect::Policy;
use soundcloud_api::{Client, ClientBuilder, RetryPolicy};

use crate::{
    gate::Gate,
    port::{Port, reset_at_the_end},
};

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Request {
    /// The first word of the request line.
    pub method: String,
    /// The second word of the request line, untouched.
    pub target: String,
    /// Names in lower case, and values without the spaces around.
    pub headers: Vec<(String, String)>,
    /// What came after the head.
    pub body: Vec<u8>,
    /// The number of the connection that it came on, from 0.
    pub connection: usize,
}

impl Request {
    /// The value of a header that stands there once, or not at all.
    pub fn header(&self, name: &str) -> Option<&str> {
        let all = self.header_all(name);
        assert!(all.len() < 2, "`{name}` stands there once: {all:?}");
        all.first().copied()
    }

    /// All values of a header.
    pub fn header_all(&self, name: &str) -> Vec<&str> {
        let named = |(key, _): &&(String, String)| key == name;
        let values = self.headers.iter().filter(named);
        values.map(|(_, value)| value.as_str()).collect()
    }

    /// The target without its query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().expect("a first part")
    }

    /// What stands after the question mark.
    pub fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// The segments of the path, decoded one by one.
    pub fn segments(&self) -> Vec<String> {
        let path = self.path().strip_prefix('/').expect("a slash first");
        let decoded = |segment| {
            let text = percent_decode_str(segment).decode_utf8();
            text.expect("UTF-8").into_owned()
        };
        path.split('/').map(decoded).collect()
    }

    /// The pairs of the query.
    pub fn pairs(&self) -> Vec<(String, String)> {
        pairs(self.query().unwrap_or_default().as_bytes())
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }
}

/// The pairs of a query or form.
pub fn pairs(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}

/// What is sent back.
#[derive(Debug, Clone)]
pub struct Answer {
    steps: Vec<Step>,
    end: End,
}

#[derive(Debug, Clone)]
enum Step {
    Bytes(Vec<u8>),
    Pause(Duration),
    Gate(Gate),
}

/// What happens after the bytes of an answer.
#[derive(Debug, Clone)]
pub enum End {
    /// The next request is waited for.
    Open,
    /// The connection is closed in order.
    Close,
    /// No more is sent, but what the client sends is taken until it goes away.
    HalfClose,
    /// The connection is reset.
    Reset,
    /// Nothing, until the client goes away.
    Silence,
    /// These bytes, for as long as the client takes them.
    Endless(Vec<u8>),
    /// The same, with a pause before each time.
    Drip(Vec<u8>, Duration),
}

impl Answer {
    /// These bytes, whatever they are.
    pub fn raw(bytes: impl AsRef<[u8]>) -> Self {
        Self {
            steps: vec![Step::Bytes(bytes.as_ref().to_vec())],
            end: End::Open,
        }
    }

    /// More bytes, in a write of their own.
    pub fn more(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.steps.push(Step::Bytes(bytes.as_ref().to_vec()));
        self
    }

    /// A pause before what follows.
    pub fn pause(mut self, pause: Duration) -> Self {
        self.steps.push(Step::Pause(pause));
        self
    }

    /// What follows waits for this gate.
    pub fn gate(mut self, gate: &Gate) -> Self {
        self.steps.push(Step::Gate(gate.clone()));
        self
    }

    /// The same answer in pieces, a write and a short pause each, cut before these bytes.
    pub fn cut_at(self, places: &[usize]) -> Self {
        let end = self.end.clone();
        let bytes = self.into_bytes();
        let mut answer = Self::raw("");
        let mut from = 0;
        for &to in places.iter().chain([&bytes.len()]) {
            answer = answer.more(&bytes[from..to]);
            if to < bytes.len() {
                answer = answer.pause(Duration::from_millis(2));
            }
            from = to;
        }
        answer.then(end)
    }

    /// All its bytes, without pauses.
    pub fn into_bytes(self) -> Vec<u8> {
        let bytes = |step| match step {
            Step::Bytes(bytes) => bytes,
            Step::Pause(_) | Step::Gate(_) => Vec::new(),
        };
        self.steps.into_iter().flat_map(bytes).collect()
    }

    /// What happens afterwards.
    pub fn then(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// Nothing at all.
    pub fn silence() -> Self {
        Self::raw("").then(End::Silence)
    }

    /// Whether the next request may come on the same connection.
    fn send(self, stream: &mut impl Stream) -> bool {
        for step in self.steps {
            match step {
                Step::Bytes(bytes) => {
                    if stream
                        .write_all(&bytes)
                        .and_then(|()| stream.flush())
                        .is_err()
                    {
                        return false;
                    }
                }
                Step::Pause(pause) => thread::sleep(pause),
                Step::Gate(gate) => gate.pass(),
            }
        }
        match self.end {
            End::Open => return true,
            End::Close => {}
            End::HalfClose => {
                let _ = stream.flush();
                let _ = stream.socket().shutdown(Shutdown::Write);
                drop(io::copy(stream, &mut io::sink()));
            }
            End::Reset => reset_at_the_end(stream.socket()),
            End::Silence => drop(io::copy(stream, &mut io::sink())),
            End::Endless(piece) => while stream.write_all(&piece).is_ok() {},
            End::Drip(piece, pause) => {
                while stream
                    .write_all(&piece)
                    .and_then(|()| stream.flush())
                    .is_ok()
                {
                    thread::sleep(pause);
                }
            }
        }
        false
    }
}

/// A connection, of whatever kind.
pub trait Stream: Read + Write {
    /// The socket below.
    fn socket(&self) -> &TcpStream;
}

impl Stream for TcpStream {
    fn socket(&self) -> &TcpStream {
        self
    }
}

/// An answer of this status, with these headers and a body of known length.
pub fn answer(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Answer {
    let mut bytes = format!("HTTP/1.1 {status} Words\r\n").into_bytes();
    for (name, value) in headers {
        bytes.extend(format!("{name}: {value}\r\n").into_bytes());
    }
    let body = body.as_ref();
    bytes.extend(format!("content-length: {}\r\n\r\n", body.len()).into_bytes());
    bytes.extend(body);
    Answer::raw(bytes)
}

/// A success with a body in JSON.
pub fn json(body: impl AsRef<[u8]>) -> Answer {
    answer(200, &[("content-type", "application/json")], body)
}

/// A success without a body.
pub fn nothing() -> Answer {
    Answer::raw("HTTP/1.1 204 No Content\r\n\r\n")
}

/// A redirect.
pub fn redirect(status: u16, location: &str) -> Answer {
    answer(status, &[("location", location)], "elsewhere")
}

/// One pool of connections for all tests that have no need of their own: to make one takes longer
/// than most tests. No two tests share a connection, as no two servers share a port.
pub fn pool() -> reqwest::Client {
    static POOL: LazyLock<reqwest::Client> = LazyLock::new(|| {
        let builder = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_gzip();
        builder.build().expect("a client")
    });
    POOL.clone()
}

/// A server of requests and answers on a loopback port.
#[derive(Debug)]
pub struct Wire {
    port: Port,
    scheme: &'static str,
    seen: Arc<Seen>,
}

/// What has come.
#[derive(Debug, Default)]
pub struct Seen {
    requests: Mutex<Vec<Request>>,
}

/// Whether a server waits for a request's body before it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    Whole,
    Head,
}

impl Wire {
    /// The answer depends on the request.
    pub fn start(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        Self::plain(Wait::Whole, answer)
    }

    /// The same, but the answer goes out when the head has come, and the body is never read.
    pub fn early(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        Self::plain(Wait::Head, answer)
    }

    fn plain(wait: Wait, answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        Self::over("http", move |stream, number, seen| {
            serve(stream, number, wait, seen, &answer);
        })
    }

    /// The connections go to this function, which may call [`serve_all`] once it has made more of
    /// them than sockets.
    pub(crate) fn over(
        scheme: &'static str,
        serve: impl Fn(TcpStream, usize, &Seen) + Send + Sync + 'static,
    ) -> Self {
        let seen = Arc::<Seen>::default();
        let shared = Arc::clone(&seen);
        let port = Port::start(move |stream, number| serve(stream, number, &shared));
        Self { port, scheme, seen }
    }

    /// The same answer to everything.
    pub fn always(answer: Answer) -> Self {
        Self::start(move |_| answer.clone())
    }

    /// These answers, one after the other.
    pub fn script(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers: Vec<_> = answers.into_iter().collect();
        let next = AtomicUsize::new(0);
        Self::start(move |_| {
            let index = next.fetch_add(1, Ordering::SeqCst);
            answers
                .get(index)
                .cloned()
                .unwrap_or_else(|| answer(500, &[], "more requests than answers"))
        })
    }

    /// What a client's base URL is.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address())
    }

    /// What the header `Host` is.
    pub fn host(&self) -> String {
        self.address().to_string()
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.port.address()
    }

    /// A builder with the transport that a client makes for itself.
    pub fn builder(&self) -> ClientBuilder {
        Client::builder(self.url())
    }

    /// A client in the pool of all tests, which sends every call once.
    pub fn client(&self) -> Client {
        let builder = self.builder().reqwest(pool()).retry(RetryPolicy::never());
        builder.build().expect("a client")
    }

    /// How many connections were opened.
    pub fn connections(&self) -> usize {
        self.port.connections()
    }

    /// How many connections have ended.
    pub fn closed(&self) -> usize {
        self.port.closed()
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.seen.requests.lock().expect("no panic").clone()
    }

    /// How many requests have come so far.
    pub fn count(&self) -> usize {
        self.seen.requests.lock().expect("no panic").len()
    }

    /// The request that came last.
    pub fn last(&self) -> Request {
        self.requests().pop().expect("a request")
    }

    /// The one request that has come.
    pub fn only(&self) -> Request {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        self.last()
    }
}

/// Answers all requests of a connection, each when it has come whole.
pub(crate) fn serve_all(
    stream: impl Stream,
    number: usize,
    seen: &Seen,
    answer: &impl Fn(&Request) -> Answer,
) {
    serve(stream, number, Wait::Whole, seen, answer);
}

fn serve(
    stream: impl Stream,
    number: usize,
    wait: Wait,
    seen: &Seen,
    answer: &impl Fn(&Request) -> Answer,
) {
    // Pieces arrive as they were written.
    stream.socket().set_nodelay(true).expect("a socket");
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader, number, wait) {
        seen.requests
            .lock()
            .expect("no panic")
            .push(request.clone());
        if !answer(&request).send(reader.get_mut()) {
            return;
        }
    }
}

/// A request that has come whole, or `None`.
fn read(reader: &mut impl BufRead, connection: usize, wait: Wait) -> Option<Request> {
    let start = line(reader)?;
    let mut words = start.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    assert_eq!(
        (words.next(), words.next()),
        (Some("HTTP/1.1"), None),
        "{start}"
    );
    let mut headers = Vec::new();
    loop {
        let line = line(reader)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').expect("a header");
        headers.push((
            name.to_ascii_lowercase(),
            value.trim_matches([' ', '\t']).to_owned(),
        ));
    }
    let mut request = Request {
        method,
        target,
        headers,
        body: Vec::new(),
        connection,
    };
    request.body = if wait == Wait::Head {
        Vec::new()
    } else if let Some(length) = request.header("content-length") {
        exactly(reader, length.parse().expect("a length"))?
    } else if request.header("transfer-encoding").is_some() {
        chunks(reader)?
    } else {
        Vec::new()
    };
    Some(request)
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).ok()?;
    let line = line.strip_suffix(b"\r\n")?;
    Some(String::from_utf8_lossy(line).into_owned())
}

fn exactly(reader: &mut impl BufRead, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn chunks(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let length = usize::from_str_radix(&line(reader)?, 16).expect("a length");
        let chunk = exactly(reader, length + 2)?;
        body.extend(chunk.strip_suffix(b"\r\n").expect("the end of a chunk"));
        if length == 0 {
            return Some(body);
        }
    }
}

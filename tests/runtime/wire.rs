//! A server of raw sockets: reads requests by its own few lines, and answers byte by byte.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use percent_encoding::percent_decode_str;
use reqwest::redirect::Policy;
use soundcloud_api::{Client, ClientBuilder};

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// The second word of the request line, untouched.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let all = self.header_all(name);
        assert!(all.len() < 2, "`{name}` stands there once: {all:?}");
        all.first().copied()
    }

    pub(crate) fn header_all(&self, name: &str) -> Vec<&str> {
        let named = |(key, _): &&(String, String)| key == name;
        let values = self.headers.iter().filter(named);
        values.map(|(_, value)| value.as_str()).collect()
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().expect("a first part")
    }

    pub(crate) fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// The segments of the path, decoded one by one.
    pub(crate) fn segments(&self) -> Vec<String> {
        let path = self.path().strip_prefix('/').expect("a slash first");
        let decoded = |segment| {
            let text = percent_decode_str(segment).decode_utf8();
            text.expect("UTF-8").into_owned()
        };
        path.split('/').map(decoded).collect()
    }

    /// The pairs of the query.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        pairs(self.query().unwrap_or_default().as_bytes())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }
}

pub(crate) fn pairs(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}

/// What is sent back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    bytes: Vec<u8>,
    end: End,
}

/// What happens after the bytes of an answer.
#[derive(Debug, Clone)]
pub(crate) enum End {
    /// The next request is waited for.
    Open,
    /// The connection is closed in order.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing, until the client goes away.
    Silence,
    /// These bytes, for as long as the client takes them.
    Endless(Vec<u8>),
}

impl Answer {
    pub(crate) fn raw(bytes: impl AsRef<[u8]>) -> Self {
        Self {
            bytes: bytes.as_ref().to_vec(),
            end: End::Open,
        }
    }

    pub(crate) fn then(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// Nothing at all.
    pub(crate) fn silence() -> Self {
        Self::raw("").then(End::Silence)
    }
}

/// An answer of this status, with these headers and a body of known length.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Answer {
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
pub(crate) fn json(body: impl AsRef<[u8]>) -> Answer {
    answer(200, &[("content-type", "application/json")], body)
}

/// A success without a body.
pub(crate) fn nothing() -> Answer {
    Answer::raw("HTTP/1.1 204 No Content\r\n\r\n")
}

/// A redirect.
pub(crate) fn redirect(status: u16, location: &str) -> Answer {
    answer(status, &[("location", location)], "elsewhere")
}

/// One pool of connections for all tests that have no need of their own: to make one takes longer
/// than most tests. No two tests share a connection, as no two servers share a port.
pub(crate) fn pool() -> reqwest::Client {
    static POOL: LazyLock<reqwest::Client> = LazyLock::new(|| {
        let builder = reqwest::Client::builder().redirect(Policy::none());
        builder.build().expect("a client")
    });
    POOL.clone()
}

/// A server on a loopback port, on threads of its own: it needs no runtime.
pub(crate) struct Wire {
    address: SocketAddr,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    closed: AtomicUsize,
    requests: Mutex<Vec<Request>>,
}

impl Wire {
    pub(crate) fn start(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let seen = Arc::<Seen>::default();
        let (shared, answer) = (Arc::clone(&seen), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.expect("a connection");
                shared.connections.fetch_add(1, Ordering::SeqCst);
                let (seen, answer) = (Arc::clone(&shared), Arc::clone(&answer));
                thread::spawn(move || {
                    serve(stream, &seen, &*answer);
                    seen.closed.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self { address, seen }
    }

    /// The same answer to everything.
    pub(crate) fn always(answer: Answer) -> Self {
        Self::start(move |_| answer.clone())
    }

    /// These answers, one after the other.
    pub(crate) fn script(answers: impl IntoIterator<Item = Answer>) -> Self {
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

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn host(&self) -> String {
        self.address.to_string()
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder(self.url())
    }

    pub(crate) fn client(&self) -> Client {
        let builder = self.builder().reqwest(pool());
        builder.build().expect("a client")
    }

    /// How many connections were opened.
    pub(crate) fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }

    /// How many connections have ended.
    pub(crate) fn closed(&self) -> usize {
        self.seen.closed.load(Ordering::SeqCst)
    }

    /// All requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.seen.requests.lock().expect("no panic").clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.seen.requests.lock().expect("no panic").len()
    }

    pub(crate) fn last(&self) -> Request {
        self.requests().pop().expect("a request")
    }

    /// The one request that has come.
    pub(crate) fn only(&self) -> Request {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        self.last()
    }
}

fn serve(stream: TcpStream, seen: &Seen, answer: &dyn Fn(&Request) -> Answer) {
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader) {
        seen.requests
            .lock()
            .expect("no panic")
            .push(request.clone());
        let Answer { bytes, end } = answer(&request);
        if reader.get_mut().write_all(&bytes).is_err() {
            return;
        }
        match end {
            End::Open => {}
            End::Close => return,
            End::Reset => return reset(reader.into_inner()),
            End::Silence => {
                let _ = reader.read_to_end(&mut Vec::new());
                return;
            }
            End::Endless(piece) => while reader.get_mut().write_all(&piece).is_ok() {},
        }
    }
}

/// A request that has come whole, or `None`.
fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
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
    };
    request.body = if let Some(length) = request.header("content-length") {
        exactly(reader, length.parse().expect("a length"))?
    } else if request.header("transfer-encoding").is_some() {
        chunks(reader)?
    } else {
        Vec::new()
    };
    Some(request)
}

fn line(reader: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).ok()?;
    let line = line.strip_suffix(b"\r\n")?;
    Some(String::from_utf8_lossy(line).into_owned())
}

fn exactly(reader: &mut BufReader<TcpStream>, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn chunks(reader: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
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

/// Closes a connection so that the other side sees a reset.
fn reset(stream: TcpStream) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .expect("a runtime");
    let _inside = runtime.enter();
    stream.set_nonblocking(true).expect("a socket");
    let stream = tokio::net::TcpStream::from_std(stream).expect("a socket");
    stream.set_zero_linger().expect("a socket");
}

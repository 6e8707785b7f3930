//! Proxies that the environment names: they carry what they cannot read, or nothing.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{Shutdown, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use soundcloud_api::{Client, ErrorKind, Sent, TransportPhase};
use soundcloud_tests::{
    child::{self, Child},
    folder::Folder,
    log::tells_a_secret,
    port::Port,
    tls::{Authority, Fault},
    wait::ends,
    wire::{Request, Wire, json},
};

use super::calls::{Shop as _, TOKEN, said, secretive};
use crate::texts;

/// What goes before the address of a proxy: its user and the password. In base64, the password
/// stands alone, as three bytes are written by four letters.
const USER: &str = "an:c4n4ry-proxy";

/// The variables that name proxies, and what they are when they name none.
const NONE: [(&str, &str); 6] = [
    ("HTTP_PROXY", ""),
    ("HTTPS_PROXY", ""),
    ("ALL_PROXY", ""),
    ("NO_PROXY", ""),
    ("http_proxy", ""),
    ("https_proxy", ""),
];

/// The heads of the requests that a proxy has had, and what came behind each.
type Told = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// A proxy that keeps what clients say to it: the head of each request, and what follows.
struct Tunnel {
    port: Port,
    told: Told,
}

impl Tunnel {
    fn start() -> Self {
        let told = Told::default();
        let all = Arc::clone(&told);
        let port = Port::start(move |client, _| {
            let mut reader = BufReader::new(&client);
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n")
                && reader.read_line(&mut head).is_ok_and(|read| read > 0)
            {}
            let target = head.split(' ').nth(1).unwrap_or_default();
            let Ok(server) = TcpStream::connect(target) else {
                return;
            };
            let _ = (&client).write_all(b"HTTP/1.1 200 Connected\r\n\r\n");
            let follows = relay(&client, &server);
            all.lock().expect("no panic").push((head, follows));
        });
        Self { port, told }
    }

    fn url(&self) -> String {
        format!("http://{USER}@{}", self.port.address())
    }
}

/// Carries bytes both ways until one side has ended; gives what has come from the client.
fn relay(client: &TcpStream, server: &TcpStream) -> Vec<u8> {
    let mut said = Vec::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            let _ = std::io::copy(&mut &*server, &mut &*client);
            let _ = client.shutdown(Shutdown::Both);
        });
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = (&*client).read(&mut buffer) {
            said.extend(&buffer[..count]);
            if (&*server).write_all(&buffer[..count]).is_err() {
                break;
            }
        }
        let _ = server.shutdown(Shutdown::Both);
    });
    said
}

fn page(_: &Request) -> soundcloud_tests::wire::Answer {
    json(r#"{"collection":[],"next":null}"#)
}

/// Runs a test once more with proxies in its environment.
fn run(test: &str, url: &str, variables: &[(&str, &str)]) {
    let all = [&NONE[..], variables].concat();
    let child = Child::run_with(&format!("secrets::proxy::{test}"), url, &all);
    assert!(!tells_a_secret(&child.printed), "{test} tells a secret");
    child.usage();
}

/// The part of the child: every call succeeds.
async fn succeed(client: Client) {
    let (told, failed) = said(&client).await;
    texts::are_clean("a success", &told);
    assert_eq!(failed, 0);
    client.public().blocking().expect("a success");
    child::report();
}

/// Holds that the server was sent the token, as it is when there is no proxy.
fn has_all(wire: &Wire) {
    assert!(wire.count() > 8);
    let bearer = format!("Bearer {TOKEN}");
    let first = wire.requests().swap_remove(0);
    assert_eq!(first.header("authorization"), Some(&*bearer));
    assert_eq!(first.header("proxy-authorization"), None);
}

#[tokio::test]
async fn s07_a_call_on_http_never_goes_to_a_proxy() {
    if let Some(url) = child::argument() {
        return succeed(secretive(Client::builder(url)).build().expect("a client")).await;
    }
    let (wire, tunnel) = (Wire::start(page), Tunnel::start());
    let proxy = tunnel.url();
    let names = [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    ];
    let all = names.map(|name| (name, &*proxy));
    run(
        "s07_a_call_on_http_never_goes_to_a_proxy",
        &wire.url(),
        &all,
    );
    has_all(&wire);
    assert_eq!(tunnel.port.connections(), 0);
}

#[tokio::test]
async fn s07_a_call_on_https_goes_through_a_proxy_that_cannot_read_it() {
    if let Some(url) = child::argument() {
        return succeed(secretive(Client::builder(url)).build().expect("a client")).await;
    }
    let (authority, folder) = (Authority::new(), Folder::new());
    let trusted = folder.file("authority.pem", authority.pem());
    let trusted = ("SSL_CERT_FILE", trusted.to_str().expect("a name"));
    for name in ["HTTPS_PROXY", "ALL_PROXY"] {
        let (wire, tunnel) = (authority.server(Fault::None, page), Tunnel::start());
        let variables = [(name, &*tunnel.url()), trusted];
        let test = "s07_a_call_on_https_goes_through_a_proxy_that_cannot_read_it";
        run(test, &wire.url(), &variables);
        has_all(&wire);
        soundcloud_tests::wait::until(|| tunnel.port.closed() == tunnel.port.connections()).await;
        let told = tunnel.told.lock().expect("no panic").clone();
        assert_eq!(told.len(), wire.connections());
        for (head, follows) in told {
            let mut lines = head.lines();
            let first = format!("CONNECT {} HTTP/1.1", wire.address());
            assert_eq!(lines.next(), Some(&*first));
            for line in lines.filter(|line| tells_a_secret(line)) {
                // Its own password, in base64, and nothing else.
                assert!(
                    line.to_ascii_lowercase()
                        .starts_with("proxy-authorization: basic")
                );
            }
            // A record of a handshake (RFC 8446 §5.1), and no secret in clear.
            assert_eq!(follows.first(), Some(&0x16));
            assert!(!tells_a_secret(&String::from_utf8_lossy(&follows)));
        }
    }
}

#[tokio::test]
async fn s07_no_proxy_is_none_by_the_environment_or_the_client() {
    if let Some(url) = child::argument() {
        let builder = secretive(Client::builder(url.trim_end_matches('!')));
        let builder = if url.ends_with('!') {
            builder.no_proxy()
        } else {
            builder
        };
        return succeed(builder.build().expect("a client")).await;
    }
    let (authority, folder) = (Authority::new(), Folder::new());
    let trusted = folder.file("authority.pem", authority.pem());
    let trusted = ("SSL_CERT_FILE", trusted.to_str().expect("a name"));
    for (exception, mark) in [("127.0.0.1", ""), ("", "!")] {
        let (wire, tunnel) = (authority.server(Fault::None, page), Tunnel::start());
        let proxy = tunnel.url();
        let variables = [
            ("HTTPS_PROXY", &*proxy),
            ("ALL_PROXY", &proxy),
            ("NO_PROXY", exception),
            trusted,
        ];
        let test = "s07_no_proxy_is_none_by_the_environment_or_the_client";
        run(test, &(wire.url() + mark), &variables);
        has_all(&wire);
        assert_eq!(tunnel.port.connections(), 0);
    }
}

/// A proxy that says this and goes away, or says nothing at all.
fn useless(words: &'static str) -> Port {
    Port::start(move |mut client, _| {
        let mut head = [0; 4096];
        let _ = client.read(&mut head);
        let _ = client.write_all(words.as_bytes());
    })
}

#[tokio::test]
async fn s01_no_text_tells_the_password_of_a_proxy() {
    const TEST: &str = "s01_no_text_tells_the_password_of_a_proxy";
    if let Some(url) = child::argument() {
        let client = secretive(Client::builder(url)).build().expect("a client");
        let (told, failed) = said(&client).await;
        texts::are_clean("a proxy that fails", &told);
        assert!(failed > 8, "{failed}");
        let error = ends(client.public()).await.expect_err("no proxy");
        let connect = ErrorKind::Transport(TransportPhase::Connect);
        assert_eq!(
            (error.kind(), error.was_sent()),
            (connect, Sent::No),
            "{error:?}"
        );
        return child::report();
    }
    let ports = [
        "",
        "HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n",
        "HTTP/1.1 502 c4n4ry\r\ncontent-length: 6\r\n\r\nc4n4ry",
        "c4n4ry\r\n\r\n",
    ];
    let ports = ports.map(useless);
    let addresses = ports
        .iter()
        .map(Port::address)
        .chain([Port::closed_address()]);
    for address in addresses {
        let proxy = format!("http://{USER}@{address}");
        run(TEST, "https://shop.example", &[("HTTPS_PROXY", &proxy)]);
    }
    assert!(ports.iter().all(|port| port.connections() > 8));
}

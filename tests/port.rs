//! A port on loopback whose connections go, a thread each, to a function. It needs no runtime, so
//! that a test's own runtime can stand still or be busy without the server noticing.

use std::{
    mem,
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use tokio::net::TcpSocket;

/// A bound port and what happened at it.
#[derive(Debug)]
pub struct Port {
    address: SocketAddr,
    seen: Arc<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    connections: AtomicUsize,
    closed: AtomicUsize,
}

impl Port {
    /// Listens; the function gets each connection and its number, from 0.
    pub fn start(serve: impl Fn(TcpStream, usize) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let (seen, serve) = (Arc::<Seen>::default(), Arc::new(serve));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.expect("a connection");
                let number = shared.connections.fetch_add(1, Ordering::SeqCst);
                let (seen, serve) = (Arc::clone(&shared), Arc::clone(&serve));
                thread::spawn(move || {
                    serve(stream, number);
                    seen.closed.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self { address, seen }
    }

    /// A port that takes connections and neither reads nor writes until the client goes away.
    pub fn silent() -> Self {
        Self::start(|mut stream, _| {
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        })
    }

    /// A port that nobody listens at, nor ever will: it stays taken.
    pub fn closed_address() -> SocketAddr {
        let socket = TcpSocket::new_v4().expect("a socket");
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        socket.bind(any).expect("a free port");
        let address = socket.local_addr().expect("a bound port");
        mem::forget(socket);
        address
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many connections were opened.
    pub fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }

    /// How many connections have ended.
    pub fn closed(&self) -> usize {
        self.seen.closed.load(Ordering::SeqCst)
    }
}

/// Makes the end of this connection a reset, once nobody holds it any more.
pub fn reset_at_the_end(stream: &TcpStream) {
    let linger = socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO));
    linger.expect("a socket");
}

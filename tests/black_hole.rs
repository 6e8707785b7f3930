//! An address that no connection to is ever made: the listener's queue is full and stays so, and
//! the system does not answer what comes then. It needs no privileges, and no runtime.

use std::net::{Ipv4Addr, SocketAddr};

use socket2::{Domain, Socket, Type};

/// How many connections the queue surely does not hold.
const MANY: usize = 8;

/// Such an address, for as long as this lives.
#[derive(Debug)]
pub struct BlackHole {
    listener: Socket,
    /// What the queue is full of, and what waits before it.
    #[expect(dead_code, reason = "it is there, that is enough")]
    queue: Vec<Socket>,
}

impl BlackHole {
    /// Listens and fills the queue.
    pub fn start() -> Self {
        let socket = || Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
        let listener = socket();
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        listener.bind(&any.into()).expect("a free port");
        listener.listen(0).expect("a listener");
        let address = listener.local_addr().expect("a bound port");
        let connect = |_| {
            let socket = socket();
            socket.set_nonblocking(true).expect("a socket");
            // It is made at once, or waits.
            let _ = socket.connect(&address);
            socket
        };
        let queue = (0..MANY).map(connect).collect();
        Self { listener, queue }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        let address = self.listener.local_addr().expect("a bound port");
        address.as_socket().expect("an address of a network")
    }
}

impl Default for BlackHole {
    fn default() -> Self {
        Self::start()
    }
}

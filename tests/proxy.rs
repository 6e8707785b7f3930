//! A network between client and server that is slow, cuts what it carries, or breaks.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crate::port::{Port, reset_at_the_end};

/// What is wrong with one direction. Delays are per read, everything else per byte.
#[derive(Debug, Clone)]
pub enum Toxic {
    /// What comes is late by between `least` and `most`.
    Latency {
        /// The shortest delay.
        least: Duration,
        /// The longest one.
        most: Duration,
    },
    /// No more than so many bytes a second.
    Bandwidth(u32),
    /// Pieces of between one and so many bytes.
    Slices(usize),
    /// After so many bytes the connection breaks, in both directions.
    Limit(u64, Cut),
    /// The end of the direction is told late.
    SlowClose(Duration),
    /// Nothing comes through, and nobody is told.
    BlackHole,
}

/// How a connection breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// As if the other side had ended it.
    Close,
    /// As if the other side had lost it.
    Reset,
}

/// What is wrong with one connection.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// From client to server.
    pub up: Vec<Toxic>,
    /// From server to client.
    pub down: Vec<Toxic>,
}

/// A proxy before a server.
#[derive(Debug)]
pub struct Proxy {
    port: Port,
}

impl Proxy {
    /// Listens; the function tells what is wrong with the connection of this number.
    /// What is left to chance is the same for the same number.
    pub fn start(target: SocketAddr, line: impl Fn(usize) -> Line + Send + Sync + 'static) -> Self {
        let port = Port::start(move |client, number| {
            let server = TcpStream::connect(target).expect("the server");
            carry(client, server, line(number), number);
        });
        Self { port }
    }

    /// The port that clients connect to.
    pub fn port(&self) -> &Port {
        &self.port
    }

    /// What a client's base URL is.
    pub fn url(&self) -> String {
        format!("http://{}", self.port.address())
    }
}

fn carry(client: TcpStream, server: TcpStream, line: Line, number: usize) {
    for stream in [&client, &server] {
        stream.set_nodelay(true).expect("a socket");
    }
    let (client, server) = (Arc::new(client), Arc::new(server));
    let cut = Arc::new(AtomicBool::new(false));
    let direction = |from: &Arc<TcpStream>, to: &Arc<TcpStream>, toxics, dice| Direction {
        from: Arc::clone(from),
        to: Arc::clone(to),
        toxics,
        dice: Dice(dice),
        cut: Arc::clone(&cut),
    };
    let seed = 2 * number as u64;
    let up = direction(&client, &server, line.up, seed);
    let down = direction(&server, &client, line.down, seed + 1);
    drop((client, server));
    let up = thread::spawn(move || up.pass());
    down.pass();
    up.join().expect("no panic");
}

struct Direction {
    from: Arc<TcpStream>,
    to: Arc<TcpStream>,
    toxics: Vec<Toxic>,
    dice: Dice,
    /// Whether the connection is broken already.
    cut: Arc<AtomicBool>,
}

impl Direction {
    fn pass(mut self) {
        let mut passed = 0;
        let mut buffer = vec![0; 16 * 1024];
        loop {
            let count = (&*self.from).read(&mut buffer).unwrap_or(0);
            if self.cut.load(Ordering::SeqCst) {
                return;
            }
            if count == 0 {
                return self.close();
            }
            self.delay();
            if self.is_black_hole() {
                continue;
            }
            let mut rest = buffer.get(..count).unwrap_or_default();
            while !rest.is_empty() {
                let (piece, after) = rest.split_at(self.slice(rest.len()));
                rest = after;
                let limit = self.limit();
                let left = limit.map_or(u64::MAX, |(limit, _)| limit - passed);
                let left = usize::try_from(left).unwrap_or(usize::MAX);
                let piece = piece.get(..left).unwrap_or(piece);
                self.pace(piece.len());
                if (&*self.to).write_all(piece).is_err() {
                    let _ = self.from.shutdown(Shutdown::Both);
                    return;
                }
                passed += piece.len() as u64;
                if let Some((limit, how)) = limit
                    && passed == limit
                {
                    return self.cut(how);
                }
            }
        }
    }

    /// The delay of what was just read.
    fn delay(&mut self) {
        let mut delay = Duration::ZERO;
        for toxic in &self.toxics {
            if let Toxic::Latency { least, most } = toxic {
                let spread = u64::try_from(most.saturating_sub(*least).as_micros()).unwrap_or(0);
                delay += *least + Duration::from_micros(self.dice.below(spread + 1));
            }
        }
        thread::sleep(delay);
    }

    fn pace(&self, bytes: usize) {
        for toxic in &self.toxics {
            if let Toxic::Bandwidth(rate) = toxic {
                let bytes = u32::try_from(bytes).expect("few bytes");
                thread::sleep(Duration::from_secs(1) * bytes / *rate);
            }
        }
    }

    /// How many of so many bytes come next.
    fn slice(&mut self, length: usize) -> usize {
        let slices = |toxic: &Toxic| match toxic {
            Toxic::Slices(most) => Some(*most),
            _ => None,
        };
        let Some(most) = self.toxics.iter().find_map(slices) else {
            return length;
        };
        let slice = 1 + self.dice.below(most as u64);
        usize::try_from(slice).unwrap_or(1).min(length)
    }

    fn limit(&self) -> Option<(u64, Cut)> {
        self.toxics.iter().find_map(|toxic| match toxic {
            Toxic::Limit(bytes, cut) => Some((*bytes, *cut)),
            _ => None,
        })
    }

    fn is_black_hole(&self) -> bool {
        let is = |toxic: &Toxic| matches!(toxic, Toxic::BlackHole);
        self.toxics.iter().any(is)
    }

    /// The other side has ended.
    fn close(&self) {
        for toxic in &self.toxics {
            if let Toxic::SlowClose(delay) = toxic {
                thread::sleep(*delay);
            }
        }
        if !self.is_black_hole() {
            let _ = self.to.shutdown(Shutdown::Write);
        }
    }

    fn cut(&self, how: Cut) {
        self.cut.store(true, Ordering::SeqCst);
        for stream in [&self.from, &self.to] {
            if how == Cut::Reset {
                reset_at_the_end(stream);
                // The other direction wakes up and lets go.
                let _ = stream.shutdown(Shutdown::Read);
            } else {
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
    }
}

/// Numbers that look like chance and are the same each time (`SplitMix64`).
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// A number below this one.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

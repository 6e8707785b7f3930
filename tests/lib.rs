//! What the tests have in common: servers and networks that misbehave on purpose, all over real
//! sockets on loopback, and ways to see what a client did meanwhile.

#![allow(
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "nobody but tests calls this: what is wrong here ends the test"
)]

pub mod black_hole;
pub mod child;
pub mod folder;
pub mod gate;
pub mod http2;
pub mod log;
pub mod names;
pub mod port;
pub mod proxy;
pub mod tls;
pub mod wait;
pub mod wire;

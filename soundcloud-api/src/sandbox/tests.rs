//! The sandbox as a client sees it: over a socket, byte by byte.

mod comments;
mod errors;
mod faults;
mod files;
mod formats;
mod http;
mod life;
mod lists;
mod privacy;
mod ranges;
mod search;
mod tracks;

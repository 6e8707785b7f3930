//! The runtime through its public API, over real sockets, with small traits of the tests' own.

mod blocking;
mod bodies;
mod call;
mod concurrency;
mod curl;
mod failure;
mod grammar;
mod pages;
mod path;
mod redirect;
mod response;
mod secrets;
mod transport;

use soundcloud_tests::{
    wait::{GUARD, ends, until},
    wire,
};

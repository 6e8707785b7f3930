//! Rows R: where a redirect leads, and what goes along.

mod foreign;
mod private;
mod resolve;
mod target;

use http::StatusCode;
use soundcloud_api::{Client, ClientBuilder, Error, ErrorKind, ManualClock, Sent};
use soundcloud_tests::{
    log::tells_a_secret,
    names::Names,
    wire::{Answer, Request, Wire},
};

use crate::shop::{builder, expect};

/// The API's base URL: a name as any on the internet, and no port.
const API: &str = "http://api.example";

/// A client of a server that the name of the API leads to.
fn client(wire: &Wire, names: Names) -> Client {
    named(wire, names).build().expect("a client")
}

fn named(wire: &Wire, names: Names) -> ClientBuilder {
    let connections = names.with("api.example", wire.address()).connections();
    builder(API).reqwest(connections).clock(ManualClock::new())
}

/// Holds that a redirect of this status was not followed, nor asked for again.
fn expect_redirect(error: &Error, status: u16) {
    expect(error, ErrorKind::Redirect, Sent::Yes, 1);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    assert!(!error.is_retryable() && !error.is_timeout());
    assert!(StatusCode::from_u16(status).is_ok_and(|status| status.is_redirection()));
}

/// Holds that a request tells nothing of the client but what it takes and its name.
fn is_bare(request: &Request) {
    for (name, value) in &request.headers {
        let known = ["accept", "accept-encoding", "host", "user-agent"];
        assert!(known.contains(&&**name), "`{name}` is told");
        assert!(!tells_a_secret(value));
    }
    assert!(request.body.is_empty());
}

/// An answer 302 with these bytes as its `Location`.
fn led_to(location: &[u8]) -> Answer {
    let head = b"HTTP/1.1 302 Words\r\ncontent-length: 0\r\nlocation: ";
    Answer::raw([head, location, b"\r\n\r\n"].concat())
}

//! What an error is: a word for each thing that a program may want to tell apart.

/// What went wrong with a call: finer than the [`Phase`](crate::Phase) at which it did.
///
/// ```
/// use soundcloud_api::{Client, ErrorKind};
///
/// let error = Client::builder("ftp://shop.example").build().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Config);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting of the client or of a retry policy.
    Config,
    /// An argument, a header or a body that cannot be sent;
    /// [`argument_name`](crate::Error::argument_name) tells which.
    InvalidInput,
    /// The network failed, at this step.
    Transport(TransportPhase),
    /// This limit of time ran out.
    Timeout(TimeoutPhase),
    /// Nothing moved for the length of
    /// [`stall_timeout`](crate::ClientBuilder::stall_timeout), in either direction.
    Stalled,
    /// What the server sent is no HTTP, or HTTP that a client must not take.
    Protocol,
    /// A redirect that is not followed: [`status`](crate::Error::status) tells which.
    Redirect,
    /// The response is larger than [`limit`](crate::Error::limit).
    TooLarge,
    /// The response could not be read as the expected type: [`path`](crate::Error::path).
    Decode,
    /// The server answered with a status that is not a success: [`api`](crate::Error::api).
    Api,
    /// The server answered 429: [`retry_after`](crate::Error::retry_after),
    /// [`reset_at`](crate::Error::reset_at).
    RateLimited,
    /// Credentials could not be obtained.
    Auth,
    /// A list does not go on as lists do: [`cursor`](crate::Error::cursor).
    Pagination,
    /// A file on this machine, while a response was saved to it.
    Save,
}

/// The step of an exchange at which the network failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportPhase {
    /// The name of the host was not found.
    Dns,
    /// No connection to the host.
    Connect,
    /// No agreement with the host on encryption, or not with the right host.
    Tls,
    /// While the request was sent, its body's source included.
    Write,
    /// While the response was awaited or read.
    Read,
}

/// A limit of time, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutPhase {
    /// Making a connection, name and encryption included.
    Connect,
    /// From the request to the head of the response.
    Response,
    /// Reading the body, where the transport has a limit of its own for that.
    Body,
    /// All attempts of a call together, and the waits between them.
    Total,
}

/// Whether the server may have received the request; the later, the likelier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sent {
    /// It has not: nothing has happened there.
    No,
    /// Nobody knows: it may have had its effect.
    Maybe,
    /// It has, and answered.
    Yes,
}

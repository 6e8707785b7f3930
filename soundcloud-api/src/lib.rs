//! Declare an HTTP API as one Rust trait.
//!
//! [`endpoint`] on a method says what goes on the wire; the signature says which Rust types. A
//! method returns a [`Call`], which is sent by a [`Client`].
//!
//! ```
//! use soundcloud_api::{Api, Call, Client, endpoint};
//!
//! trait Library: Api {
//!     /// The titles of books, by words in them.
//!     #[endpoint(GET, "/books?q=<words>&<limit>")]
//!     fn search(&self, words: &str, limit: Option<u32>) -> Call<Vec<String>>;
//! }
//!
//! impl Library for Client {}
//!
//! # async fn example() -> Result<(), soundcloud_api::Error> {
//! let library = Client::builder("https://library.example/v1").token("card").build()?;
//! for title in library.search("fog", Some(5)).await? {
//!     println!("{title}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The crate has two storeys. The runtime knows nothing of SoundCloud, and is all there is with
//! `default-features = false`. On its public API only stands the module `soundcloud`: the whole API as one
//! trait, and, with the feature `sandbox`, a server for it.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::todo,
        clippy::unreachable,
        clippy::unimplemented
    )
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

// Expanded code names the crate by this path, here as everywhere.
#[allow(
    unused_extern_crates,
    reason = "used with the feature `soundcloud`, and in tests"
)]
extern crate self as soundcloud_api;

mod api;
#[allow(missing_docs, reason = "for expanded code only")]
mod argument;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod call;
mod client;
mod clock;
mod content;
mod credentials;
mod curl;
mod decode;
mod endpoint;
mod error;
mod exchange;
mod limits;
#[cfg(feature = "openapi")]
mod openapi;
mod page;
mod path;
#[allow(missing_docs, reason = "for expanded code only")]
mod payload;
mod progress;
mod redact;
mod request;
mod response;
mod retry;
#[cfg(feature = "spec")]
mod schema;
mod trace;
mod transport;
mod watch;

#[cfg(feature = "sandbox")]
pub mod sandbox;
#[cfg(feature = "soundcloud")]
pub mod soundcloud;
#[cfg(feature = "xml")]
pub mod xml;

#[doc(hidden)]
#[path = "private.rs"]
#[allow(
    missing_docs,
    missing_debug_implementations,
    reason = "for expanded code only"
)]
pub mod __private;

#[doc(no_inline)]
pub use http::{HeaderMap, Method, StatusCode};
/// The crate of requests and responses, for transports and layers.
#[doc(no_inline)]
pub use reqwest;
#[cfg(feature = "multipart")]
#[doc(no_inline)]
pub use reqwest::multipart::{Form, Part};
/// The crate of the schemas in an API document: `#[derive(schemars::JsonSchema)]`.
#[cfg(feature = "openapi")]
#[doc(no_inline)]
pub use schemars;
// Of what is sent. A compiler that asks for it names it by a path that a user can write.
#[doc(no_inline)]
pub use serde::Serialize;
#[cfg(feature = "spec")]
pub use soundcloud_macros::Schema;
pub use soundcloud_macros::{api, endpoint};

#[cfg(feature = "openapi")]
pub use self::openapi::OpenApi;
#[cfg(feature = "spec")]
pub use self::schema::Schema;
#[cfg(feature = "soundcloud")]
pub use self::soundcloud::SoundCloud;
pub use self::{
    api::Api,
    body::Body,
    call::{Call, Pending},
    client::{Client, ClientBuilder},
    clock::{Clock, ManualClock, Sleep},
    decode::Output,
    endpoint::{Auth, Encoding, Endpoint, Parameter, Place, Retry},
    error::{ApiError, BoxError, Error, ErrorKind, Phase, Sent, TimeoutPhase, TransportPhase},
    page::{Cursor, Items, Paged, Pages},
    payload::Format,
    response::{Download, Response},
    retry::RetryPolicy,
    transport::BoxTransport,
};

/// The examples of the README compile and run.
#[cfg(all(doctest, feature = "openapi", feature = "sandbox"))]
#[doc = include_str!("../../README.md")]
struct Readme;

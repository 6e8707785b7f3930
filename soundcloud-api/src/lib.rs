//! Declare an HTTP API as one Rust trait.
#![cfg_attr(docsrs, feature(doc_cfg))]

// Expanded code names the crate by this path, here as everywhere.
#[allow(unused_extern_crates, reason = "used with the feature `soundcloud`, and in tests")]
extern crate self as soundcloud_api;

mod api;
#[allow(missing_docs, reason = "for expanded code only")]
mod argument;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod call;
mod client;
mod credentials;
mod curl;
mod decode;
mod endpoint;
mod error;
mod exchange;
mod page;
mod path;
#[allow(missing_docs, reason = "for expanded code only")]
mod payload;
mod redact;
mod request;
mod response;
mod trace;
mod transport;

#[cfg(feature = "sandbox")]
pub mod sandbox;
#[cfg(feature = "soundcloud")]
pub mod soundcloud;
#[cfg(feature = "xml")]
pub mod xml;

#[doc(hidden)]
#[path = "private.rs"]
#[allow(missing_docs, missing_debug_implementations, reason = "for expanded code only")]
pub mod __private;

#[cfg(feature = "multipart")]
#[doc(no_inline)]
pub use reqwest::multipart::Form;
pub use soundcloud_macros::endpoint;

#[cfg(feature = "soundcloud")]
pub use self::soundcloud::SoundCloud;
pub use self::{
    api::Api,
    body::Body,
    call::{Call, Pending},
    client::{Client, ClientBuilder},
    decode::Output,
    endpoint::{Auth, Endpoint, Retry},
    error::{ApiError, BoxError, Error, Phase},
    page::{Items, Pages, Paged},
    payload::Format,
    response::{Download, Response},
    transport::BoxTransport,
};

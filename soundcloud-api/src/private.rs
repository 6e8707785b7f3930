//! All that expanded code may name: one list, and nothing of it for anybody else.

#[path = "key.rs"]
pub mod key;

pub use http::Method;
pub use serde::Serialize;

#[cfg(feature = "xml")]
pub use crate::payload::XmlBody;
#[cfg(feature = "multipart")]
pub use crate::payload::{MultipartBody, Parts};
pub use crate::{
    api::Api,
    argument::{
        Argument, HeaderParameter, PathParameter, QueryParameter, QueryParameters, Rest,
        RestParameter, Sends,
    },
    body::Body,
    call::{Call, Sending},
    client::Client,
    decode::Output,
    endpoint::{Auth, Encoding, Endpoint, Piece, Retry},
    error::Error,
    payload::{
        EncodedBody, Encodes, EncodesAs, FormBody, Format, Gives, JsonBody, Payload, RawBody,
    },
};
use crate::{exchange::Received, request::Prepared};

/// Makes a value of a response.
#[allow(missing_debug_implementations, reason = "a function")]
pub struct Decodes<T>(fn(&Received) -> Result<T, Error>);

/// Makes an endpoint's error of ours.
pub type Converts<E> = fn(Error) -> E;

/// What a response is decoded to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a response",
    label = "does not implement `Deserialize`",
    note = "every type in `{Self}` needs `#[derive(serde::Deserialize)]`, and none may borrow"
)]
pub trait Decoded: Sized {
    const DECODE: Decodes<Self>;
}

impl<T: Output> Decoded for T {
    const DECODE: Decodes<Self> = Decodes(<T as Output>::decode);
}

/// What a method declared by `#[endpoint]` can return: [`Call<T>`].
#[diagnostic::on_unimplemented(
    message = "an endpoint returns `Call<T>`, not `{Self}`",
    label = "not a `Call<T>`",
    note = "write `-> Call<T>`, or `async fn … -> Result<T, E>`"
)]
pub trait Declared {
    type Value;

    fn declared(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
        decodes: Decodes<Self::Value>,
    ) -> Self;
}

impl<T> Declared for Call<T> {
    type Value = T;

    fn declared(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
        _: Decodes<T>,
    ) -> Self {
        Prepared::new(client, endpoint, arguments, payload).into()
    }
}

/// What an `async fn` declared by `#[endpoint]` can return: `Result<T, E>`.
///
/// Neither type is bound here: what they lack is told once, where they are given their functions.
#[diagnostic::on_unimplemented(
    message = "an `async` endpoint returns `Result<T, E>`, not `{Self}`",
    label = "not a `Result<T, E>`",
    note = "write `async fn … -> Result<T, E>`, or `fn … -> Call<T>`"
)]
pub trait Awaited {
    type Value;
    type Error;
    type Sending: Future<Output = Self> + Send;

    fn awaited(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
        decodes: Decodes<Self::Value>,
        converts: Converts<Self::Error>,
    ) -> Self::Sending;
}

impl<T, E> Awaited for Result<T, E> {
    type Value = T;
    type Error = E;
    type Sending = Sending<T, E>;

    fn awaited(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
        decodes: Decodes<T>,
        converts: Converts<E>,
    ) -> Sending<T, E> {
        let prepared = Prepared::new(client, endpoint, arguments, payload);
        Sending::new(prepared, decodes.0, converts)
    }
}

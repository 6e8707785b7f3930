//! All that expanded code may name: one list, and nothing of it for anybody else.

#[path = "key.rs"]
pub mod key;

pub use http::Method;

pub use crate::{
    api::Api,
    argument::{
        Argument, HeaderParameter, PathParameter, QueryParameter, QueryParameters, RestParameter,
    },
    call::{Call, Sending},
    decode::Output,
    endpoint::{Auth, Endpoint, Piece, Retry},
    error::Error,
    payload::{EncodedBody, FormBody, Format, JsonBody, MultipartBody, Payload, RawBody, XmlBody},
};
use crate::{client::Client, request::Prepared};

/// What a method declared by `#[endpoint]` can return: [`Call<T>`].
#[diagnostic::on_unimplemented(
    message = "an endpoint returns `Call<T>`, not `{Self}`",
    label = "not a `Call<T>`",
    note = "write `-> Call<T>`, or `async fn … -> Result<T, E>`"
)]
pub trait Declared {
    fn declared(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
    ) -> Self;
}

impl<T: Output> Declared for Call<T> {
    fn declared(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
    ) -> Self {
        Prepared::new(client, endpoint, arguments, payload).into()
    }
}

/// What an `async fn` declared by `#[endpoint]` can return: `Result<T, E>`.
#[diagnostic::on_unimplemented(
    message = "an `async` endpoint returns `Result<T, E>`, not `{Self}`",
    label = "not a `Result<T, E>` with `E: From<soundcloud_api::Error>`",
    note = "write `async fn … -> Result<T, E>`, or `fn … -> Call<T>`"
)]
pub trait Awaited {
    type Sending: Future<Output = Self> + Send;

    fn awaited(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
    ) -> Self::Sending;
}

impl<T: Output, E: From<Error>> Awaited for Result<T, E> {
    type Sending = Sending<T, E>;

    fn awaited(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
    ) -> Sending<T, E> {
        Sending::new(Prepared::new(client, endpoint, arguments, payload))
    }
}

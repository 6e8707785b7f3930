//! All that expanded code may name: one list, and nothing of it for anybody else.

#[path = "key.rs"]
pub mod key;

pub use crate::__local as local;
pub use http::Method;
pub use serde::Serialize;

#[cfg(feature = "openapi")]
pub use crate::openapi::{
    Describe, Described, Describes, Documented, JsonSchema, MayDescribe, OpenApi, UNDESCRIBED,
    Undescribed,
};
#[cfg(feature = "xml")]
pub use crate::payload::XmlBody;
#[cfg(feature = "multipart")]
pub use crate::payload::{MultipartBody, Parts};
#[cfg(feature = "spec")]
pub use crate::schema::{Of, QueryFields, Schema, Unknown, name_agrees, operation_agrees};
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

/// The trait of a role, within a method: of the same form as the runtime's, with words that name the
/// endpoint. The compiler writes these out faster than an attribute does.
///
/// The bound behind it is not recommended: it would take the place of the words.
#[doc(hidden)]
#[macro_export]
macro_rules! __local {
    (
        $name:ident = $global:ident, $constant:ident: $function:ident, [$($bound:tt)*],
        $message:tt, $label:tt, $note:tt
    ) => {
        #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
        trait $name: ::core::marker::Sized {
            const $constant: $crate::__private::$function<Self>;
        }
        #[diagnostic::do_not_recommend]
        impl<T: $($bound)*> $name for T {
            const $constant: $crate::__private::$function<Self> =
                <T as $crate::__private::$global>::$constant;
        }
    };
}

/// Makes a value of a response.
#[allow(missing_debug_implementations, reason = "a function")]
pub struct Decodes<T>(fn(&Received) -> Result<T, Error>);

/// Makes an endpoint's error of ours.
pub type Converts<E> = fn(Error) -> E;

/// What an endpoint can fail with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of an endpoint",
    label = "cannot be made from `soundcloud_api::Error`",
    note = "implement `From<soundcloud_api::Error>` for `{Self}`"
)]
pub trait EndpointError: Sized {
    const CONVERT: Converts<Self>;
}

impl<E: From<Error>> EndpointError for E {
    const CONVERT: Converts<Self> = E::from;
}

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

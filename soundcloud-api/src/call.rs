//! A request that knows its result, not yet sent.

use std::{
    fmt,
    path::Path,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use crate::{
    curl,
    decode::Output,
    endpoint::Endpoint,
    error::{Error, Kind},
    exchange::{self, Exchange, Received},
    limits::Limits,
    redact::mark,
    request::Prepared,
    response::{Download, Response},
    retry::RetryPolicy,
};

/// A request that knows the type of its result, not yet sent: what a declared method returns.
///
/// It is owned: it borrows neither the client nor the arguments. Await it for the value, or look
/// at it, change it, and choose what of the response is wanted.
///
/// ```
/// # use soundcloud_api::{Call, Client, endpoint};
/// # trait Shop: soundcloud_api::Api {
/// #[endpoint(GET, "/items/<id>?<secret_token>")]
/// fn item(&self, id: u32, secret_token: &str) -> Call<String>;
/// # }
/// # impl Shop for Client {}
/// # let shop = Client::builder("https://shop.example").build()?;
/// let call = shop.item(7, "s-abc").header("x-trace", "1");
/// assert_eq!(
///     call.to_curl()?,
///     "curl 'https://shop.example/items/7?secret_token=[redacted]' \
///      -H 'accept: application/json' -H 'x-trace: 1'"
/// # .replace("application/json", if cfg!(feature = "xml") { "application/json, application/xml;q=0.9" } else { "application/json" })
/// );
/// # Ok::<(), soundcloud_api::Error>(())
/// ```
///
/// # Errors
///
/// Building a call never fails: an argument that cannot be sent is reported by whatever is done
/// with the call, before a connection is opened. See [`Error`].
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T>(State<T>);

enum State<T> {
    Prepared(Box<Prepared>),
    Failed(Error),
    /// For fakes.
    Ready(T),
}

impl<T> State<T> {
    fn prepared(self) -> Result<Box<Prepared>, Error> {
        match self {
            Self::Prepared(prepared) => Ok(prepared),
            Self::Failed(error) => Err(error),
            Self::Ready(_) => Err(no_response()),
        }
    }
}

impl<T> From<Result<Box<Prepared>, Error>> for Call<T> {
    fn from(prepared: Result<Box<Prepared>, Error>) -> Self {
        Self(match prepared {
            Ok(prepared) => State::Prepared(prepared),
            Err(error) => State::Failed(error),
        })
    }
}

fn no_response() -> Error {
    Error::new(Kind::Request(
        "this call was made by `Call::ready`: it has a value, but neither request nor response"
            .to_owned(),
    ))
}

impl<T> Call<T> {
    /// A call that gives this value and sends nothing, for hand-written fakes of a trait.
    pub fn ready(value: T) -> Self {
        Self(State::Ready(value))
    }

    /// A call that fails with this error and sends nothing, for hand-written fakes of a trait:
    /// [`Error::answered`] makes one.
    pub fn failed(error: Error) -> Self {
        Self(State::Failed(error))
    }

    fn map_prepared(mut self, change: impl FnOnce(&mut Prepared) -> Result<(), Error>) -> Self {
        if let State::Prepared(prepared) = &mut self.0
            && let Err(error) = change(prepared)
        {
            self.0 = State::Failed(error.at(prepared.endpoint));
        }
        self
    }

    /// The endpoint that is called; `None` for [`ready`](Self::ready) and [`failed`](Self::failed).
    #[must_use]
    pub fn endpoint(&self) -> Option<&'static Endpoint> {
        match &self.0 {
            State::Prepared(prepared) => prepared.endpoint,
            State::Failed(error) => error.endpoint(),
            State::Ready(_) => None,
        }
    }

    /// The first request of a walk over pages, without its body.
    pub(crate) fn origin(&self) -> Option<Box<Prepared>> {
        match &self.0 {
            State::Prepared(prepared) => Some(prepared.follow(prepared.url().clone())),
            _ => None,
        }
    }

    /// The same call with a limit of time for all attempts and waits, to the end of the body; of
    /// [`stream`](Self::stream), to its beginning.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.map_prepared(|prepared| {
            Limits::check_time("timeout", timeout)?;
            prepared.timeout = Some(timeout);
            Ok(())
        })
    }

    /// The same call, tried as often as this policy says, in place of the client's.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.map_prepared(|prepared| {
            policy.check()?;
            prepared.retry = Some(policy);
            Ok(())
        })
    }

    /// The same call with one more header, in place of one of the same name.
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.map_prepared(|prepared| {
            let name = name.as_ref();
            let wrong = |what: &str| {
                let shown = name.escape_debug();
                Error::new(Kind::Request(format!("the header `{shown}` has {what}")))
            };
            let key = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| wrong("a name that no header may have"))?;
            let value = HeaderValue::from_str(value.as_ref())
                .map_err(|_| wrong("a line break or control character in its value"))?;
            let value = mark(&key, value);
            prepared.headers.insert(key, value);
            Ok(())
        })
    }

    /// The same call with one more pair in its query, for parameters that no document tells.
    pub fn query(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.map_prepared(|prepared| prepared.append_pair(name.as_ref(), value.as_ref()))
    }

    /// The request that would be sent, but for the credentials, which are added when it is.
    ///
    /// # Errors
    ///
    /// When an argument cannot be sent, or the body cannot be encoded.
    pub fn request(self) -> Result<reqwest::Request, Error> {
        let mut prepared = self.0.prepared()?;
        let endpoint = prepared.endpoint;
        prepared.assemble().map_err(|error| error.at(endpoint))
    }

    /// The call as a command line of curl, secrets replaced, to paste into a shell or a report.
    ///
    /// # Errors
    ///
    /// When an argument cannot be sent.
    pub fn to_curl(&self) -> Result<String, Error> {
        match &self.0 {
            State::Prepared(prepared) => Ok(curl::command(prepared)),
            State::Failed(error) => Err(error.clone()),
            State::Ready(_) => Err(no_response()),
        }
    }

    /// Sends the call and gives the body as it arrives. The client's limit does not apply.
    ///
    /// # Errors
    ///
    /// As awaiting the call, but for decoding.
    pub async fn stream(self) -> Result<Download, Error> {
        exchange::open(&mut *self.any_content()?).await
    }

    /// Sends the call and gives the body as bytes, up to the client's limit.
    ///
    /// # Errors
    ///
    /// As awaiting the call, but for decoding.
    pub async fn bytes(self) -> Result<Bytes, Error> {
        let prepared = self.any_content()?;
        Ok(exchange::receive(prepared).await?.body)
    }

    /// Sends the call and writes the body to a file; see [`Download::save`].
    ///
    /// A body that is cut short is asked for from there on, where the server names its version by
    /// a strong `ETag` and has it still; else it is read from its beginning once more. A file is
    /// never put together from two versions.
    ///
    /// # Errors
    ///
    /// As awaiting the call, but for decoding; and when the file cannot be written. No file is
    /// left then, nor when the future is dropped.
    pub async fn save(self, path: impl AsRef<Path>) -> Result<u64, Error> {
        exchange::save(self.any_content()?, path.as_ref()).await
    }

    /// Sends the call and gives the URL that the server redirects to, without going there.
    ///
    /// It is taken from the header `Location`, else from `{"location": …}` in the body, and must
    /// be of the API's own origin.
    ///
    /// ```
    /// # use soundcloud_api::{BoxError, Call, Client, endpoint};
    /// # trait Shop: soundcloud_api::Api {
    /// #[endpoint(GET, "/find?<name>")]
    /// fn find(&self, name: &str) -> Call<()>;
    /// # }
    /// # impl Shop for Client {}
    /// # let shop = Client::builder("https://shop.example")
    /// #     .transport(tower::service_fn(|_: reqwest::Request| async {
    /// #         let answer = http::Response::builder().status(302).header("location", "/items/7");
    /// #         Ok::<_, BoxError>(answer.body("")?.into())
    /// #     }))
    /// #     .build()?;
    /// # futures_util::FutureExt::now_or_never(async {
    /// let url = shop.find("lamp").location().await?;
    /// assert_eq!(url.path(), "/items/7");
    /// # Ok::<(), soundcloud_api::Error>(())
    /// # }).unwrap()?;
    /// # Ok::<(), soundcloud_api::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As awaiting the call; and when the server names no place, or one elsewhere.
    pub async fn location(self) -> Result<reqwest::Url, Error> {
        exchange::locate(self.0.prepared()?).await
    }

    /// The body is wanted as it is, whatever it is.
    fn any_content(self) -> Result<Box<Prepared>, Error> {
        let mut prepared = self.0.prepared()?;
        prepared
            .headers
            .entry(header::ACCEPT)
            .or_insert(HeaderValue::from_static("*/*"));
        Ok(prepared)
    }
}

impl<T: Output> Call<T> {
    /// Sends the call and gives the value together with status and headers.
    ///
    /// # Errors
    ///
    /// As awaiting the call.
    pub async fn send(self) -> Result<Response<T>, Error> {
        let prepared = match self.0 {
            State::Ready(value) => {
                return Ok(Response::new(StatusCode::OK, HeaderMap::new(), value));
            }
            state => state.prepared()?,
        };
        let mut received = exchange::receive(prepared).await?;
        let value = T::decode(&received)?;
        let headers = std::mem::take(received.response.headers_mut());
        Ok(Response::new(received.response.status(), headers, value))
    }

    /// Sends the call and waits for its value, without a runtime of one's own.
    ///
    /// It may be called anywhere, but a thread that drives other futures stands still meanwhile.
    /// Blocking calls have connections of their own, unless the client was given a
    /// [`transport`](crate::ClientBuilder::transport) or
    /// [`reqwest`](crate::ClientBuilder::reqwest) client: then use it for blocking calls only,
    /// as a connection stands still together with the runtime that it was made in.
    ///
    /// # Errors
    ///
    /// As awaiting the call.
    #[cfg(feature = "blocking")]
    pub fn blocking(self) -> Result<T, Error> {
        match self.0 {
            State::Ready(value) => Ok(value),
            state => {
                let mut prepared = state.prepared()?;
                prepared.client = prepared.client.blocking()?;
                T::decode(&crate::blocking::wait(exchange::start(prepared))?)
            }
        }
    }
}

impl<T: Output> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = Pending<T>;

    fn into_future(self) -> Pending<T> {
        Pending(match self.0 {
            State::Prepared(prepared) => Progress::Running(exchange::start(prepared)),
            State::Failed(error) => Progress::Done(Some(Err(error))),
            State::Ready(value) => Progress::Done(Some(Ok(value))),
        })
    }
}

/// A call that was sent: the future of a [`Call`].
#[must_use = "a future does nothing until it is awaited"]
pub struct Pending<T>(Progress<T>);

enum Progress<T> {
    Running(Exchange),
    Done(Option<Result<T, Error>>),
}

// The value is never pinned: it is made when the future is done.
impl<T> Unpin for Pending<T> {}

impl<T: Output> Future for Pending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Progress::Running(exchange) => {
                let received = ready!(exchange.as_mut().poll(context));
                self.0 = Progress::Done(None);
                Poll::Ready(received.and_then(|received| T::decode(&received)))
            }
            // Polled after its end, a future may do anything but panic here.
            Progress::Done(result) => result.take().map_or(Poll::Pending, Poll::Ready),
        }
    }
}

impl<T> fmt::Debug for Pending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}

/// The future of a method declared as `async fn … -> Result<T, E>`.
///
/// It never holds a value, so that it is `Send` whatever the type of the result.
pub struct Sending<T, E> {
    exchange: Result<Exchange, Option<Error>>,
    decode: fn(&Received) -> Result<T, Error>,
    convert: fn(Error) -> E,
}

impl<T, E> Sending<T, E> {
    pub(crate) fn new(
        prepared: Result<Box<Prepared>, Error>,
        decode: fn(&Received) -> Result<T, Error>,
        convert: fn(Error) -> E,
    ) -> Self {
        Self {
            exchange: prepared.map(exchange::start).map_err(Some),
            decode,
            convert,
        }
    }
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<T, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let received = match &mut self.exchange {
            Ok(exchange) => {
                let received = ready!(exchange.as_mut().poll(context));
                self.exchange = Err(None);
                received
            }
            Err(error) => match error.take() {
                Some(error) => Err(error),
                None => return Poll::Pending,
            },
        };
        let value = received.and_then(|received| (self.decode)(&received));
        Poll::Ready(value.map_err(self.convert))
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").finish_non_exhaustive()
    }
}

/// Method and URL, secrets replaced.
impl<T> fmt::Display for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            State::Prepared(prepared) => {
                write!(f, "{} {}", prepared.method, prepared.shown_url())
            }
            State::Failed(error) => write!(f, "a call that fails: {error}"),
            State::Ready(_) => f.write_str("a call with a ready value"),
        }
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Call");
        match &self.0 {
            State::Prepared(prepared) => shown
                .field("method", &prepared.method)
                .field("url", &prepared.shown_url())
                .field("content", &prepared.content),
            State::Failed(error) => shown.field("failed", error),
            State::Ready(_) => shown.field("ready", &true),
        };
        shown.finish_non_exhaustive()
    }
}

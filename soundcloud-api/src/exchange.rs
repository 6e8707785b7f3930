//! One call: attempts, each an exchange with the server, until there is a response or no hope.

mod body;
mod locate;
mod redirect;
mod save;
#[cfg(feature = "gzip")]
mod unpack;

use std::{
    future::poll_fn,
    pin::{Pin, pin},
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::{Bytes, BytesMut};
use http::StatusCode;
use reqwest::{Response, Url};
use tokio::{runtime::Handle, sync::OwnedSemaphorePermit};

pub(crate) use self::{
    locate::locate,
    redirect::has_user,
    save::{save, save_rest},
};
use crate::{
    client::Client,
    clock::after,
    error::{ApiError, Error, Kind, Phase, Sent, TimeoutPhase},
    progress::Progress,
    redact::carried,
    request::Prepared,
    response::Download,
    retry, trace,
    watch::{Deadline, Slot, Watch},
};

/// A response that is a success, read whole.
#[derive(Debug)]
pub(crate) struct Received {
    /// Its body is taken out.
    pub(crate) response: Response,
    pub(crate) body: Bytes,
    /// What was asked: an error of decoding names its endpoint, and shows none of its secrets.
    pub(crate) prepared: Box<Prepared>,
    pub(crate) attempts: u32,
}

/// An exchange under way: one box, of one type for all calls.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Received, Error>> + Send>>;

/// Makes the future of an exchange; nothing is sent before it is polled.
pub(crate) fn start(prepared: Box<Prepared>) -> Exchange {
    Box::pin(receive(prepared))
}

/// Sends a request and reads the response up to the client's limit.
pub(crate) async fn receive(mut prepared: Box<Prepared>) -> Result<Received, Error> {
    let total = prepared.total();
    let received = call(&mut *prepared, total, whole).await?;
    let (response, body) = received.value;
    Ok(Received {
        response,
        body,
        prepared,
        attempts: received.attempts,
    })
}

/// Sends a request and leaves the body of the response to the caller.
///
/// The limit of time covers the head of the response, not what the caller does with its body.
pub(crate) async fn open(prepared: &mut Prepared) -> Result<Download, Error> {
    let total = prepared.timeout();
    let opened = call(prepared, total, send).await?;
    Ok(Download::new(opened, prepared))
}

/// What a call has come to.
pub(crate) struct Called<T> {
    pub(crate) value: T,
    pub(crate) attempts: u32,
    /// Its place among the calls that are under way.
    pub(crate) place: OwnedSemaphorePermit,
}

/// What has a status, for traces.
trait Answer {
    fn status(&self) -> StatusCode;
}

impl Answer for Response {
    fn status(&self) -> StatusCode {
        self.status()
    }
}

impl Answer for (Response, Bytes) {
    fn status(&self) -> StatusCode {
        self.0.status()
    }
}

/// A call: it waits for its place, and is tried until it succeeds or there is no hope.
///
/// What is called may be more than a request: a file, for one, that the response goes to.
async fn call<S: AsMut<Prepared>, T: Answer>(
    subject: &mut S,
    total: Option<Duration>,
    once: impl AsyncFn(&mut S, &mut Watch<&mut Slot>) -> Result<T, Error>,
) -> Result<Called<T>, Error> {
    let endpoint = subject.as_mut().endpoint;
    let span = trace::span(subject.as_mut());
    let called = pin!(async {
        let prepared = subject.as_mut();
        let mut slot = pin!(Slot::None);
        let mut watch = Watch::new(prepared.client.time().clone(), slot.as_mut(), total);
        let place = enter(&prepared.client, &mut watch).await?;
        let mut tried = Tried {
            attempts: 0,
            sent: Sent::No,
        };
        loop {
            tried.attempts = tried.attempts.saturating_add(1);
            let is_repeatable = subject.as_mut().is_repeatable();
            let failed = match once(subject, &mut watch).await {
                Ok(value) => {
                    subject.as_mut().client.budget().refill();
                    return Ok(Called {
                        value,
                        attempts: tried.attempts,
                        place,
                    });
                }
                Err(error) => error,
            };
            // In a box: what only a failure needs is no part of every call.
            let prepared = subject.as_mut();
            let next = again(prepared, &mut watch, &mut tried, is_repeatable, failed);
            Box::pin(next).await?;
        }
    });
    let called = trace::within(&span, called).await;
    trace::outcome(&span, |called| called.value.status(), &called);
    called.map_err(|error| error.at(endpoint))
}

/// Waits for a place among the calls that are under way.
async fn enter(
    client: &Client,
    watch: &mut Watch<&mut Slot>,
) -> Result<OwnedSemaphorePermit, Error> {
    let places = Arc::clone(client.places());
    if let Ok(place) = Arc::clone(&places).try_acquire_owned() {
        return Ok(place);
    }
    let place = watch.within_total(places.acquire_owned()).await;
    place
        .map_err(|error| error.sent(Sent::No))?
        // Nobody closes it.
        .map_err(|error| Error::with_source(Kind::Timeout(TimeoutPhase::Total), error))
}

/// The attempts of a call so far.
struct Tried {
    attempts: u32,
    /// Whether one before the last may have had its effect.
    sent: Sent,
}

impl Tried {
    /// The last attempt's error, as one of all of them.
    fn failed(&self, last: Error) -> Error {
        let is_sent = last.phase() != Phase::Build;
        let attempts = self.attempts.saturating_sub(u32::from(!is_sent));
        let last = if last.was_sent() < self.sent {
            last.sent(self.sent)
        } else {
            last
        };
        last.after(attempts)
    }
}

/// Waits for the time of the next attempt, or gives the error that there is none.
async fn again(
    prepared: &Prepared,
    watch: &mut Watch<&mut Slot>,
    tried: &mut Tried,
    is_repeatable: bool,
    failed: Error,
) -> Result<(), Error> {
    let client = &prepared.client;
    let failed = failed.host(|| prepared.host());
    let policy = prepared.retry();
    let is_idempotent = retry::is_idempotent(prepared.endpoint, &prepared.method);
    let may_repeat = retry::may_repeat(&failed, is_idempotent, prepared.was_led());
    if tried.attempts >= policy.attempts || !is_repeatable || !may_repeat {
        return Err(tried.failed(failed));
    }
    let Some(delay) = retry::delay(&policy, tried.attempts, &failed) else {
        return Err(tried.failed(failed));
    };
    let can_wait = client.time().can_wait() && watch.has_time_for(delay);
    if !can_wait || !client.budget().take() {
        return Err(tried.failed(failed));
    }
    tracing::debug!(attempt = tried.attempts, ?delay, error = %failed, "is tried again");
    tried.sent = tried.sent.max(retry::may_have_effect(&failed));
    client.time().wait(delay).await;
    Ok(())
}

/// Sends a request once, and reads the whole response.
async fn whole(
    prepared: &mut Prepared,
    watch: &mut Watch<&mut Slot>,
) -> Result<(Response, Bytes), Error> {
    let mut response = send(prepared, watch).await?;
    body::check_encoding(&response)?;
    let limits = prepared.client.limits();
    let body = body::read(&mut response, limits, watch).await?;
    body::check_end(&response, &body)?;
    Ok((response, body))
}

/// Sends a request once, follows redirects, and turns every status but 2xx into an error.
async fn send(prepared: &mut Prepared, watch: &mut Watch<&mut Slot>) -> Result<Response, Error> {
    prepared.start();
    let response = exchange(prepared, watch).await?;
    if response.status().is_success() {
        return Ok(response);
    }
    Box::pin(redirect::follow(prepared, response, watch)).await
}

/// Hands the request to the transport, and waits for the head of the response.
async fn exchange(
    prepared: &mut Prepared,
    watch: &mut Watch<&mut Slot>,
) -> Result<Response, Error> {
    if prepared.client.transport().is_reqwest() && Handle::try_current().is_err() {
        // Else reqwest would panic.
        return Err(Error::new(Kind::Request(
            "a call is awaited within a tokio runtime; `Call::blocking` needs none".to_owned(),
        )));
    }
    let (request, progress) = prepared.authorized()?;
    let response = prepared.client.transport().send(request);
    let limits = prepared.client.limits();
    let deadline = |began: Instant| match progress.as_ref().map(Progress::last) {
        Some((moved, false)) => Deadline::new(moved, limits.stall, Kind::Stalled),
        Some((ended, true)) => Deadline::new(
            ended,
            limits.response,
            Kind::Timeout(TimeoutPhase::Response),
        ),
        None => Deadline::new(
            began,
            limits.response,
            Kind::Timeout(TimeoutPhase::Response),
        ),
    };
    let mut response = pin!(response);
    let response = poll_fn(|context| {
        if let Some(progress) = &progress {
            progress.wake_at_end(context);
        }
        response.as_mut().poll(context)
    });
    let response = watch.within(deadline, response).await?;
    let response = response.map_err(Error::transport)?;
    #[cfg(feature = "gzip")]
    let response = unpack::unpack(response);
    Ok(response)
}

/// The URL that a response is from: layers and transports of the caller's may have changed it.
fn requested<'a>(prepared: &'a Prepared, response: &'a Response) -> &'a Url {
    if prepared.client.transport().is_reqwest() {
        response.url()
    } else {
        prepared.url()
    }
}

/// The error that a response is: its status first, then whatever could be read of its body.
async fn refused(
    prepared: &Prepared,
    mut response: Response,
    watch: &mut Watch<&mut Slot>,
) -> Error {
    let client = &prepared.client;
    let mut secrets = prepared.secrets();
    secrets.extend(carried::of_url(requested(prepared, &response)));
    let (status, headers) = (response.status(), response.headers().clone());
    let body = beginning(&mut response, client, watch).await;
    let api = ApiError::new(status, headers, body, &secrets);
    let api = api.timed(client.time().system_time(), client.reset_time());
    Error::new(Kind::Status(Box::new(api)))
}

/// As much of an error's body as is kept, and comes in the time for a response.
async fn beginning(
    response: &mut Response,
    client: &Client,
    watch: &mut Watch<&mut Slot>,
) -> Bytes {
    let limits = client.limits();
    let most = usize::try_from(limits.error_body).unwrap_or(usize::MAX);
    let mut kept = BytesMut::new();
    let end = after(client.time().now(), limits.response);
    while let Ok(Some(chunk)) = body::next(response, limits, watch).await {
        let space = most.saturating_sub(kept.len());
        kept.extend_from_slice(chunk.get(..space).unwrap_or(&chunk));
        if chunk.len() >= space || client.time().now() >= end {
            break;
        }
    }
    kept.freeze()
}

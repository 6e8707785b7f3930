//! What the transport says went wrong, told apart by its causes.

use std::{error::Error as StdError, io};

use super::{BoxError, Error, Kind, Sent, TimeoutPhase, TransportPhase};

/// Makes an error of a transport's, without the URL that reqwest would print.
///
/// A transport of the caller's own may fail with an [`Error`] of ours, which is kept as it is.
pub(super) fn classify(source: BoxError) -> Error {
    let source = match source.downcast::<reqwest::Error>() {
        Ok(error) => return from_reqwest(error.without_url()),
        Err(source) => source,
    };
    match source.downcast::<Error>() {
        Ok(own) => *own,
        Err(source) => Error::with_source(Kind::Transport(TransportPhase::Read), source),
    }
}

fn from_reqwest(error: reqwest::Error) -> Error {
    let (kind, sent) = kind(&error);
    let error = Error::with_source(kind, error);
    match sent {
        Some(sent) => error.sent(sent),
        None => error,
    }
}

/// What it is, and whether it was sent where that does not follow.
fn kind(error: &reqwest::Error) -> (Kind, Option<Sent>) {
    if error.is_builder() {
        let reason = "the request could not be built".to_owned();
        return (Kind::Request(reason), None);
    }
    if error.is_connect() && lacks_tls(error) {
        let reason = "`https` needs the feature `rustls`, or a `reqwest::Client` with TLS of yours";
        return (Kind::Config(reason.to_owned()), None);
    }
    if error.is_connect() {
        return (unconnected(error), None);
    }
    let is_http = causes(error).any(<dyn StdError>::is::<hyper::Error>);
    if error.is_decode() && !is_http {
        let reason = "the body is not encoded as its `Content-Encoding` says".to_owned();
        return (Kind::Protocol(reason), Some(Sent::Yes));
    }
    if is_tls(error) {
        // The handshake was over, for this side at least.
        let sent = if error.is_body() || error.is_decode() {
            Sent::Yes
        } else {
            Sent::Maybe
        };
        return (Kind::Transport(TransportPhase::Tls), Some(sent));
    }
    if error.is_timeout() {
        let phase = if error.is_body() || error.is_decode() {
            TimeoutPhase::Body
        } else {
            TimeoutPhase::Response
        };
        return (Kind::Timeout(phase), None);
    }
    #[cfg(feature = "http2")]
    if let Some(kind) = http2(error) {
        return kind;
    }
    let of_body = error.is_body() || error.is_decode();
    (broken(error), of_body.then_some(Sent::Yes))
}

fn unconnected(error: &reqwest::Error) -> Kind {
    if error.is_timeout() {
        Kind::Timeout(TimeoutPhase::Connect)
    } else if error.is_dns() {
        Kind::Transport(TransportPhase::Dns)
    } else if is_tls(error) {
        Kind::Transport(TransportPhase::Tls)
    } else {
        Kind::Transport(TransportPhase::Connect)
    }
}

/// A connection that was there, and is no longer, or says what nobody understands.
fn broken(error: &reqwest::Error) -> Kind {
    for cause in causes(error) {
        if let Some(hyper) = cause.downcast_ref::<hyper::Error>() {
            if hyper.is_user() {
                return Kind::Source;
            }
            if hyper.is_parse() {
                return Kind::Protocol("the server's answer is no valid HTTP".to_owned());
            }
            if hyper.is_body_write_aborted() {
                return Kind::Transport(TransportPhase::Write);
            }
        }
        if let Some(io) = cause.downcast_ref::<io::Error>() {
            match io.kind() {
                // hyper's words for chunks whose sizes are none.
                io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                    let reason = "the body's chunks are no valid HTTP".to_owned();
                    return Kind::Protocol(reason);
                }
                io::ErrorKind::BrokenPipe => return Kind::Transport(TransportPhase::Write),
                _ => {}
            }
        }
    }
    Kind::Transport(TransportPhase::Read)
}

/// A stream that the server refused before it looked at it has had no effect: RFC 9113 §8.7.
#[cfg(feature = "http2")]
fn http2(error: &reqwest::Error) -> Option<(Kind, Option<Sent>)> {
    let error = causes(error).find_map(|cause| cause.downcast_ref::<h2::Error>())?;
    let reason = error.reason()?;
    let is_refused = error.is_remote()
        && match reason {
            h2::Reason::REFUSED_STREAM => error.is_reset(),
            // A server that goes away answers all but the streams after the last it tells.
            h2::Reason::NO_ERROR => error.is_go_away(),
            _ => false,
        };
    Some(match reason {
        _ if is_refused => (Kind::Transport(TransportPhase::Write), Some(Sent::No)),
        h2::Reason::REFUSED_STREAM
        | h2::Reason::NO_ERROR
        | h2::Reason::CANCEL
        | h2::Reason::INTERNAL_ERROR
        | h2::Reason::ENHANCE_YOUR_CALM
        | h2::Reason::STREAM_CLOSED => (Kind::Transport(TransportPhase::Read), None),
        _ => (
            Kind::Protocol(format!("HTTP/2: {}", reason.description())),
            None,
        ),
    })
}

/// Whether the connector has never heard of `https`, as hyper's own says it.
fn lacks_tls(error: &reqwest::Error) -> bool {
    let unknown = "invalid URL, scheme is not http";
    !cfg!(feature = "rustls") && causes(error).any(|cause| cause.to_string() == unknown)
}

#[cfg(feature = "rustls")]
fn is_tls(error: &reqwest::Error) -> bool {
    causes(error).any(is_of_rustls)
}

/// Whether it is an error of rustls, or wraps one: an `io::Error` does not tell what it wraps as
/// its source, and there may be one in another.
#[cfg(feature = "rustls")]
fn is_of_rustls(cause: &(dyn StdError + 'static)) -> bool {
    let wrapped = cause
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    cause.is::<rustls::Error>() || wrapped.is_some_and(|inner| is_of_rustls(inner))
}

#[cfg(not(feature = "rustls"))]
fn is_tls(_: &reqwest::Error) -> bool {
    false
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    std::iter::successors(error.source(), |&cause| cause.source())
}

#[cfg(test)]
#[cfg(not(feature = "rustls"))]
mod tests {
    use super::super::Phase;
    use crate::{Call, Client, endpoint};

    trait Shop: crate::Api {
        #[endpoint(GET, "/items")]
        fn items(&self) -> Call<()>;
    }

    impl Shop for Client {}

    #[tokio::test]
    async fn https_without_tls_is_told_before_anything_is_sent() {
        let client = Client::builder("https://127.0.0.1:1").build();
        let error = client.expect("a client").items().await;
        let error = error.expect_err("no TLS");
        assert!(
            error.to_string().contains("the feature `rustls`"),
            "{error:?}"
        );
        assert_eq!((error.phase(), error.attempts()), (Phase::Build, 0));
    }
}

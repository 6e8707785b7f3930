//! Which failed call is repeated, how often, and when.

mod budget;
mod policy;

use std::time::Duration;

use http::{Method, StatusCode};

pub(crate) use self::budget::Budget;
pub use self::policy::RetryPolicy;
use crate::{
    endpoint::{Endpoint, Retry},
    error::{Error, ErrorKind, Sent, TimeoutPhase},
};

/// Whether a request may be repeated that may have had its effect: RFC 9110 §9.2.2, unless the
/// endpoint says so itself.
pub(crate) fn is_idempotent(endpoint: Option<&Endpoint>, method: &Method) -> bool {
    match endpoint.map(Endpoint::retry) {
        Some(Retry::Always) => true,
        Some(Retry::Never) => false,
        _ => method.is_idempotent(),
    }
}

/// Whether a call that failed so may be sent again, given that its body can be; if it was answered
/// by a redirect, the failure is of where that led.
pub(crate) fn may_repeat(error: &Error, is_idempotent: bool, was_answered: bool) -> bool {
    if !error.is_retryable() {
        return false;
    }
    match error.kind() {
        // The time for all attempts is over.
        ErrorKind::Timeout(TimeoutPhase::Total) => false,
        _ if is_idempotent => true,
        _ if was_answered => false,
        ErrorKind::RateLimited => true,
        ErrorKind::Api => is_put_off(error),
        _ => error.was_sent() == Sent::No,
    }
}

/// Whether a failed attempt may have had its effect: not where the server refused to look at it.
pub(crate) fn may_have_effect(error: &Error) -> Sent {
    if error.kind() == ErrorKind::RateLimited || is_put_off(error) {
        return Sent::No;
    }
    error.was_sent()
}

/// A server that says when to come back has not done what it was asked for.
fn is_put_off(error: &Error) -> bool {
    error.status() == Some(StatusCode::SERVICE_UNAVAILABLE) && error.retry_after().is_some()
}

/// How long to wait before the next attempt; `None` where the server asks for more than is obeyed.
pub(crate) fn delay(policy: &RetryPolicy, failures: u32, error: &Error) -> Option<Duration> {
    let own = policy.backoff(failures);
    match error.retry_after() {
        Some(asked) if asked > policy.longest_retry_after => None,
        Some(asked) => Some(asked.max(own)),
        None => Some(own),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Kind, TransportPhase};

    fn answered(status: u16) -> Error {
        let status = StatusCode::from_u16(status).expect("a status");
        Error::answered(status, "")
    }

    #[test]
    fn what_was_not_sent_is_repeated_whatever_the_method() {
        for kind in [
            Kind::Transport(TransportPhase::Dns),
            Kind::Transport(TransportPhase::Connect),
            Kind::Timeout(TimeoutPhase::Connect),
        ] {
            assert!(may_repeat(&Error::new(kind), false, false));
        }
        let refused = Error::new(Kind::Transport(TransportPhase::Write)).sent(Sent::No);
        assert!(may_repeat(&refused, false, false));
    }

    #[test]
    fn what_may_have_had_its_effect_is_repeated_where_that_does_no_harm() {
        for kind in [
            Kind::Transport(TransportPhase::Write),
            Kind::Transport(TransportPhase::Read),
            Kind::Timeout(TimeoutPhase::Response),
            Kind::Timeout(TimeoutPhase::Body),
            Kind::Stalled,
        ] {
            assert!(may_repeat(&Error::new(kind.clone()), true, false));
            assert!(!may_repeat(&Error::new(kind), false, false));
        }
    }

    #[test]
    fn what_would_fail_again_is_not_repeated() {
        for kind in [
            Kind::Config(String::new()),
            Kind::Request(String::new()),
            Kind::Transport(TransportPhase::Tls),
            Kind::Source,
            Kind::Timeout(TimeoutPhase::Total),
            Kind::Protocol(String::new()),
            Kind::Page(String::new()),
            Kind::TooLarge { limit: 1 },
            Kind::Save,
        ] {
            assert!(!may_repeat(&Error::new(kind), true, false));
        }
    }

    #[test]
    fn statuses_are_repeated_by_what_they_say() {
        for (status, idempotent, other) in [
            (400, false, false),
            (401, false, false),
            (404, false, false),
            (408, true, false),
            (429, true, true),
            (500, true, false),
            (501, false, false),
            (502, true, false),
            (503, true, false),
            (504, true, false),
            (507, false, false),
        ] {
            assert_eq!(
                may_repeat(&answered(status), true, false),
                idempotent,
                "{status}"
            );
            assert_eq!(
                may_repeat(&answered(status), false, false),
                other,
                "{status}"
            );
        }
    }
}

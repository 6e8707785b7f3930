//! The sandbox's switches for trouble, and how trouble looks to a caller.

use std::time::Duration;

use http::StatusCode;
use soundcloud_api::{
    Call, Phase, RetryPolicy, SoundCloud,
    sandbox::{ANA, ErrorPage, Fault, PUBLIC_TRACK},
    soundcloud::Track,
};

use crate::start;

/// One request, so that a fault that befalls one request is seen.
fn once(api: &impl SoundCloud) -> Call<Track> {
    api.track(PUBLIC_TRACK.into()).retry(RetryPolicy::never())
}

#[tokio::test]
async fn a_limit_says_how_long_to_wait() {
    let (sandbox, api) = start(&ANA).await;
    let wait = Duration::from_secs(2);
    sandbox.faults().next(
        1,
        Fault::TooManyRequests {
            retry_after: Some(wait),
        },
    );
    let error = once(&api).await.expect_err("429");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(429));
    assert_eq!(error.retry_after(), Some(wait));
    assert!(error.is_retryable());
    api.track(PUBLIC_TRACK.into())
        .await
        .expect("one request only");
}

#[tokio::test]
async fn an_error_page_is_the_status_and_not_a_decode_error() {
    let (sandbox, api) = start(&ANA).await;
    for page in [ErrorPage::Html, ErrorPage::Text, ErrorPage::Empty] {
        sandbox.faults().next(
            1,
            Fault::ServerError {
                status: StatusCode::SERVICE_UNAVAILABLE,
                page,
            },
        );
        let error = once(&api).await.expect_err("503");
        assert_eq!(error.phase(), Phase::Status, "{error}");
        assert_eq!(error.api().and_then(|api| api.message()), None);
    }
}

#[tokio::test]
async fn a_dropped_connection_is_a_transport_error() {
    let (sandbox, api) = start(&ANA).await;
    for fault in [Fault::DropConnection, Fault::TruncateBody] {
        sandbox.faults().next(1, fault.clone());
        let error = once(&api).await.expect_err("no answer");
        assert_eq!(error.phase(), Phase::Transport, "{fault:?}: {error}");
    }
    api.track(PUBLIC_TRACK.into())
        .await
        .expect("the next is well");
}

#[tokio::test]
async fn latency_runs_into_the_limit_of_a_call() {
    let (sandbox, api) = start(&ANA).await;
    sandbox
        .faults()
        .always(Fault::Latency(Duration::from_secs(3600)));
    let call = api
        .track(PUBLIC_TRACK.into())
        .timeout(Duration::from_millis(50));
    assert!(call.await.expect_err("too slow").is_timeout());
    sandbox.faults().clear();
    api.track(PUBLIC_TRACK.into())
        .await
        .expect("as fast as before");
}

#[tokio::test]
async fn what_passes_is_not_seen_by_a_call_that_may_be_repeated() {
    let (sandbox, api) = start(&ANA).await;
    for fault in [
        Fault::DropConnection,
        Fault::TruncateBody,
        Fault::DropAnswer,
    ] {
        sandbox.faults().next(1, fault);
        let policy = RetryPolicy::default().first_delay(Duration::from_millis(1));
        let call = api.track(PUBLIC_TRACK.into()).retry(policy);
        call.await.expect("the second request is answered");
    }
}

//! A call that cannot be sent is refused in every way to send it.

use std::{env, process};

use futures_util::StreamExt as _;
use serde::Deserialize;
use soundcloud_api::{Call, Error, ErrorKind, Paged, Phase, Sent};
use soundcloud_tests::{wait::ends, wire::Wire};

use crate::texts;

/// An answer of any kind that can be had: nothing, a value, a page.
#[derive(Debug, Deserialize)]
pub(super) struct Answer(#[expect(dead_code, reason = "it is there")] Option<Vec<u32>>);

impl Paged for Answer {
    type Item = u32;

    fn next(&self) -> Option<&str> {
        None
    }

    fn items(&self) -> &[u32] {
        &[]
    }

    fn into_items(self) -> Vec<u32> {
        Vec::new()
    }
}

/// The errors of this call, one for each way to send it.
async fn errors(call: impl Fn() -> Call<Answer>) -> Vec<Error> {
    let file = env::temp_dir().join(format!("soundcloud-refused-{}", process::id()));
    let mut pages = call().pages();
    let mut items = call().items();
    let errors = vec![
        ends(call()).await.expect_err("is refused"),
        ends(call().send()).await.expect_err("is refused"),
        ends(call().bytes()).await.expect_err("is refused"),
        ends(call().stream()).await.expect_err("is refused"),
        ends(call().save(&file)).await.expect_err("is refused"),
        call().blocking().expect_err("is refused"),
        ends(pages.next())
            .await
            .expect("an end")
            .expect_err("is refused"),
        ends(items.next())
            .await
            .expect("an end")
            .expect_err("is refused"),
    ];
    assert!(!file.exists() && !file.with_extension("part").exists());
    assert!(ends(pages.next()).await.is_none() && ends(items.next()).await.is_none());
    errors
}

/// Holds that a call is refused as invalid, in every way to send it, and no connection is made.
pub(super) async fn is_refused(
    wire: &Wire,
    argument: Option<&str>,
    call: impl Fn() -> Call<Answer>,
) {
    let connections = wire.connections();
    for error in errors(call).await {
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{error:?}");
        assert_eq!(error.phase(), Phase::Build, "{error:?}");
        assert_eq!(error.argument_name(), argument, "{error:?}");
        assert_eq!(error.was_sent(), Sent::No, "{error:?}");
        assert_eq!(error.attempts(), 0, "{error:?}");
        assert!(!error.is_retryable() && !error.is_connect() && !error.is_timeout());
        let endpoint = error.endpoint().expect("an endpoint").to_string();
        assert!(error.to_string().starts_with(&endpoint), "{error}");
        let told = texts::of(&error);
        texts::are_clean("the error", &told);
        assert!(told.len() < 20_000, "a value that is too long is not shown");
    }
    assert_eq!(wire.connections(), connections);
}

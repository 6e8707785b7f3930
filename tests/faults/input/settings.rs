//! Settings of a client: what makes no sense is told when it is built, and nothing panics.

use std::time::Duration;

use soundcloud_api::{
    Api, BoxError, Call, Client, ClientBuilder, Error, ErrorKind, ManualClock, RetryPolicy, Sent,
    endpoint,
};
use soundcloud_tests::{
    log::watch,
    wait::ends,
    wire::{Wire, answer, json, redirect},
};

use super::everyway::Answer;
use crate::texts;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<Answer>;
}

impl Shop for Client {}

/// Holds that an error is one of the settings, before anything was tried.
fn is_of_the_settings(error: &Error) -> String {
    assert_eq!(error.kind(), ErrorKind::Config, "{error:?}");
    assert_eq!((error.was_sent(), error.attempts()), (Sent::No, 0));
    assert!(!error.is_retryable());
    let told = texts::of(error);
    texts::are_clean("the error", &told);
    error.to_string()
}

fn refused(builder: ClientBuilder) -> String {
    is_of_the_settings(&builder.build().expect_err("is refused"))
}

#[tokio::test]
async fn i12_the_path_of_a_base_url_is_kept_and_nothing_else_may_be_there() {
    watch();
    let wire = Wire::always(json("[]"));
    for (path, target) in [
        ("", "/items/7"),
        ("/", "/items/7"),
        ("/v1", "/v1/items/7"),
        ("/v1/", "/v1/items/7"),
        ("/v1//", "/v1/items/7"),
        ("/v1/api", "/v1/api/items/7"),
        ("/a%20b/", "/a%20b/items/7"),
        ("/v1/../v2/", "/v2/items/7"),
    ] {
        for url in [wire.url() + path, wire.url().to_uppercase() + path] {
            let client = Client::builder(&url).build().expect(&url);
            ends(client.item(7)).await.expect("a success");
            assert_eq!(wire.last().target, target, "{url}");
        }
    }
    for url in [
        "https://api.example?",
        "https://api.example?token=c4n4ry",
        "https://api.example/v1?token=c4n4ry",
        "https://api.example/#",
        "https://api.example/v1#c4n4ry",
        "https://user@api.example",
        "https://user:c4n4ry@api.example/v1",
        "https://:c4n4ry@api.example",
        "https://user:c4n4ry@api.example:port",
        "ftp://api.example",
        "file:///etc/passwd",
        "data:text/plain,v1",
        "javascript:alert(1)",
        "ws://api.example",
        "unix:/run/api.sock",
        "",
        " ",
        "/v1",
        "v1",
        "//api.example/v1",
        "api.example",
        "api.example:443/v1",
        "https://",
        "https:///",
        "http://:80",
        "https://api.example:70000",
        "https://a b",
        "https://[::1",
        "https://999.1.1.1",
    ] {
        let told = refused(Client::builder(url));
        assert!(told.starts_with("the base URL"), "{url}: {told}");
    }
}

type Set = fn(ClientBuilder, Duration) -> ClientBuilder;

const TIMES: [(&str, Set); 4] = [
    ("`connect_timeout`", ClientBuilder::connect_timeout),
    ("`response_timeout`", ClientBuilder::response_timeout),
    ("`stall_timeout`", ClientBuilder::stall_timeout),
    ("`timeout`", ClientBuilder::timeout),
];

fn policies() -> [(&'static str, RetryPolicy); 9] {
    let policy = RetryPolicy::default;
    let second = Duration::from_secs(1);
    [
        ("`attempts`", policy().attempts(0)),
        ("`factor`", policy().factor(f32::NAN)),
        ("`factor`", policy().factor(f32::INFINITY)),
        ("`factor`", policy().factor(f32::NEG_INFINITY)),
        ("`factor`", policy().factor(0.0)),
        ("`factor`", policy().factor(-1.0)),
        ("`factor`", policy().factor(0.99)),
        ("`first_delay`", policy().first_delay(Duration::MAX)),
        (
            "`first_delay`",
            policy().first_delay(second).longest_delay(Duration::ZERO),
        ),
    ]
}

#[tokio::test]
async fn i14_limits_that_no_call_could_keep_are_refused() {
    watch();
    let wire = Wire::always(json("[]"));
    for (name, set) in TIMES {
        let told = refused(set(wire.builder(), Duration::ZERO));
        assert!(told.contains(name), "{told}");
    }
    for (name, builder) in [
        ("`body_limit`", wire.builder().body_limit(0)),
        ("`most_pages`", wire.builder().most_pages(0)),
        ("`most_empty_pages`", wire.builder().most_empty_pages(0)),
        ("`concurrency`", wire.builder().concurrency(0)),
    ] {
        let told = refused(builder);
        assert!(told.contains(name), "{told}");
    }
    let client = wire.builder().build().expect("a client");
    for (name, policy) in policies() {
        let told = refused(wire.builder().retry(policy));
        assert!(told.contains(name), "{told}");
        let error = ends(client.item(7).retry(policy)).await;
        let told = is_of_the_settings(&error.expect_err("is refused"));
        assert!(told.contains(name), "{told}");
    }
    let error = ends(client.item(7).timeout(Duration::ZERO)).await;
    let told = is_of_the_settings(&error.expect_err("is refused"));
    assert!(told.contains("`timeout`"), "{told}");
    assert_eq!(wire.connections(), 0);
}

#[tokio::test]
async fn i14_limits_without_end_are_limits() {
    watch();
    let endless = |builder: ClientBuilder| {
        TIMES
            .iter()
            .fold(builder, |builder, (_, set)| set(builder, Duration::MAX))
            .idle_timeout(Duration::MAX)
            .body_limit(u64::MAX)
            .error_body_limit(u64::MAX)
            .redirects(u32::MAX)
            .retry_budget(u32::MAX)
            .most_pages(usize::MAX)
            .most_empty_pages(usize::MAX)
            .concurrency(usize::MAX)
    };
    let policy = RetryPolicy::default()
        .attempts(u32::MAX)
        .first_delay(Duration::MAX)
        .longest_delay(Duration::MAX)
        .factor(f32::MAX)
        .longest_retry_after(Duration::MAX);
    let busy = || answer(503, &[], "");
    let never = || answer(503, &[("retry-after", "99999999999999999999")], "");
    let wire = Wire::script([busy(), never(), busy(), json("[]"), json("[]")]);
    let client = endless(wire.builder().clock(ManualClock::new())).retry(policy);
    let client = client.build().expect("a client");
    // For so long, that the clock stands at its end.
    let first = ends(client.item(7)).await;
    let first = first.map(drop).map_err(|error| error.kind());
    assert!(matches!(first, Ok(()) | Err(ErrorKind::Api)), "{first:?}");

    // The same with the machine's clock, which nothing waits for.
    let wire = Wire::always(json("[]"));
    let client = endless(wire.builder()).retry(policy).build();
    let client = client.expect("a client");
    for _ in 0..2 {
        let call = client.item(7).timeout(Duration::MAX).retry(policy);
        ends(call).await.expect("a success");
    }
    let mut stream = ends(client.item(7).stream()).await.expect("a success");
    while ends(stream.chunk()).await.expect("a piece").is_some() {}
    client.item(7).blocking().expect("a success");
}

#[tokio::test]
async fn i14_limits_next_to_nothing_are_limits() {
    watch();
    let wire = Wire::always(json("[]"));
    let nothing = Duration::from_nanos(1);
    for (name, set) in TIMES {
        let client = set(wire.builder(), nothing).retry(RetryPolicy::never());
        let client = client.build().expect("a client");
        let sent = ends(client.item(7)).await;
        // A limit that is so short may be over before anybody looks.
        assert!(
            sent.is_ok() || sent.is_err_and(|error| error.is_timeout()),
            "{name}"
        );
    }
    let none = wire
        .builder()
        .retry_budget(0)
        .redirects(0)
        .error_body_limit(0)
        .idle_timeout(Duration::ZERO)
        .concurrency(1)
        .most_pages(1)
        .retry(
            RetryPolicy::default()
                .first_delay(Duration::ZERO)
                .longest_delay(Duration::ZERO)
                .longest_retry_after(Duration::ZERO)
                .factor(1.0),
        );
    let client = none.build().expect("a client");
    for _ in 0..2 {
        ends(client.item(7)).await.expect("a success");
    }
}

#[tokio::test]
async fn i14_zero_of_what_a_call_can_do_without_is_none_of_it() {
    watch();
    let wire = Wire::script([
        redirect(302, "/items/8"),
        answer(503, &[], "busy"),
        json("[]"),
        json("[]"),
    ]);
    let client = wire
        .builder()
        .redirects(0)
        .error_body_limit(0)
        .retry_budget(0)
        .idle_timeout(Duration::ZERO)
        .build()
        .expect("a client");
    let error = ends(client.item(7)).await.expect_err("leads elsewhere");
    assert_eq!((error.kind(), wire.count()), (ErrorKind::Redirect, 1));
    let error = ends(client.item(7)).await.expect_err("is busy");
    assert_eq!((error.attempts(), wire.count()), (1, 2));
    assert_eq!(error.api().expect("an answer").body(), "");
    for _ in 0..2 {
        ends(client.item(7)).await.expect("a success");
    }
    assert_eq!(wire.connections(), 4);
}

/// A layer or transport of the caller's may answer at once, so that nothing is ever waited for but
/// the next attempt.
#[tokio::test]
async fn i14_the_time_for_a_call_is_a_limit_where_no_attempt_takes_any() {
    const LIMIT: Duration = Duration::from_secs(60);
    let busy = tower::service_fn(|_: reqwest::Request| async {
        let response = http::Response::builder().status(503).body("");
        Ok::<reqwest::Response, BoxError>(response.expect("a response").into())
    });
    let clock = ManualClock::new();
    let policy = RetryPolicy::default().attempts(1000);
    let client = Client::builder("http://shop.example").transport(busy);
    let client = client.clock(clock.clone()).retry(policy).retry_budget(1000);
    let client = client.timeout(LIMIT).build().expect("a client");
    let error = ends(client.item(7)).await.expect_err("is busy");
    let waited: Duration = clock.waits().into_iter().sum();
    assert!(
        waited < LIMIT && error.attempts() > 2,
        "{waited:?}: {error:?}"
    );
}

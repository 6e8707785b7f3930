//! Servers that say when to come back.

use std::time::{Duration, SystemTime};

use http::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json as value};
use soundcloud_api::{
    ApiError, Client, Clock as _, ErrorKind, ManualClock, Sent, SoundCloud as _,
    soundcloud::{self, NewComment, RateLimit},
};
use soundcloud_tests::{
    log::watch,
    wait::ends,
    wire::{Answer, Wire, answer, json, pool},
};

use super::client;
use crate::shop::{ID, SECRET, Shop as _, all, builder, call, expect};

/// The longest waits of a client's own before the second and third attempt.
const OWN: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(1)];

fn too_many(retry_after: &[&str]) -> Answer {
    let headers: Vec<_> = retry_after
        .iter()
        .map(|value| ("retry-after", *value))
        .collect();
    answer(429, &headers, "")
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test]
async fn h11_a_server_that_says_when_is_asked_again_then() {
    for method in all() {
        let body = if method == "HEAD" { "" } else { "7" };
        let success = answer(200, &[("content-type", "application/json")], body);
        let wire = Wire::script([too_many(&["2"]), success]);
        let (client, clock) = client(&wire);
        assert_eq!(ends(call(&client, &method)).await.expect("a success"), 7);
        assert_eq!(clock.waits(), [seconds(2)], "{method}");
        assert_eq!(wire.count(), 2, "{method}");
    }
    // It counts among the attempts,
    let wire = Wire::always(too_many(&["2"]));
    let (client, clock) = client(&wire);
    let error = ends(client.add(ID, SECRET)).await.expect_err("too many");
    expect(&error, ErrorKind::RateLimited, Sent::Yes, 3);
    assert!(error.is_retryable());
    assert_eq!(error.status(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(error.retry_after(), Some(seconds(2)));
    assert_eq!((wire.count(), clock.waits()), (3, vec![seconds(2); 2]));
    // to the time of the whole call,
    let error = ends(client.add(ID, SECRET).timeout(seconds(3))).await;
    expect(
        &error.expect_err("too many"),
        ErrorKind::RateLimited,
        Sent::Yes,
        2,
    );
    assert_eq!(clock.waits().len(), 3);
    // and to what all calls have together.
    let poor = builder(wire.url()).retry_budget(1).clock(clock.clone());
    let poor = poor.build().expect("a client");
    for attempts in [2, 1] {
        let error = ends(poor.item(ID)).await.expect_err("too many");
        expect(&error, ErrorKind::RateLimited, Sent::Yes, attempts);
    }
    assert_eq!(clock.waits().len(), 4);
}

#[tokio::test]
async fn h12_a_date_is_the_same_moment_in_all_three_forms() {
    let now = SystemTime::UNIX_EPOCH + seconds(1_790_000_000);
    let date = Timestamp::from_second(1_790_000_007).expect("a time");
    for form in [
        "%a, %d %b %Y %H:%M:%S GMT",
        "%A, %d-%b-%y %H:%M:%S GMT",
        "%a %b %e %H:%M:%S %Y",
    ] {
        let text = date.strftime(form).to_string();
        let wire = Wire::script([too_many(&[&text]), json("7")]);
        let clock = ManualClock::at(now);
        let client = builder(wire.url()).reqwest(pool()).clock(clock.clone());
        let value = ends(client.build().expect("a client").item(ID)).await;
        assert_eq!(value.expect("a success"), 7, "{text}");
        assert_eq!(clock.waits(), [seconds(7)], "{text}");
        assert_eq!(wire.count(), 2, "{text}");
    }
}

#[tokio::test]
async fn h13_an_odd_time_to_come_back_is_never_waited_for_too_long() {
    // What cannot be read is as if it was not there, and what is past is past.
    for odd in [
        &[""][..],
        &["-1"],
        &["1.5"],
        &["+5"],
        &["0x10"],
        &["0"],
        &["soon"],
        &["1", "31"],
        &["31", "1"],
        &["Sun, 06 Nov 1994 08:49:37 GMT"],
        &["Sun Nov  6 08:49:37 1994"],
        &["Thu, 01 Jan 1970 00:00:00 GMT"],
        &["Sun, 99 Nov 2094 08:49:37 GMT"],
    ] {
        let wire = Wire::always(too_many(odd));
        let (client, clock) = client(&wire);
        let error = ends(client.item(ID)).await.expect_err("too many");
        expect(&error, ErrorKind::RateLimited, Sent::Yes, 3);
        let waits = clock.waits();
        assert_eq!((wire.count(), waits.len()), (3, 2), "{odd:?}");
        assert!(
            waits[0] <= OWN[0] && waits[1] <= OWN[1],
            "{odd:?}: {waits:?}"
        );
    }
    // What is longer than is obeyed is told at once.
    for (long, least) in [
        ("31", seconds(31)),
        ("3600", seconds(3600)),
        ("18446744073709551615", seconds(u64::MAX)),
        ("99999999999999999999", seconds(u64::MAX)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", seconds(1_000_000_000)),
    ] {
        let wire = Wire::always(too_many(&[long]));
        let (client, clock) = client(&wire);
        let error = ends(client.item(ID)).await.expect_err("too many");
        expect(&error, ErrorKind::RateLimited, Sent::Yes, 1);
        assert!(error.retry_after() >= Some(least), "{long}: {error:?}");
        assert_eq!((wire.count(), clock.waits().len()), (1, 0), "{long}");
    }
    // What is just obeyed is.
    let wire = Wire::script([too_many(&["30"]), json("7")]);
    let (client, clock) = client(&wire);
    assert_eq!(ends(client.item(ID)).await.expect("a success"), 7);
    assert_eq!(clock.waits(), [seconds(30)]);
}

#[tokio::test]
async fn h14_too_many_requests_without_a_word_more_are_waited_for_by_oneself() {
    let wire = Wire::always(Answer::raw("HTTP/1.1 429 \r\ncontent-length: 0\r\n\r\n"));
    let (client, clock) = client(&wire);
    for (index, method) in all().enumerate() {
        let error = ends(call(&client, &method)).await.expect_err("too many");
        expect(&error, ErrorKind::RateLimited, Sent::Yes, 3);
        assert_eq!((error.retry_after(), error.reset_at()), (None, None));
        assert_eq!(error.api().and_then(|api| api.message()), None);
        assert_eq!(wire.count(), 3 * (index + 1), "{method}");
        let waits = clock.waits();
        assert_eq!(waits.len(), 2 * (index + 1), "{method}");
        assert!(waits[2 * index] <= OWN[0] && waits[2 * index + 1] <= OWN[1]);
    }
}

/// SoundCloud's words, with this time.
fn limited(reset_time: &Value) -> Answer {
    let meta = value!({
        "rate_limit": {
            "group": "plays",
            "max_nr_of_requests": 15000,
            "time_window": "PT24H",
        },
        "remaining_requests": 0,
        "reset_time": reset_time,
    });
    let body = value!({ "errors": [{ "meta": meta }] });
    answer(
        429,
        &[("content-type", "application/json; charset=utf-8")],
        body.to_string(),
    )
}

/// A client of SoundCloud's, so many seconds before the reset.
fn before_reset(wire: &Wire, before: u64) -> (Client, ManualClock) {
    watch();
    let clock = ManualClock::at(RESET - seconds(before));
    let client = soundcloud::client().base_url(wire.url()).token(SECRET);
    let client = client.reqwest(pool()).clock(clock.clone()).build();
    (client.expect("a client"), clock)
}

const RESET_TIME: &str = "2015/06/01 09:49:40 +0000";
const RESET: Moment = Moment(1_433_152_180);

/// Seconds from 1970, as a constant.
#[derive(Clone, Copy)]
struct Moment(u64);

impl std::ops::Sub<Duration> for Moment {
    type Output = SystemTime;

    fn sub(self, time: Duration) -> SystemTime {
        SystemTime::UNIX_EPOCH + seconds(self.0) - time
    }
}

#[tokio::test]
async fn h15_the_reset_time_of_soundcloud_is_obeyed_as_retry_after_is() {
    let reset = Some(RESET - Duration::ZERO);
    // Soon: it is waited for.
    let limit = limited(&RESET_TIME.into());
    let wire = Wire::script([limit.clone(), json(r#"{"id":7}"#)]);
    let (client, clock) = before_reset(&wire, 10);
    ends(client.track(7.into())).await.expect("a success");
    assert_eq!((wire.count(), clock.waits()), (2, vec![seconds(10)]));

    // Late: it is told.
    let wire = Wire::always(limit.clone());
    let (client, clock) = before_reset(&wire, 3600);
    let error = ends(client.track(7.into())).await.expect_err("too many");
    assert_eq!(error.kind(), ErrorKind::RateLimited);
    assert_eq!((error.was_sent(), error.attempts()), (Sent::Yes, 1));
    assert_eq!(error.retry_after(), Some(seconds(3600)));
    assert_eq!(error.reset_at(), reset);
    assert_eq!((wire.count(), clock.waits().len()), (1, 0));
    let api = error.api().expect("an answer");
    let limits = RateLimit::of(api);
    let [limit] = &*limits else {
        panic!("is one limit: {limits:?}");
    };
    assert_eq!(limit.name.as_deref(), Some("plays"));
    assert_eq!((limit.most, limit.remaining), (Some(15000), Some(0)));
    assert_eq!(limit.window, Some(seconds(24 * 60 * 60)));
    let ends_at = limit.reset_at.map(|time| time.timestamp().as_second());
    assert_eq!(ends_at, Some(1_433_152_180));
    assert_eq!(RateLimit::spam_warning(api), None);

    // No time: then as if nothing was said.
    for odd in [
        value!(null),
        value!(7),
        value!(""),
        value!("soon"),
        value!("2015/13/01 09:49:40 +0000"),
        value!("2015/06/01 09:49:40"),
        value!({"a": 1}),
    ] {
        let wire = Wire::always(limited(&odd));
        let (client, clock) = before_reset(&wire, 10);
        let start = clock.now();
        let error = ends(client.track(7.into())).await.expect_err("too many");
        assert_eq!(error.kind(), ErrorKind::RateLimited, "{odd}");
        assert_eq!(
            (error.retry_after(), error.reset_at()),
            (None, None),
            "{odd}"
        );
        assert_eq!(error.attempts(), 3);
        assert!(clock.now().duration_since(start) <= OWN[0] + OWN[1]);
    }
}

#[tokio::test]
async fn h15_the_warning_of_spam_is_read_and_is_no_limit() {
    const URN: &str = "soundcloud:spam-warnings:1";
    let body = value!({
        "code": 429,
        "message": "You are posting too fast.",
        "link": "https://developers.soundcloud.com/docs/api/explorer/open-api",
        "spam_warning_urn": URN,
    });
    let json = [("content-type", "application/json; charset=utf-8")];
    let wire = Wire::always(answer(429, &json, body.to_string()));
    let (client, _) = before_reset(&wire, 10);
    let comment = NewComment::new("So deep!");
    let call = client.post_comment(7.into(), &comment);
    let error = ends(call).await.expect_err("spam");
    assert_eq!(error.kind(), ErrorKind::RateLimited);
    assert_eq!((error.retry_after(), error.reset_at()), (None, None));
    let api = error.api().expect("an answer");
    assert_eq!(RateLimit::spam_warning(api).as_deref(), Some(URN));
    assert_eq!(RateLimit::of(api), []);
    assert_eq!(api.message(), Some("You are posting too fast."));
}

/// Many servers tell in each of their answers when a limit ends, whether it is reached or not.
#[tokio::test]
async fn h15_a_reset_time_is_that_of_429_alone() {
    fn header(answer: &ApiError) -> Option<SystemTime> {
        let reset = answer.headers().get("x-reset")?.to_str().ok()?;
        SystemTime::UNIX_EPOCH.checked_add(seconds(reset.parse().ok()?))
    }
    let reset = RESET.0.to_string();
    for status in [408, 429, 500, 502, 503, 504] {
        let obeyed = status == 429;
        let failure = answer(status, &[("x-reset", &reset)], "");
        let wire = Wire::script([failure, json("7")]);
        let clock = ManualClock::at(RESET - seconds(3600));
        let client = builder(wire.url()).reqwest(pool()).reset_time(header);
        let client = client.clock(clock).build().expect("a client");
        let called = ends(client.item(ID)).await;
        assert_eq!(wire.count(), if obeyed { 1 } else { 2 }, "{status}");
        let told = called.err().and_then(|error| error.reset_at());
        let expected = obeyed.then(|| RESET - Duration::ZERO);
        assert_eq!(told, expected, "{status}");
    }
    // Nor is it the word of a server that it has not done what it was asked for.
    let wire = Wire::always(answer(503, &[("x-reset", &reset)], ""));
    let clock = ManualClock::at(RESET - seconds(1));
    let client = builder(wire.url()).reqwest(pool()).reset_time(header);
    let client = client.clock(clock).build().expect("a client");
    let error = ends(client.add(ID, SECRET)).await.expect_err("busy");
    expect(&error, ErrorKind::Api, Sent::Yes, 1);
    assert_eq!(wire.count(), 1);
}

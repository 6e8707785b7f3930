//! Whatever a server says of waiting: digits are seconds, nothing else is taken for them, and
//! nobody waits longer than the client is told to.

use std::time::Duration;

use http::{HeaderValue, Response};
use soundcloud_api::{Api, Call, Client, Error, ManualClock, endpoint};

use super::fake::{Fake, ready};

trait Limited: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<u8>;

    #[endpoint(POST, "/items", json = item, retry = never)]
    fn add(&self, item: u8) -> Call<u8>;
}

impl Limited for Client {}

/// More than the seconds of all years that a date can name.
const ALL_DATES: Duration = Duration::from_secs(10_000 * 366 * 86_400);

/// How long is waited at most for what a server says, as documented.
const OBEYED: Duration = Duration::from_secs(30);

/// How long a call may take in all.
const TOTAL: Duration = Duration::from_secs(60);

/// What comes of a number too large to count, as documented.
const ENDLESS: Duration = Duration::from_secs(u64::MAX);

/// Answers with this header, once and twice.
pub(crate) fn check(value: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(value) else {
        return;
    };
    let expected = seconds(value.as_bytes());
    for times in [1, 2] {
        for status in [429, 503] {
            let clock = ManualClock::new();
            let (told, manual) = (value.clone(), clock.clone());
            let answer = move |_| {
                let mut response = Response::builder().status(status);
                for _ in 0..times {
                    response = response.header("retry-after", told.clone());
                }
                response.body(Vec::new()).expect("a response")
            };
            let fake = Fake::with("https://api.example", answer, |builder| {
                builder.clock(manual)
            });
            let error = ready(fake.client.items()).expect_err("a refusal");
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            let requests = fake.sent().len();
            assert_eq!(usize::try_from(error.attempts()), Ok(requests));
            let waits = clock.waits();
            assert_eq!(waits.len() + 1, requests, "{waits:?}");
            check_waits(&error, &waits);

            let error = ready(fake.client.add(7)).expect_err("a refusal");
            check_value(&value, expected, times, error.retry_after());
        }
    }
}

fn check_waits(error: &Error, waits: &[Duration]) {
    match error.retry_after() {
        Some(asked) if asked > OBEYED => assert!(waits.is_empty(), "{asked:?} {waits:?}"),
        // A date is nearer with each wait.
        Some(_) | None => {
            // Fewer where another would go beyond the time for the whole call.
            let next = error.retry_after().unwrap_or_default();
            let is_over = waits.iter().sum::<Duration>() + next >= TOTAL;
            assert!(
                waits.len() == 2 || (is_over && !waits.is_empty()),
                "{waits:?}"
            );
            assert!(waits.iter().all(|wait| *wait <= OBEYED), "{waits:?}");
        }
    }
}

fn check_value(value: &HeaderValue, expected: Plain, times: usize, told: Option<Duration>) {
    match expected {
        // Said twice, it may as well be taken for nothing.
        _ if times == 2 && told.is_none() => {}
        Plain::Seconds(seconds) => {
            assert_eq!(told, Some(Duration::from_secs(seconds)), "{value:?}");
        }
        Plain::TooMany => assert_eq!(told, Some(ENDLESS), "{value:?}"),
        Plain::Other => {
            assert!(
                told.is_none_or(|told| told < ALL_DATES),
                "{value:?}: {told:?}"
            );
        }
    }
}

/// What a text of digits means.
#[derive(Clone, Copy)]
enum Plain {
    Seconds(u64),
    /// More than can be counted.
    TooMany,
    /// It is no text of digits.
    Other,
}

/// Counts digit by digit, as no code of the client does.
fn seconds(value: &[u8]) -> Plain {
    let digits = value.trim_ascii();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Plain::Other;
    }
    let sum = digits.iter().try_fold(0_u64, |sum, digit| {
        sum.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    });
    sum.map_or(Plain::TooMany, Plain::Seconds)
}

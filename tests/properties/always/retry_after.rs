//! Whatever a server says of waiting: digits are seconds, and nothing else is taken for them.

use std::time::Duration;

use http::{HeaderValue, Response};
use soundcloud_api::{Api, Call, Client, endpoint};

use super::fake::{Fake, ready};

trait Limited: Api {
    // Never repeated: the first answer is the one to look at.
    #[endpoint(POST, "/items", json = item, retry = never)]
    fn add(&self, item: u8) -> Call<u8>;
}

impl Limited for Client {}

/// More than the seconds of all years that a date can name.
const MOST: Duration = Duration::from_secs(10_000 * 366 * 86_400);

/// Answers with this header, once and twice.
pub(crate) fn check(value: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(value) else {
        return;
    };
    let expected = seconds(value.as_bytes());
    for times in [1, 2] {
        let told = value.clone();
        let fake = Fake::new("https://api.example", move |_| {
            let mut response = Response::builder().status(503);
            for _ in 0..times {
                response = response.header("retry-after", told.clone());
            }
            response.body(Vec::new()).expect("a response")
        });
        let error = ready(fake.client.add(7)).expect_err("503");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
        let wait = error.retry_after();
        match expected {
            Plain::Seconds(seconds) => {
                let seconds = Duration::from_secs(seconds);
                // Said twice, it may as well be taken for nothing.
                assert!(
                    wait == Some(seconds) || times == 2 && wait.is_none(),
                    "{value:?}: {wait:?}"
                );
            }
            Plain::TooMany => assert_eq!(wait, None, "{value:?}"),
            Plain::Other => {
                assert!(wait.is_none_or(|wait| wait < MOST), "{value:?}: {wait:?}");
            }
        }
    }
}

/// What a text of digits means.
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

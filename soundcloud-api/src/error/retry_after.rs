//! The header `Retry-After`: RFC 9110 §10.2.3, in seconds or as a date.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header};

/// How long to wait from `now`; `None` where the header is absent, unreadable or there twice.
///
/// A date that has passed is no wait. A number too large to count is as long as can be told.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let mut values = headers.get_all(header::RETRY_AFTER).iter();
    let text = values.next()?.to_str().ok()?.trim();
    if values.next().is_some() || text.is_empty() {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    /// 1994-11-06 08:49:30.
    const NOW: u64 = 784_111_770;

    fn wait(values: &[&str]) -> Option<Duration> {
        let value = |text: &&str| HeaderValue::from_str(text).expect("a value");
        let headers = values
            .iter()
            .map(|text| (header::RETRY_AFTER, value(text)))
            .collect();
        retry_after(&headers, SystemTime::UNIX_EPOCH + Duration::from_secs(NOW))
    }

    #[test]
    fn seconds_are_counted() {
        assert_eq!(wait(&[" 2 "]), Some(Duration::from_secs(2)));
        assert_eq!(wait(&["0"]), Some(Duration::ZERO));
        let endless = Some(Duration::from_secs(u64::MAX));
        assert_eq!(wait(&["99999999999999999999"]), endless);
    }

    #[test]
    fn all_three_forms_of_a_date_are_the_same_moment() {
        for date in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(wait(&[date]), Some(Duration::from_secs(7)), "{date}");
        }
        let past = "Sun, 06 Nov 1994 08:49:00 GMT";
        assert_eq!(wait(&[past]), Some(Duration::ZERO));
        let far = wait(&["Fri, 31 Dec 9999 23:59:59 GMT"]).expect("a wait");
        assert!(far > Duration::from_secs(1_000_000_000));
    }

    #[test]
    fn what_cannot_be_read_is_no_wait() {
        for odd in ["", "-1", "+5", "1.5", "0x10", "soon", "Sun, 99 Nov 1994"] {
            assert_eq!(wait(&[odd]), None, "{odd}");
        }
        assert_eq!(wait(&["1", "2"]), None);
        assert_eq!(wait(&[]), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[ -~]*") {
            wait(&[&text]);
        }
    }
}

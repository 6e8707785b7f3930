//! `Retry-After`, in each of the forms that HTTP has for it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// How a date is written in HTTP.
///
/// ```
/// use std::time::Duration;
/// use soundcloud_api::sandbox::{HttpDate, Reply};
///
/// let wait = Duration::from_secs(2);
/// let reply = Reply::new(503).retry_after_date(HttpDate::Rfc850, wait);
/// # let _ = reply;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HttpDate {
    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    ImfFixdate,
    /// `Sunday, 06-Nov-94 08:49:37 GMT`
    Rfc850,
    /// `Sun Nov  6 08:49:37 1994`
    Asctime,
}

impl HttpDate {
    /// All forms, by their names in `PUT /sandbox/faults`.
    pub(super) const ALL: [(Self, &'static str); 3] = [
        (Self::ImfFixdate, "imf_fixdate"),
        (Self::Rfc850, "rfc850"),
        (Self::Asctime, "asctime"),
    ];

    pub(super) fn write(self, at: Timestamp) -> String {
        let format = match self {
            Self::ImfFixdate => "%a, %d %b %Y %H:%M:%S GMT",
            Self::Rfc850 => "%A, %d-%b-%y %H:%M:%S GMT",
            Self::Asctime => "%a %b %e %H:%M:%S %Y",
        };
        at.strftime(format).to_string()
    }
}

/// When to come back, and how that is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RetryAfter {
    pub(super) wait: Duration,
    /// In seconds, if it is no date.
    pub(super) date: Option<HttpDate>,
}

impl RetryAfter {
    /// Rounded up: who waits so long is not too early.
    pub(super) fn write(self, now: Timestamp) -> String {
        let seconds = whole_seconds(self.wait);
        match self.date {
            None => seconds.to_string(),
            Some(date) => {
                let wait = i64::try_from(seconds).unwrap_or(i64::MAX);
                date.write(after(whole(now), SignedDuration::from_secs(wait)))
            }
        }
    }
}

pub(super) fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs()
        .saturating_add(u64::from(wait.subsec_nanos() > 0))
}

pub(super) fn after(now: Timestamp, wait: SignedDuration) -> Timestamp {
    now.saturating_add(wait).unwrap_or(Timestamp::MAX)
}

/// The next whole second.
fn whole(now: Timestamp) -> Timestamp {
    let begun = i64::from(now.subsec_nanosecond() > 0);
    Timestamp::from_second(now.as_second().saturating_add(begun)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(wait: Duration, date: Option<HttpDate>) -> String {
        let now = Timestamp::new(784_111_775, 1).expect("in range");
        RetryAfter { wait, date }.write(now)
    }

    #[test]
    fn the_three_dates_of_http_are_the_same_moment() {
        let wait = Duration::from_secs(1);

        for (date, text) in [
            (HttpDate::ImfFixdate, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (HttpDate::Rfc850, "Sunday, 06-Nov-94 08:49:37 GMT"),
            (HttpDate::Asctime, "Sun Nov  6 08:49:37 1994"),
        ] {
            assert_eq!(written(wait, Some(date)), text);
        }
    }

    #[test]
    fn a_wait_is_rounded_up() {
        assert_eq!(written(Duration::from_millis(1500), None), "2");
        assert_eq!(
            written(Duration::from_nanos(1), Some(HttpDate::Asctime)),
            "Sun Nov  6 08:49:37 1994"
        );
    }

    #[test]
    fn an_endless_wait_is_no_reason_to_panic() {
        assert!(!written(Duration::MAX, None).is_empty());
        assert!(written(Duration::MAX, Some(HttpDate::Rfc850)).ends_with(" GMT"));
    }
}

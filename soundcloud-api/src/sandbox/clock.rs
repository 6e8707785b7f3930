//! Dates, in the three forms in which SoundCloud writes and reads them.

use jiff::{Timestamp, civil::DateTime, fmt::strtime, tz::TimeZone};

const SLASHES: &str = "%Y/%m/%d %H:%M:%S %z";
const FILTER: &str = "%Y-%m-%d %H:%M:%S";
const FILTER_LENGTH: usize = "yyyy-mm-dd hh:mm:ss".len();

/// The form of JSON bodies: `2024/05/02 09:10:11 +0000`.
pub(crate) fn slashes(at: Timestamp) -> String {
    at.strftime(SLASHES).to_string()
}

/// The form of XML bodies: `2024-05-02T09:10:11Z`.
pub(crate) fn iso(slashes: &str) -> Option<String> {
    let at = strtime::parse(SLASHES, slashes).ok()?.to_timestamp().ok()?;
    Some(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Reads the form of query filters: `2024-05-02 09:10:11`, in UTC.
pub(crate) fn from_filter(text: &str) -> Option<Timestamp> {
    if text.len() != FILTER_LENGTH {
        return None;
    }
    let civil: DateTime = strtime::parse(FILTER, text).ok()?.to_datetime().ok()?;
    TimeZone::UTC.to_timestamp(civil).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_slashes_and_an_offset() {
        let at = Timestamp::from_second(1_714_641_011).expect("in range");

        assert_eq!(slashes(at), "2024/05/02 09:10:11 +0000");
        assert_eq!(iso(&slashes(at)).as_deref(), Some("2024-05-02T09:10:11Z"));
    }

    #[test]
    fn a_filter_date_is_utc() {
        let at = from_filter("2024-05-02 09:10:11").map(Timestamp::as_second);

        assert_eq!(at, Some(1_714_641_011));
    }

    #[test]
    fn other_forms_are_not_filter_dates() {
        for text in [
            "",
            "2024/05/02 09:10:11",
            "2024-05-02",
            "2024-05-02T09:10:11",
            "2024-5-2 9:10:11",
            "2024-02-30 09:10:11",
            "2024-05-02 25:10:11",
            "last tuesday, noon!",
        ] {
            assert_eq!(from_filter(text), None, "{text}");
        }
    }
}

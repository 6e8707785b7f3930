//! Points in time, in the two ways in which SoundCloud writes them.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;
use serde::de::{Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use super::lenient::{Lenient, Strict};

/// A point in time.
///
/// It is read from `2019/01/15 15:40:49 +0000`, which is how SoundCloud writes it, and from
/// RFC 3339, which the oldest XML and the newest answers hold. It is written as RFC 3339.
///
/// ```
/// use soundcloud_api::soundcloud::DateTime;
///
/// let created: DateTime = "2019/01/15 15:40:49 +0000".parse()?;
/// assert_eq!(created.to_string(), "2019-01-15T15:40:49Z");
/// assert_eq!(created.filter_text(), "2019-01-15 15:40:49");
/// # Ok::<(), soundcloud_api::soundcloud::ParseDateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateTime(Timestamp);

impl DateTime {
    /// The same as jiff's type.
    #[must_use]
    pub const fn timestamp(self) -> Timestamp {
        self.0
    }

    /// The form that the filters of a search ask for: `yyyy-mm-dd hh:mm:ss`, in UTC.
    #[must_use]
    pub fn filter_text(self) -> String {
        self.0.strftime("%Y-%m-%d %H:%M:%S").to_string()
    }
}

/// A text that is no point in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseDateTimeError(());

impl fmt::Display for ParseDateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a time such as `2019/01/15 15:40:49 +0000` or one of RFC 3339")
    }
}

impl Error for ParseDateTimeError {}

impl FromStr for DateTime {
    type Err = ParseDateTimeError;

    fn from_str(text: &str) -> Result<Self, ParseDateTimeError> {
        slashed(text.as_bytes())
            .or_else(|| text.parse().ok())
            .map(Self)
            .ok_or(ParseDateTimeError(()))
    }
}

/// Reads `yyyy/mm/dd hh:mm:ss ±hhmm`: by hand, as every track holds it several times and jiff
/// interprets its format strings anew at each call.
fn slashed(text: &[u8]) -> Option<Timestamp> {
    #[rustfmt::skip]
    let &[
        y0, y1, y2, y3, b'/', m0, m1, b'/', d0, d1, b' ',
        h0, h1, b':', n0, n1, b':', s0, s1, b' ',
        sign @ (b'+' | b'-'), z0, z1, z2, z3,
    ] = text
    else {
        return None;
    };
    let civil = civil::DateTime::new(
        i16::from(two(y0, y1)?)
            .checked_mul(100)?
            .checked_add(i16::from(two(y2, y3)?))?,
        two(m0, m1)?,
        two(d0, d1)?,
        two(h0, h1)?,
        two(n0, n1)?,
        two(s0, s1)?,
        0,
    )
    .ok()?;
    let hours = i32::from(two(z0, z1)?);
    let minutes = hours.checked_mul(60)?.checked_add(two(z2, z3)?.into())?;
    let factor = if sign == b'-' { -60 } else { 60 };
    let seconds = minutes.checked_mul(factor)?;
    Offset::from_seconds(seconds).ok()?.to_timestamp(civil).ok()
}

/// The number of two digits.
fn two(tens: u8, ones: u8) -> Option<i8> {
    let digit = |byte: u8| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        Some(digit.cast_signed())
    };
    digit(tens)?.checked_mul(10)?.checked_add(digit(ones)?)
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp)
    }
}

impl From<DateTime> for Timestamp {
    fn from(date_time: DateTime) -> Self {
        date_time.0
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Strict::new(ParseDateTimeError(())))
    }
}

impl Lenient for DateTime {
    fn text(text: &str) -> Option<Self> {
        text.trim().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        text.parse().ok().map(|read: DateTime| read.to_string())
    }

    #[test]
    fn both_forms_are_read() {
        for text in [
            "2008/02/20 17:44:35 +0000",
            "2008/02/20 18:44:35 +0100",
            "2008/02/20 12:14:35 -0530",
            "2008-02-20T17:44:35Z",
            "2008-02-20T18:44:35+01:00",
            "2008-02-20T17:44:35.000Z",
        ] {
            assert_eq!(
                read(text).as_deref(),
                Some("2008-02-20T17:44:35Z"),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "yesterday",
            "2008/02/30 17:44:35 +0000",
            "2008/13/01 17:44:35 +0000",
            "2008/02/20 24:00:00 +0000",
            "2008/02/20 17:44:35 +9999",
            "2008/02/20 17:44:35",
            "2008/2/20 17:44:35 +0000",
            "2008/02/20 17:44:35 *0000",
            "2008/02/20 1é:44:35 +000",
            "0000/00/00 00:00:00 +0000",
            "9999/12/31 23:59:59 -2359",
            "2008-02-20T17:44:35",
            "99999-02-20T17:44:35Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn no_cut_or_changed_text_panics() {
        let text = "2008/02/20 17:44:35 +0000";
        for end in 0..text.len() {
            assert_eq!(read(&text[..end]), None);
        }
        for at in 0..text.len() {
            for byte in 0..128u8 {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                let _ = read(std::str::from_utf8(&bytes).unwrap());
            }
        }
    }

    #[test]
    fn json_and_jiff_give_the_same_time_back() {
        let time: DateTime = "2024/05/02 09:10:11 +0000".parse().unwrap();
        let json = serde_json::to_string(&time).unwrap();
        assert_eq!(json, "\"2024-05-02T09:10:11Z\"");
        assert_eq!(serde_json::from_str::<DateTime>(&json).unwrap(), time);
        assert_eq!(DateTime::from(Timestamp::from(time)), time);
        assert_eq!(time.timestamp().as_second(), 1_714_641_011);
    }

    #[test]
    fn the_error_shows_both_forms() {
        let error = serde_json::from_str::<DateTime>("\"soon\"").unwrap_err();
        assert!(
            error.to_string().contains("2019/01/15 15:40:49 +0000"),
            "{error}"
        );
    }
}

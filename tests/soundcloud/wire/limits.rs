//! 429 and 503, and when to come back.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use soundcloud_api::sandbox::{ErrorPage, Fault, HttpDate, Reply};

use super::{Seen, see};

fn retry_after(seen: &Seen) -> Vec<&[u8]> {
    let values = seen.headers.get_all("retry-after").iter();
    values.map(http::HeaderValue::as_bytes).collect()
}

#[tokio::test]
async fn in_seconds() {
    for fault in [
        Fault::TooManyRequests {
            retry_after: Some(Duration::from_secs(2)),
        },
        Reply::new(429)
            .retry_after(Duration::from_millis(1100))
            .into(),
        Reply::new(503)
            .page(ErrorPage::Text)
            .retry_after(Duration::from_secs(2))
            .into(),
    ] {
        assert_eq!(retry_after(&see(fault).await), [b"2"]);
    }
}

#[tokio::test]
async fn as_a_date_in_each_form() {
    let seen =
        see(Reply::new(429).retry_after_date(HttpDate::Rfc850, Duration::from_secs(2))).await;
    assert!(
        seen.header("retry-after")
            .is_some_and(|date| date.ends_with(" GMT"))
    );

    for (form, read) in [
        (HttpDate::ImfFixdate, imf as fn(&str) -> Option<u64>),
        (HttpDate::Rfc850, rfc850),
        (HttpDate::Asctime, asctime),
    ] {
        let before = SystemTime::now();
        let seen = see(Reply::new(503).retry_after_date(form, Duration::from_secs(600))).await;
        let date = seen.header("retry-after").expect("a date");
        let date = UNIX_EPOCH + Duration::from_secs(read(date).expect(date));
        let wait = date.duration_since(before).expect("a date to come");
        assert!((600..=602).contains(&wait.as_secs()), "{form:?}: {wait:?}");
    }
}

#[tokio::test]
async fn in_words_that_are_none() {
    for words in [
        "",
        "-1",
        "1.5",
        "+5",
        "0x10",
        "99999999999999999999",
        "soon",
    ] {
        let seen = see(Reply::new(429).header("retry-after", words)).await;
        assert_eq!(retry_after(&seen), [words.as_bytes()]);
    }
    let negative = see(Reply::new(429).header("retry-after", "-1")).await;
    assert_eq!(retry_after(&negative), [b"-1"]);
    let twice = Reply::new(429)
        .header("retry-after", "1")
        .header("retry-after", "2");
    assert_eq!(retry_after(&see(twice).await), [b"1", b"2"]);
    let no_text = see(Reply::new(429).header("retry-after", [0xff])).await;
    assert_eq!(retry_after(&no_text), [b"\xff"]);
}

#[tokio::test]
async fn without_a_word() {
    let seen = see(Reply::new(429)).await;
    assert_eq!((seen.status.as_u16(), retry_after(&seen).len()), (429, 0));
    assert_eq!(seen.body, "");
}

#[tokio::test]
async fn the_limit_says_when_it_ends() {
    let meta = |seen: Seen| seen.json()["errors"][0]["meta"].clone();

    let given = Reply::new(429)
        .page(ErrorPage::RateLimit)
        .reset_time("2015/06/01 09:49:40 +0000");
    let given = meta(see(given).await);
    assert_eq!(given["reset_time"], "2015/06/01 09:49:40 +0000");
    assert_eq!(given["rate_limit"]["time_window"], "PT24H");
    assert_eq!(given["remaining_requests"], 0);

    let nonsense = Reply::new(429)
        .page(ErrorPage::RateLimit)
        .reset_time("soon");
    assert_eq!(meta(see(nonsense).await)["reset_time"], "soon");

    let own = meta(see(Reply::new(429).page(ErrorPage::RateLimit)).await);
    let own = own["reset_time"].as_str().expect("a time").to_owned();
    assert!(own.ends_with(" +0000"), "{own}");
}

#[tokio::test]
async fn other_limits() {
    let spam = see(Reply::new(429).page(ErrorPage::Spam)).await.json();
    assert_eq!(spam["spam_warning_urn"], "soundcloud:spam-warnings:1");
    assert_eq!(spam["code"], 429);
    let gateway = see(Reply::new(429).page(ErrorPage::GatewayLimit)).await;
    assert_eq!(gateway.json()["error"], "Rate Limit Exceeded");
    let edge = see(Reply::new(429).page(ErrorPage::SlowDown)).await;
    assert_eq!(edge.text(), "Please slow down.");
}

const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// `Sun, 06 Nov 1994 08:49:37 GMT`
fn imf(date: &str) -> Option<u64> {
    match date.strip_suffix(" GMT")?.split(' ').collect::<Vec<_>>()[..] {
        [_, day, month, year, time] => seconds(year.parse().ok()?, month, day, time),
        _ => None,
    }
}

/// `Sunday, 06-Nov-94 08:49:37 GMT`
fn rfc850(date: &str) -> Option<u64> {
    match date
        .strip_suffix(" GMT")?
        .split([' ', '-'])
        .collect::<Vec<_>>()[..]
    {
        [weekday, day, month, year, time] if weekday.ends_with("day,") => {
            seconds(2000 + year.parse::<u64>().ok()?, month, day, time)
        }
        _ => None,
    }
}

/// `Sun Nov  6 08:49:37 1994`
fn asctime(date: &str) -> Option<u64> {
    match date.split_whitespace().collect::<Vec<_>>()[..] {
        [_, month, day, time, year] if date.len() == 24 => {
            seconds(year.parse().ok()?, month, day, time)
        }
        _ => None,
    }
}

/// Since 1970, in years that are in this century.
fn seconds(year: u64, month: &str, day: &str, time: &str) -> Option<u64> {
    let month = MONTHS.find(month)? as u64 / 3 + 1;
    let day: u64 = day.parse().ok()?;
    // March is the first month of a year that ends with February.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days =
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469;
    let mut seconds = days;
    for part in time.split(':') {
        let per = if seconds == days { 24 } else { 60 };
        seconds = seconds * per + part.parse::<u64>().ok()?;
    }
    Some(seconds)
}

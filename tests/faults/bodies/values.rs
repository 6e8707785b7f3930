//! Single values: numbers, texts, times.

use std::fmt::Debug;

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde::Deserialize;
use soundcloud_api::{
    Output,
    soundcloud::{self, CommentId, DateTime, GroupId, Link, TrackId, UserId},
};
use soundcloud_tests::wire::json;

use super::{received, refused};

/// A document of one field.
#[derive(Debug, PartialEq, Deserialize)]
struct One<T> {
    id: T,
}

async fn read<T: Output>(value: &str) -> T
where
    One<T>: Output,
{
    let document = received::<One<T>>(json(format!(r#"{{"id":{value}}}"#))).await;
    match document {
        Ok(document) => document.id,
        Err(error) => unreachable!("{value}: {error}"),
    }
}

async fn refuse<T: Debug>(value: &str)
where
    One<T>: Output,
{
    let error = refused::<One<T>>(json(format!(r#"{{"id":{value}}}"#))).await;
    assert_eq!(error.path(), Some("id"), "{value}: {error}");
}

#[tokio::test]
async fn b14_an_id_keeps_all_its_digits_as_a_number_and_as_text() {
    for digits in ["0", "123", "9007199254740993", "18446744073709551615"] {
        let number: u64 = digits.parse().expect("a number");
        for written in [
            digits.to_owned(),
            format!("\"{digits}\""),
            format!("\"soundcloud:tracks:{digits}\""),
        ] {
            let id = read::<TrackId>(&written).await;
            assert_eq!(id.number(), number, "{written}");
            assert!(id.to_string().ends_with(digits), "{written}");
            let model = received::<soundcloud::Track>(json(format!(r#"{{"id":{written}}}"#)));
            let model = model.await.expect("a track");
            assert_eq!(model.id.map(TrackId::number), Some(number), "{written}");
        }
        assert_eq!(read::<u64>(digits).await, number);
        assert_eq!(read::<UserId>(digits).await.number(), number);
        assert_eq!(read::<CommentId>(digits).await.number(), number);
        assert_eq!(read::<GroupId>(digits).await.number(), number);
    }
}

#[tokio::test]
async fn b14_a_number_that_does_not_fit_is_refused_where_it_stands() {
    for value in [
        "18446744073709551616",
        "1e400",
        "-1",
        "1.0",
        "1e3",
        "\"18446744073709551616\"",
        "\"-1\"",
        "\"1.0\"",
        "\"+1\"",
        "\"0x10\"",
        "\"\"",
        "true",
        "null",
        "[]",
        "{}",
    ] {
        refuse::<TrackId>(value).await;
        refuse::<u64>(value).await;
        refuse::<u32>(value).await;
    }
    for value in ["\"123\"", "4294967296"] {
        refuse::<u32>(value).await;
    }
    for value in ["1e400", "-1e400", "\"1\"", "NaN", "Infinity"] {
        refuse::<f64>(value).await;
    }
    refuse::<i64>("9223372036854775808").await;
    refuse::<i64>("-9223372036854775809").await;
    assert_eq!(read::<i64>("-9223372036854775808").await, i64::MIN);
    assert_eq!(read::<f64>("1.50").await.to_string(), "1.5");
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    })
}

#[test]
fn b14_any_number_is_the_id_that_was_sent() {
    let form = prop::sample::select(&["", "\"", "\"soundcloud:tracks:"][..]);
    let checked = runner(100).run(&(any::<u64>(), form), |(number, before)| {
        let after = if before.is_empty() { "" } else { "\"" };
        let id = super::alone(read::<TrackId>(&format!("{before}{number}{after}")));
        prop_assert_eq!(id.number(), number);
        Ok(())
    });
    checked.unwrap_or_else(|error| unreachable!("{error}"));
}

#[tokio::test]
async fn b15_texts_come_as_they_were_sent() {
    for value in [
        r#""\ud800""#,
        r#""a\udc00b""#,
        r#""\ud800\ud800""#,
        r#""\uD83D""#,
    ] {
        refuse::<String>(value).await;
        // Not even where it is in a field that nobody reads right away.
        let error = refused::<soundcloud::Track>(json(format!(r#"{{"title":{value}}}"#))).await;
        assert_eq!(error.path(), Some("title"), "{value}");
    }
    let long = "é".repeat(512 * 1024);
    for (written, text) in [
        (r"a\u0000b", "a\0b"),
        (r"\ud83c\udfb5", "\u{1f3b5}"),
        (r"\u001b[31m\u202e", "\u{1b}[31m\u{202e}"),
        (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r"\ufeff\uffff", "\u{feff}\u{ffff}"),
        (&*long, &*long),
    ] {
        let value = format!("\"{written}\"");
        assert!(read::<String>(&value).await == text, "{written:.60}");
        let track = received::<soundcloud::Track>(json(format!(r#"{{"title":{value}}}"#))).await;
        assert!(
            track.expect("a track").title.as_deref() == Some(text),
            "{written:.60}"
        );
        let page = format!(r#"{{"collection":[],"next_href":{value}}}"#);
        let page = received::<soundcloud::Page<Link>>(json(page)).await;
        assert!(
            page.expect("a page").next_href.as_deref() == Some(text),
            "{written:.60}"
        );
    }
    for control in ["\u{1}", "\n", "\t", "\0"] {
        refuse::<String>(&format!("\"a{control}b\"")).await;
    }
}

#[tokio::test]
async fn b18_a_time_is_read_in_both_its_forms_or_refused_where_it_stands() {
    for (written, time) in [
        ("2015/06/01 09:49:40 +0000", "2015-06-01T09:49:40Z"),
        ("2015/06/01 11:49:40 +0200", "2015-06-01T09:49:40Z"),
        ("2015-06-01T09:49:40Z", "2015-06-01T09:49:40Z"),
        ("2015-06-01T11:49:40+02:00", "2015-06-01T09:49:40Z"),
        ("2015-06-01T09:49:40.250Z", "2015-06-01T09:49:40.25Z"),
        ("2016/02/29 23:59:59 +0000", "2016-02-29T23:59:59Z"),
    ] {
        let read = read::<DateTime>(&format!("\"{written}\"")).await;
        assert_eq!(read.to_string(), time, "{written}");
        let track = json(format!(r#"{{"created_at":"{written}"}}"#));
        let track = received::<soundcloud::Track>(track).await.expect("a track");
        assert_eq!(track.created_at, Some(read));
    }
    for value in [
        "null",
        "0",
        "1433152180",
        "[]",
        "\"\"",
        "\"soon\"",
        "\"2015/13/01 09:49:40 +0000\"",
        "\"2015/02/29 09:49:40 +0000\"",
        "\"2015/06/01 25:49:40 +0000\"",
        "\"2015/06/01 09:49:40 +9999\"",
        "\"2015/06/01 09:49:40\"",
        "\"99999/06/01 09:49:40 +0000\"",
        "\"99999-06-01T09:49:40Z\"",
        "\"+99999-06-01T09:49:40Z\"",
        "\"9999-12-31T23:59:59-23:59\"",
        "\"-9999-01-01T00:00:00+23:59\"",
    ] {
        refuse::<DateTime>(value).await;
        // A model goes without it, and keeps what stands beside it.
        let track = json(format!(r#"{{"created_at":{value},"title":"a"}}"#));
        let track = received::<soundcloud::Track>(track).await.expect("a track");
        assert_eq!(
            (track.created_at, track.title.as_deref()),
            (None, Some("a")),
            "{value}"
        );
    }
}

#[test]
fn b18_no_text_in_the_place_of_a_time_makes_it_panic() {
    let near = "[0-9+-]{0,6}[/-][0-9]{0,3}[/-][0-9]{0,3}[ Tt][0-9]{0,3}:[0-9]{0,3}:[0-9.]{0,12} ?([Zz]|[+-][0-9:]{0,6})";
    let text = prop_oneof![1 => "\\PC{0,40}", 4 => near];
    let checked = runner(1_000).run(&text, |text| {
        if let Ok(time) = text.parse::<DateTime>() {
            let again = time.to_string().parse::<DateTime>();
            prop_assert_eq!(again.ok(), Some(time), "{}", text);
            assert!(!time.filter_text().is_empty());
        }
        Ok(())
    });
    checked.unwrap_or_else(|error| unreachable!("{error}"));
}

//! What servers say is shown, but for what they were told in confidence, and never as it came.

use std::fmt::Write as _;

use soundcloud_api::Error;
use soundcloud_tests::{
    log::{CANARY, recorded},
    wait::ends,
    wire::{Answer, End, Wire, answer, json, pool, redirect},
};

use super::calls::{KEY, TOKEN, secretive, signed};
use crate::texts;

async fn refused(answer: Answer) -> Error {
    let wire = Wire::always(answer);
    let client = secretive(wire.builder()).reqwest(pool()).build();
    let call = signed(&client.expect("a client"));
    ends(call).await.expect_err("is refused")
}

#[tokio::test]
async fn s04_a_token_that_the_server_echoes_is_not_shown() {
    let percent: Vec<_> = TOKEN.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let percent = percent.concat();
    let ways = [
        TOKEN.to_owned(),
        TOKEN.replace('/', "\\/"),
        TOKEN.replace('/', "&#x2F;"),
        TOKEN.replace('/', "%2f").replace('+', "%2B"),
        percent.to_lowercase(),
        percent,
    ];
    for token in &ways {
        for body in [
            format!(r#"{{"error":"the token {token} has expired"}}"#),
            format!(r#"{{"errors":[{{"error_message":"expired: Bearer {token}."}}]}}"#),
            format!(r#"{{"request":{{"authorization":"Bearer {token}"}}}}"#),
            format!("<errors><error>no {token}</error></errors>"),
            format!("<html>Bearer {token}</html>"),
            format!("Bearer {token}: expired"),
        ] {
            let headers = [("www-authenticate", &**token), ("x-token", token)];
            let answer = answer(401, &headers, &body);
            let (error, records) = recorded(refused(answer)).await;
            texts::are_clean(&body.replace(TOKEN, "…"), &texts::of(&error));
            assert!(error.to_string().contains("[redacted]"), "{error}");
            assert!(records.iter().any(|record| record.contains("401")));
            // Whoever asks for it gets it as it came.
            let api = error.api().expect("an answer");
            assert_eq!(api.body(), &body);
            assert_eq!(api.headers()["x-token"], token);
        }
    }
    let echoed = refused(answer(403, &[], format!("no license {KEY}"))).await;
    assert!(echoed.to_string().ends_with("no license [redacted]"));
}

/// Bodies that end within a text: the connection does, or the client reads no more than this.
fn cut(text: &[u8], end: usize, limit: usize) -> [Answer; 3] {
    let told = [b"invalid ", &text[..end]].concat();
    let told = |head: &str| Answer::raw(head).more(&told).then(End::Close);
    let space = " ".repeat(limit - "invalid ".len() - end);
    let whole = [space.as_bytes(), b"invalid ", text, b" and more"].concat();
    [
        told("HTTP/1.1 401 No\r\ncontent-length: 900\r\n\r\n"),
        told("HTTP/1.1 401 No\r\n\r\n"),
        answer(401, &[], whole),
    ]
}

#[tokio::test]
async fn s04_a_body_that_ends_within_a_token_shows_none_of_it() {
    const LIMIT: usize = 200;
    let escaped = |escape: fn(u8) -> String| TOKEN.bytes().map(escape).collect::<String>();
    // How many bytes the first four characters have: fewer are no secret.
    for (token, least) in [
        (TOKEN.to_owned(), 4),
        (KEY.to_owned(), 4),
        (TOKEN.replace('/', "&#x2F;"), 4),
        (escaped(|byte| format!("%{byte:02x}")), 12),
        (escaped(|byte| format!("\\u{byte:04X}")), 24),
    ] {
        let ends_at = least..=token.len();
        let answers: Vec<_> = ends_at
            .flat_map(|end| cut(token.as_bytes(), end, LIMIT))
            .collect();
        let count = answers.len();
        let wire = Wire::script(answers);
        let client = secretive(wire.builder().error_body_limit(LIMIT as u64));
        let client = client.reqwest(pool()).build().expect("a client");
        for index in 0..count {
            let error = ends(signed(&client)).await.expect_err("is refused");
            let text = error.to_string();
            // Not the token itself: where it is told, it is one.
            let place = format!("{} of {count}, {least}", index + 1);
            assert!(text.ends_with(": invalid [redacted]"), "{place}");
            texts::are_clean(&place, &texts::of(&error));
        }
    }
}

/// A token so long that a few of them are more than is searched of a document.
#[tokio::test]
async fn s04_a_long_token_that_a_success_repeats_is_not_shown() {
    const LONG: usize = 1000;
    let token = format!("{CANARY}{}", "x".repeat(LONG - CANARY.len()));
    let echo = [&*token; 9].join(" ");
    let wire = Wire::always(json(format!(r#"{{"error":"{echo}"}}"#)));
    let client = secretive(wire.builder()).token(&*token).reqwest(pool());
    let call = signed(&client.build().expect("a client"));
    let error = ends(call).await.expect_err("is no page");
    texts::are_clean("a long token", &texts::of(&error));
    assert!(error.to_string().contains("[redacted]"), "{error}");
}

/// How long a text of ours is at most: a path, a reason and a beginning of 200 characters each are
/// the most that a server adds to it.
const LONGEST: usize = 700;

/// What a terminal or a log takes for something else than text.
const CONTROLS: &str =
    "\u{1b}[31m\u{7}\u{8}\r\n\0\u{7f}\u{9b}2J\u{85}\u{202e}\u{2028}\u{2066}\u{feff}";

fn is_harmless(character: char) -> bool {
    !character.is_control()
        && !CONTROLS
            .chars()
            .any(|control| control == character && !control.is_ascii())
}

/// Holds that a text of ours is one line of text, and not much of what a server has said.
fn is_one_line(error: &Error) {
    let text = error.to_string();
    assert!(text.chars().all(is_harmless), "{text:?}");
    assert!(
        text.chars().count() < LONGEST,
        "{} characters",
        text.chars().count()
    );
    let shown = format!("{error:?}{error:#?}");
    assert!(
        shown
            .chars()
            .all(|shown| shown == '\n' || is_harmless(shown))
    );
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

#[tokio::test]
async fn s05_what_a_server_says_is_one_short_line() {
    let (short, long) = (format!("a{CONTROLS}b"), format!("a{CONTROLS}").repeat(500));
    for text in [short, long] {
        let plain = text.replace(['\r', '\n', '\0'], " ");
        for answer in [
            answer(400, &[], format!(r#"{{"message":{}}}"#, quoted(&text))),
            answer(500, &[], format!(r#"{{"errors":[{}]}}"#, quoted(&text))),
            answer(404, &[], format!("<errors><error>{text}</error></errors>")),
            answer(502, &[], format!("<html>{text}</html>")),
            answer(502, &[], &text),
            json(quoted(&text)),
            json(format!(r#"{{"collection":{}}}"#, quoted(&text))),
            json(format!(r#"{{"collection":[{}]}}"#, quoted(&text))),
            json(format!("{{{}:1}}", quoted(&text))),
            json(&text),
        ] {
            let (error, records) = recorded(refused(answer)).await;
            is_one_line(&error);
            if error.api().is_some() {
                assert!(error.to_string().contains("\\u{1b}"), "{error}");
            }
            let ours = records
                .iter()
                .filter(|record| record.contains("soundcloud_api"));
            assert!(ours.flat_map(|record| record.chars()).all(is_harmless));
        }
        // What is not shown at all is harmless, too.
        let mut told = String::new();
        for answer in [
            redirect(302, &format!("http://{}/", plain.escape_default())),
            redirect(302, &format!("ftp://{plain}")),
            answer(200, &[("content-type", &format!("text/{plain}"))], "x"),
            answer(200, &[("content-encoding", &plain)], "x"),
        ] {
            let error = refused(answer).await;
            writeln!(told, "{error}").expect("a text");
            assert!(error.to_string().chars().count() < LONGEST, "{error}");
        }
        assert!(
            told.chars()
                .all(|shown| shown == '\n' || is_harmless(shown)),
            "{told:?}"
        );
    }
}

#[tokio::test]
async fn s05_many_messages_are_no_more_than_one() {
    let messages = vec![quoted(&"m".repeat(150)); 100].join(",");
    let error = refused(answer(400, &[], format!(r#"{{"errors":[{messages}]}}"#))).await;
    assert_eq!(error.api().expect("an answer").messages().len(), 100);
    assert!(error.to_string().chars().count() < LONGEST, "{error}");
}

#[tokio::test]
async fn s05_debugging_shows_no_more_of_a_message() {
    let message = quoted(&"m".repeat(10_000));
    let error = refused(answer(400, &[], format!(r#"{{"message":{message}}}"#))).await;
    let message = error.api().and_then(|api| api.message());
    assert_eq!(message.map(str::len), Some(10_000));
    assert!(format!("{error:?}").chars().count() < 1000);
}

//! All that values of ours say when they are printed.

use std::{
    error::Error as StdError,
    fmt::{Debug, Write as _},
};

use soundcloud_api::Error;
use soundcloud_tests::log::{CANARY, tells_a_secret};

/// What an error says: its text, its causes' texts, and what debugging shows of each.
pub(crate) fn of(error: &Error) -> String {
    let mut told = String::new();
    let mut next: Option<&dyn StdError> = Some(error);
    while let Some(cause) = next {
        writeln!(told, "{cause}\n{cause:#}").expect("a text");
        debug(&mut told, &cause);
        next = cause.source();
    }
    if let Some(api) = error.api() {
        writeln!(told, "{api}\n{api:#}\n{:?}", api.message()).expect("a text");
        api.messages().for_each(|message| told.push_str(message));
        debug(&mut told, api);
    }
    debug(&mut told, &error.cursor());
    told
}

/// Adds what debugging shows of a value, in a line and in several.
pub(crate) fn debug(told: &mut String, value: &dyn Debug) {
    write!(told, "{value:?}\n{value:#?}\n").expect("a text");
}

/// Holds that no secret is told. Of what is, the beginning is shown, without the secret itself: a
/// panic that tells one ends all.
pub(crate) fn are_clean(what: &str, told: &str) {
    const SHOWN: usize = 60;
    let leaks: Vec<_> = told
        .lines()
        .filter(|line| tells_a_secret(line))
        .map(|line| {
            let (before, after) = line.split_once(CANARY).unwrap_or((line, ""));
            let start = before
                .char_indices()
                .rev()
                .nth(SHOWN)
                .map_or(0, |(at, _)| at);
            let after: String = after.chars().take(SHOWN).collect();
            format!(
                "{}(a secret){}",
                &before[start..],
                after.replace(CANARY, "…")
            )
        })
        .take(5)
        .collect();
    assert!(leaks.is_empty(), "{what}:\n{}", leaks.join("\n"));
}

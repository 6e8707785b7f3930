//! Texts by chance, with a liking for what parsers stumble over.

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use tokio::runtime::{Builder, Runtime};

const PIECES: [&str; 38] = [
    ".", "..", "/", "\\", "%", "%2e", "%2E", "%2f", "%5c", "%00", "%", "?", "#", "//host", "\r",
    "\n", "\t", "\0", "\u{7f}", "\u{85}", "é", "e\u{301}", "\u{202e}", "\u{feff}", "．", "／", ";",
    "@", ":", "&", "=", "+", " ", "[", "]", "'", "\"", "a",
];

/// Any text.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(&PIECES[..]), 0..6)
            .prop_map(|pieces| pieces.concat()),
    ]
}

/// A runner, and a runtime that its cases share.
pub(super) fn cases(cases: u32) -> (TestRunner, Runtime) {
    let runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    });
    let runtime = Builder::new_current_thread().enable_all().build();
    (runner, runtime.expect("a runtime"))
}

//! Any text as an API document.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| soundcloud_fuzz::check_document(text));

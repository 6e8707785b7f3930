//! Any text as an attribute and the trait below it.

#![no_main]

libfuzzer_sys::fuzz_target!(|source: &str| soundcloud_fuzz::check_api(source));

//! Any text as a value of a path.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| soundcloud_fuzz::check_path(input));

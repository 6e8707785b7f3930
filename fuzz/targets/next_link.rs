//! Any text as the link to the next page of a list.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| soundcloud_fuzz::check_next_link(input));

//! Any text as an attribute and what stands below it.

#![no_main]

libfuzzer_sys::fuzz_target!(|source: &str| soundcloud_fuzz::check_endpoint(source));

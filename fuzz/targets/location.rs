//! Any bytes as where a server redirects to.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| soundcloud_fuzz::check_location(input));

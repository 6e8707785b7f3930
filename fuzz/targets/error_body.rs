//! Any bytes with a failure.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| soundcloud_fuzz::check_error_body(input));

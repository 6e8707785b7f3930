//! Any bytes as the time that a server asks to wait.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| soundcloud_fuzz::check_retry_after(input));

//! Any bytes as each of SoundCloud's models in JSON.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| soundcloud_fuzz::check_model(input));

//! Any text as a template.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| soundcloud_fuzz::check_template(text));

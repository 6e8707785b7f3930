//! Any bytes as a document in XML.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| soundcloud_fuzz::check_xml(input));

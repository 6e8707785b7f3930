//! Endpoints that are nearly right.

#![no_main]

use soundcloud_fuzz::{check_endpoint, grammar::Endpoint};

libfuzzer_sys::fuzz_target!(|endpoint: Endpoint| check_endpoint(&endpoint.0));

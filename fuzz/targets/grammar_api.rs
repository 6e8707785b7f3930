//! Traits that are nearly right.

#![no_main]

use soundcloud_fuzz::{check_api, grammar::Trait};

libfuzzer_sys::fuzz_target!(|item: Trait| check_api(&item.0));

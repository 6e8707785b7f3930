//! As much of `std` as a language server needs to know a declared trait by.
#![no_std]

extern crate alloc;

pub use alloc::{boxed, string, vec};
pub use core::{
    clone, compile_error, concat, convert, default, fmt, future, marker, ops, option, pin, result,
    stringify, task,
};

pub mod prelude {
    pub mod v1 {
        pub use alloc::{boxed::Box, string::String, vec::Vec};
        pub use core::prelude::v1::*;
    }

    pub mod rust_2018 {
        pub use super::v1::*;
    }

    pub mod rust_2021 {
        pub use super::v1::*;
    }

    pub mod rust_2024 {
        pub use super::v1::*;
        pub use core::future::{Future, IntoFuture};
    }
}

//! A model needs nothing in scope, and says where the runtime is.

#![deny(warnings)]
#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types)]

mod vendor {
    pub mod http {
        pub use ::soundcloud_api::*;
    }
}

mod soundcloud_api {}
mod core {}
mod std {}
struct Option;
struct str;
struct u8;

#[derive(::serde::Serialize, vendor::http::Schema)]
#[schema(spec = "../fail/schema/shop.yaml", crate = vendor::http)]
#[serde(crate = "::serde")]
struct Item {
    #[schema(name = "id")]
    number: u64,
    price: ::core::option::Option<f64>,
}

fn main() {
    ::core::assert_eq!(<Item as vendor::http::Schema>::NAME, "Item");
}

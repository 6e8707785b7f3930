//! Clippy finds nothing in what is written for a method, however strict it is.

#![deny(
    warnings,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::cargo
)]
#![deny(
    clippy::alloc_instead_of_core,
    clippy::allow_attributes,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::clone_on_ref_ptr,
    clippy::default_numeric_fallback,
    clippy::exhaustive_structs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::pattern_type_mismatch,
    clippy::pub_use,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::std_instead_of_core,
    clippy::str_to_string,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]
#![allow(clippy::cargo_common_metadata, clippy::multiple_crate_versions)]

use core::fmt::Display;

use soundcloud_api::{Api, Body, Call, Client, Error, Form, Format, api, endpoint};

/// A shop.
#[api(openapi)]
pub trait Shop: Api {
    /// Items.
    #[endpoint(GET, "/shops/<shop>/items?<lang>&<filter..>", headers("X-Count" = count))]
    fn items(&self, shop: &str, lang: Option<u8>, filter: &[(u8, u8)], count: u32) -> Call<String>;

    /// A new item.
    #[endpoint(POST, "/items.<format>", encode(format) = item)]
    fn add(&self, item: String, format: Format) -> Call<()>;

    /// Parts of it.
    #[endpoint(POST, "/items", multipart = parts)]
    fn upload(&self, parts: Form) -> Call<()>;

    /// A file.
    #[endpoint(PUT, "/files/<path..>", body = content, auth = none, retry = never)]
    fn store(&self, path: &[String], content: Body) -> Call<()>;

    /// Awaited.
    #[endpoint(DELETE, "/items/<id>", operation = "deleteItem")]
    async fn delete<T: Display + Sync>(&self, id: &T) -> Result<(), Error>
    where
        Self: Sized;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let request = shop.items("ana", None, &[], 3).request()?;
    assert_eq!(request.url().path(), "/shops/ana/items");
    drop(shop.delete(&"7"));
    Ok(())
}

//! What is written for a method needs nothing in scope, and is not misled by what is. (Without a
//! prelude there are no words for types that lack a trait: so here are only types of the language.)

#![deny(warnings)]
#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types)]

use ::soundcloud_api::endpoint;

mod core {}
mod std {}
struct Option;
struct Some;
struct None;
struct Result;
struct Ok;
struct Send;
struct Future;
struct u8;
struct str;
struct Endpoint;
struct Method;

trait Shop: ::soundcloud_api::Api {
    #[endpoint(PUT, "/items/<id>?<q>&<more>", json = item, headers("a" = a), operation = "put")]
    fn item(
        &self,
        id: u32,
        q: ::core::option::Option<u32>,
        more: &[u32],
        item: u32,
        a: bool,
    ) -> ::soundcloud_api::Call<()>;

    #[endpoint(GET, "/files/<path..>")]
    fn files(&self, path: &[u32]) -> ::soundcloud_api::Call<()>;
}

impl Shop for ::soundcloud_api::Client {}

fn main() -> ::core::result::Result<(), ::soundcloud_api::Error> {
    let shop = ::soundcloud_api::Client::builder("https://shop.example").build()?;
    let request = shop
        .item(7, ::core::option::Option::Some(1), &[2, 3], 4, true)
        .request()?;
    ::core::assert_eq!(
        request.url().as_str(),
        "https://shop.example/items/7?q=1&more=2&more=3"
    );
    ::core::mem::drop(shop.files(&[1]));
    ::core::result::Result::Ok(())
}

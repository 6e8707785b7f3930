//! Traits, functions and macros of the prelude may mean something else.

#![deny(warnings)]
#![allow(unused_macros, dead_code)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

macro_rules! format {
    ($($any:tt)*) => {
        compile_error!("not this one")
    };
}
macro_rules! vec {
    ($($any:tt)*) => {
        compile_error!("not this one")
    };
}
macro_rules! matches {
    ($($any:tt)*) => {
        compile_error!("not this one")
    };
}
macro_rules! stringify {
    ($($any:tt)*) => {
        compile_error!("not this one")
    };
}

trait Into {}
trait From {}
trait ToString {}
trait Future {}
trait Iterator {}
fn drop() {}
fn argument() {}
fn client() {}
const ENDPOINT: () = ();
static ARGUMENTS: () = ();

trait Shop: Api {
    #[endpoint(PUT, "/items/<id>?<lang>", json = item, headers("X-Id" = tag))]
    fn item(&self, id: u32, lang: Option<&str>, item: &str, tag: u32) -> Call<String>;

    #[endpoint(GET, "/items/<id>")]
    async fn awaited(&self, id: u32) -> Result<String, Error>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let request = shop.item(7, Some("en"), "new", 3).request()?;
    assert_eq!(
        request.url().as_str(),
        "https://shop.example/items/7?lang=en"
    );
    std::mem::drop(shop.awaited(7));
    Ok(())
}

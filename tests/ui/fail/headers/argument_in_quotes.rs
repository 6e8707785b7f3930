//! An argument in quotes, which is a fixed text.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("If-None-Match" = "etag"))]
    fn items(&self, etag: &str) -> Call<String>;
    //~^ ERROR argument `etag` has no place in this endpoint
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("7");
}

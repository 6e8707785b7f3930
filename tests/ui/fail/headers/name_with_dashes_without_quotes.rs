//! A name with dashes and without its quotes.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers(If-None-Match = etag))]
    //~^ ERROR the name of a header is text
    fn items(&self, etag: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("7");
}

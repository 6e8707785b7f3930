//! A header that is not the caller's.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(PUT, "/items/<id>", headers("Content-Length" = length))]
    //~^ ERROR the header `content-length` is set by the HTTP client
    fn item(&self, id: u32, length: u64) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7, 0);
}

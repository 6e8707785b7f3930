//! An argument that the method does not have.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("If-None-Match" = etga))]
    //~^ ERROR method `items` has no argument `etga`
    fn items(&self, etag: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("7");
}

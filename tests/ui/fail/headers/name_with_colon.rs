//! A name with the colon that stands behind it on the wire.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("If-None-Match:" = etag))]
    //~^ ERROR `:` is not allowed in a header's name
    fn items(&self, etag: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("7");
}

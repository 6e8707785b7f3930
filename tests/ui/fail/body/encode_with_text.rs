//! The format in quotes.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", encode("json") = item)]
    //~^ ERROR the format of a body is a key of its own
    fn add(&self, item: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new");
}

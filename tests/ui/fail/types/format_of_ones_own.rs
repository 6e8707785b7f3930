//! A format that the client does not know.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", encode(format) = item)]
    //~^ ERROR[E0308] mismatched types
    //~| UNDERLINED format
    fn add(&self, item: &str, format: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new", "json");
}

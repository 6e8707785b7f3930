//! A key that names no argument.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", json = itme)]
    //~^ ERROR method `add` has no argument `itme`
    fn add(&self, item: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new");
}

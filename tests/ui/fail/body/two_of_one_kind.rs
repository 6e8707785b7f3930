//! Two bodies of one kind.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", json = item, json = price)]
    //~^ ERROR an endpoint has one body, and `json = item` is it
    fn add(&self, item: &str, price: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new", 7);
}

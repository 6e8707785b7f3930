//! An argument that is meant as the body.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items")]
    fn add(&self, item: &str) -> Call<String>;
    //~^ ERROR argument `item` has no place in this endpoint
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new");
}

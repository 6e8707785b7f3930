//! Two arguments as one body.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", json = (item, price))]
    //~^ ERROR `json` takes the name of an argument
    fn add(&self, item: &str, price: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new", 7);
}

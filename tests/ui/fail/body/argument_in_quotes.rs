//! A body is an argument, not text.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(PUT, "/items/<id>", json = "item")]
    //~^ ERROR `json` takes the name of an argument
    fn change(&self, id: u32, item: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.change(7, "new");
}

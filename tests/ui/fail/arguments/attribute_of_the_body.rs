//! An argument marked as the body.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items")]
    fn add(&self, #[body] item: &str) -> Call<String>;
    //~^ ERROR argument `item` takes no attribute: the template and the keys say where it goes
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new");
}

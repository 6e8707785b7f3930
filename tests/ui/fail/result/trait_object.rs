//! A type that has no size.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<dyn std::fmt::Display>;
    //~^ ERROR `dyn std::fmt::Display` cannot be decoded from a response: its type must be known
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

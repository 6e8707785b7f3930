//! A parameter inside another.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id<part>>")]
    //~^ ERROR `<` inside a parameter
    fn item(&self, id: u32, part: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7, 1);
}

//! The base URL alone, without a key.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api("https://shop.example")]
//~^ ERROR[] expected a key
//~| UNDERLINED "https://shop.example"
trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

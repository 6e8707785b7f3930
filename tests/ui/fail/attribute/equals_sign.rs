//! The template behind an equals sign, as attributes of rustc have it.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint = "/items/<id>"]
    //~^ ERROR[] key-value macro attributes are not supported
    //~| UNDERLINED #[endpoint = "/items/<id>"]
    //~| ERROR `#[endpoint]` is missing its HTTP method
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

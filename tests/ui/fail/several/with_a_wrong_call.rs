//! A method with a mistake still has its signature.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id")]
    //~^ ERROR parameter `<id` is never closed
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item("seven");
    //~^ ERROR[E0308] mismatched types
    //~| UNDERLINED "seven"
}

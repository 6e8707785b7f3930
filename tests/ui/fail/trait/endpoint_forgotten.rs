//! A method without its attribute.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api]
trait Shop: Api {
    fn item(&self, id: u32) -> Call<String>;
    //~^ ERROR method `item` has neither `#[endpoint]` nor a body

    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    let _: Call<String> = shop.items();
}

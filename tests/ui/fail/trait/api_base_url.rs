//! The base URL in the declaration, where the client has it.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(base_url = "https://shop.example")]
//~^ ERROR unknown key `base_url` in `#[api]`
trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

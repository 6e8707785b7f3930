//! The base URL, which is the client's and not the endpoint's.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>", base_url = "https://shop.example")]
    //~^ ERROR unknown key `base_url` in `#[endpoint]`
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

//! A parameter that may be missing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id?>")]
    //~^ ERROR a parameter of the path cannot be optional
    fn item(&self, id: Option<u32>) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(None);
}

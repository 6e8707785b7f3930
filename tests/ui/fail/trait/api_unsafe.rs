//! Nothing about a whole API is unsafe.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api]
unsafe trait Shop: Api {
//~^ ERROR a trait of endpoints cannot be `unsafe`
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

unsafe impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

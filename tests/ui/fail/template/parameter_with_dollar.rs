//! A parameter as a shell writes it.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/$id")]
    fn item(&self, id: u32) -> Call<String>;
    //~^ ERROR argument `id` has no place in this endpoint
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

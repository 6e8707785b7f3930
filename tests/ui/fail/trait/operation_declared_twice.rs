//! One operation of the document at two paths.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api]
trait Shop: Api {
    #[endpoint(GET, "/items/<id>", operation = "getItem")]
    fn item(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/parts/<id>", operation = "getItem")]
    //~^ ERROR operation `getItem` is already declared by method `item`
    fn part(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    let _: Call<String> = shop.part(7);
}

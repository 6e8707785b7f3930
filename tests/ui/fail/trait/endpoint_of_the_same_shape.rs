//! Two templates that differ in the names of their arguments only.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api]
trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/items/<name>")]
    //~^ ERROR `GET /items/<name>` is already declared by method `item`
    fn item_by_name(&self, name: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    let _: Call<String> = shop.item_by_name("harp");
}

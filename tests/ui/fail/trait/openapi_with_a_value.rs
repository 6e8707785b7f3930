//! The key that gives a document, where one is to be read.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(openapi = "openapi.yaml")]
//~^ ERROR `openapi` has no value: it writes a document
trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

//! Two letters of the method swapped.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GTE, "/items/<id>")]
    //~^ ERROR unknown HTTP method `GTE`
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

//! A name that no argument can have.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<item-id>")]
    //~^ ERROR `item-id` cannot be the name of an argument: it has `-`
    fn item(&self, item_id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

//! A field of an argument as a parameter.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Item {
    #[allow(dead_code)]
    id: u32,
}

trait Shop: Api {
    #[endpoint(GET, "/items/<item.id>")]
    //~^ ERROR `item.id` cannot be the name of an argument: it has `.`
    fn item(&self, item: &Item) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(&Item { id: 7 });
}

//! The fields of a struct, taken apart.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Item {
    #[allow(dead_code)]
    id: u32,
}

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, Item { id }: Item) -> Call<String>;
    //~^ ERROR an argument of an endpoint is a name, not a pattern
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(Item { id: 7 });
}

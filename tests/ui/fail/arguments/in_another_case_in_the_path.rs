//! The name of the document, where the argument's belongs.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<itemId>")]
    //~^ ERROR parameter `<itemId>` has no argument
    fn item(&self, item_id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

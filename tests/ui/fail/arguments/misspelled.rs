//! Parameter and argument differ by a slip of the finger: one mistake, not two.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<item_di>")]
    //~^ ERROR parameter `<item_di>` has no argument
    fn item(&self, item_id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

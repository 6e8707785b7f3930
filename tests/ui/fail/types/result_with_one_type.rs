//! A `Result` without its error.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Result<String>;
    //~^ ERROR[E0107] enum takes 2 generic arguments but 1 generic argument was supplied
    //~| UNDERLINED Result
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

//! A `Result` that nobody can await.

use soundcloud_api::{Api, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Result<String, Error>;
    //~^ ERROR endpoint `item` returns a `Result` and must be `async`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Result<String, Error> = shop.item(7);
}

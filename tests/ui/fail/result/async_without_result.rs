//! The type alone, as if nothing could fail.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Option<String>;
    //~^ ERROR an endpoint returns `Result<T, E>`: its request may fail
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

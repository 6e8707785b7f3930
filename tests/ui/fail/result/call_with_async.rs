//! A call awaited twice.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Call<String>;
    //~^ ERROR a `Call` is awaited by the caller: endpoint `item` is not `async`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

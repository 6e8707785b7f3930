//! A value beside its status.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> (u16, String);
    //~^ ERROR an endpoint returns `Call<T>`: its request may fail
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

//! The type alone, as if nothing could fail.

use soundcloud_api::{Api, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn first(&self) -> Plain;

    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Plain;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Plain = shop.first();
    drop(shop.item(7));
}

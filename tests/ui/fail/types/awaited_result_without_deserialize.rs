//! A result that cannot be read, awaited.

use soundcloud_api::{Api, Client, Error, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Result<Plain, Error>;
    //~^ ERROR[E0277] `Plain` cannot be decoded from the response of `GET /items/<id>`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

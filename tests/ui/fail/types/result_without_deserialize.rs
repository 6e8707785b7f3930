//! A result that cannot be read.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<Plain>;
    //~^ ERROR[E0277] `Plain` cannot be decoded from the response of `GET /items/<id>`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<Plain> = shop.item(7);
}

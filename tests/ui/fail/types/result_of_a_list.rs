//! A result that cannot be read, inside one that can.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<Vec<Plain>>;
    //~^ ERROR[E0277] `Vec<Plain>` cannot be decoded from the response of `GET /items`
    //~| UNDERLINED Vec<Plain>
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Vec<Plain>` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<Vec<Plain>> = shop.items();
}

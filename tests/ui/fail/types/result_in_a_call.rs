//! A `Result` inside a call, which is one already.

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<Result<String, Error>>;
    //~^ ERROR[E0277] `Result<String, soundcloud_api::Error>` cannot be decoded from the response of `GET /items/<id>`
    //~| UNDERLINED Result<String, Error>
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Result<String, soundcloud_api::Error>` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

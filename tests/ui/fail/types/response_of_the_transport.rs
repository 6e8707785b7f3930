//! A response of `reqwest`, where a type of one's own belongs.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<soundcloud_api::reqwest::Response>;
    //~^ ERROR[E0277] `soundcloud_api::reqwest::Response` cannot be decoded from the response of `GET /items/<id>`
    //~| UNDERLINED soundcloud_api::reqwest::Response
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `soundcloud_api::reqwest::Response` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

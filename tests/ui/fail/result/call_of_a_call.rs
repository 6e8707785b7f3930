//! A call inside a result.

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Result<Call<String>, Error>;
    //~^ ERROR[E0277] `Call<String>` cannot be decoded from the response of `GET /items/<id>`
    //~| UNDERLINED Call<String>
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Call<String>` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

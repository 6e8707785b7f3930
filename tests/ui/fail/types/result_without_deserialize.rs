//! Results that cannot be read.

use soundcloud_api::{Api, Call, Client, Error, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<Vec<Plain>>;
    //~^ ERROR[E0277] `Vec<Plain>` cannot be decoded from a response
    //~| UNDERLINED Call<Vec<Plain>>
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Vec<Plain>` needs `#[derive(serde::Deserialize)]`, and none may borrow

    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Result<Plain, Error>;
    //~^ ERROR[E0277] `Plain` cannot be decoded from a response
    //~| UNDERLINED Result<Plain, Error>
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Deserialize)]`, and none may borrow
    //~| ERROR[E0277] `Plain` cannot be decoded from a response
    //~| UNDERLINED Result<Plain, Error>
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<Vec<Plain>> = shop.items();
    drop(shop.item(7));
}

//! A type parameter of the result that promises nothing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item<T>(&self, id: u32) -> Call<T>;
    //~^ ERROR[E0277] `T` cannot be decoded from the response of `GET /items/<id>`
    //~| UNDERLINED T
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `T` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

//! An anonymous type that promises something else.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: impl Clone) -> Call<String>;
    //~^ ERROR[E0277] `impl Clone` cannot be sent as a path parameter of `GET /items/<id>`
    //~| UNDERLINED impl
    //~| LABEL does not implement `Display`
    //~| NOTE implement `std::fmt::Display` for `impl Clone`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

//! A mistake in one method, a type that lacks a trait in another.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>/")]
    fn item(&self, id: &Plain) -> Call<String>;
    //~^ ERROR[E0277] `&Plain` cannot be sent as a path parameter of `GET /items/<id>/`
    //~| UNDERLINED &Plain
    //~| LABEL does not implement `Display`
    //~| NOTE implement `std::fmt::Display` for `&Plain`

    #[endpoint(GTE, "/items")]
    //~^ ERROR unknown HTTP method `GTE`
    fn items(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(&Plain);
    let _: Call<String> = shop.items();
}

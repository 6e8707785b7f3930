//! A type parameter that promises nothing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item<T>(&self, id: T) -> Call<String>;
    //~^ ERROR[E0277] `T` cannot be sent as a path parameter of `GET /items/<id>`
    //~| UNDERLINED T
    //~| LABEL does not implement `Display`
    //~| NOTE implement `std::fmt::Display` for `T`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

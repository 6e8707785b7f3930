//! A type parameter of the trait that promises nothing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop<T>: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: T) -> Call<String>;
    //~^ ERROR[E0277] `T` cannot be sent as a path parameter of `GET /items/<id>`
    //~| UNDERLINED T
    //~| LABEL does not implement `Display`
    //~| NOTE implement `std::fmt::Display` for `T`
}

impl Shop<u32> for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

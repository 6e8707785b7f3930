//! A type parameter of the body that promises nothing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", json = item)]
    fn add<T>(&self, item: &T) -> Call<String>;
    //~^ ERROR[E0277] `&T` cannot be sent as the JSON body of `POST /items`
    //~| UNDERLINED &T
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `&T` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(&7);
}

//! A type parameter in a list that promises nothing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<tags>")]
    fn items<T>(&self, tags: &[T]) -> Call<String>;
    //~^ ERROR[E0277] `&[T]` cannot be sent as a query parameter of `GET /items`
    //~| UNDERLINED &[T]
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `&[T]` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(&["harp"]);
}

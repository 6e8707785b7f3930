//! A field that cannot be written, of a type that could.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

#[derive(serde::Serialize)]
struct Item<T> {
    part: T,
}

trait Shop: Api {
    #[endpoint(POST, "/items", json = item)]
    fn add(&self, item: &Item<Plain>) -> Call<String>;
    //~^ ERROR[E0277] `&Item<Plain>` cannot be sent as the JSON body of `POST /items`
    //~| UNDERLINED &Item<Plain>
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `&Item<Plain>` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(&Item { part: Plain });
}

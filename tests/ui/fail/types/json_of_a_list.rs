//! A type that cannot be written, inside one that can.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items", json = items)]
    fn add(&self, items: Vec<Plain>) -> Call<String>;
    //~^ ERROR[E0277] `Vec<Plain>` cannot be sent as the JSON body of `POST /items`
    //~| UNDERLINED Vec<Plain>
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `Vec<Plain>` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(vec![Plain]);
}

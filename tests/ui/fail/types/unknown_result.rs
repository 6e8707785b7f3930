//! A result of a type that is not there.

use soundcloud_api::{Api, Call, Client, endpoint};

#[derive(serde::Deserialize)]
struct Item;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<Itme>;
    //~^ ERROR[E0425] cannot find type `Itme` in this scope
    //~| UNDERLINED Itme
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

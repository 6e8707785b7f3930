//! An argument of a type that is not there.

use soundcloud_api::{Api, Call, Client, endpoint};

struct ItemId;

impl std::fmt::Display for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("7")
    }
}

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: ItemIdd) -> Call<String>;
    //~^ ERROR[E0425] cannot find type `ItemIdd` in this scope
    //~| UNDERLINED ItemIdd
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(ItemId);
}

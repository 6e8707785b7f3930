//! A mistake elsewhere in the program is told as well.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GTE, "/items/<id>")]
    //~^ ERROR unknown HTTP method `GTE`
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    let count: u32 = "seven";
    //~^ ERROR[E0308] mismatched types
    //~| UNDERLINED "seven"
    drop(count);
}

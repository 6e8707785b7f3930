//! The name of the attribute with a slip of the finger.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api]
trait Shop: Api {
    #[endpiont(GET, "/items/<id>")]
    //~^ ERROR method `item` has no `#[endpoint]`
    fn item(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    let _: Call<String> = shop.items();
}

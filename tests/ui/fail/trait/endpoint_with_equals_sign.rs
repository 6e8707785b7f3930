//! The template behind an equals sign, in a trait that is read as a whole.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api]
trait Shop: Api {
    #[endpoint = "/items/<id>"]
    //~^ ERROR the arguments of `#[endpoint]` stand in parentheses
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

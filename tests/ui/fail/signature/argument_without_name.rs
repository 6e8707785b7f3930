//! Nothing to look for.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, _: u32) -> Call<String>;
    //~^ ERROR an argument of an endpoint needs a name
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

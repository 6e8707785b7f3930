//! A pair as Rails and Express write it.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?q=:q")]
    //~^ ERROR parameters are written `<name>`
    fn items(&self, q: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("harp");
}

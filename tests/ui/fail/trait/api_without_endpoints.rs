//! A trait that declares nothing.

use soundcloud_api::{Api, Client, api};

#[api]
trait Shop: Api {
//~^ ERROR trait `Shop` declares no endpoints
    fn name(&self) -> &'static str {
        "shop"
    }
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: &'static str = shop.name();
}

//! The attribute on a constant.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items")]
    const ITEMS: &'static str = "/items";
    //~^ ERROR `#[endpoint]` goes on a method of a trait
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop((shop, <Client as Shop>::ITEMS));
}

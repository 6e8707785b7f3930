//! An `async` method with one qualifier too many.

use soundcloud_api::{Api, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    async unsafe fn item(&self, id: u32) -> Result<String, Error>;
    //~^ ERROR an endpoint cannot be `unsafe`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

//! A type that only the method would know, awaited.

use soundcloud_api::{Api, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items")]
    async fn items(&self) -> Result<impl Iterator<Item = String>, Error>;
    //~^ ERROR `impl Iterator<Item = String>` cannot be decoded from a response: its type must be known
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.items());
}

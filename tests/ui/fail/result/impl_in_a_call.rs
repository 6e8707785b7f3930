//! A type that only the method would know.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<impl Iterator<Item = String>>;
    //~^ ERROR `impl Iterator<Item = String>` cannot be decoded from a response: its type must be known
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.items());
}

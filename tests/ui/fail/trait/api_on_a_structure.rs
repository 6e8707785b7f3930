//! The attribute of a trait on the client.

use soundcloud_api::{Api, Client, api};

#[api]
struct Shop {
//~^ ERROR `#[api]` goes on a trait, not on `struct`
    client: Client,
}

impl Api for Shop {
    fn client(&self) -> &Client {
        &self.client
    }
}

fn main() {
    let client = Client::builder("https://shop.example").build().unwrap();
    let shop = Shop { client };
    drop(shop.client().clone());
}

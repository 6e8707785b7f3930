//! The attribute on a structure.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {}

/// An item.
#[endpoint(GET, "/items")]
struct Item;
//~^ ERROR `#[endpoint]` goes on a method of a trait

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop::<Client>(shop);
    let _ = Item;
}

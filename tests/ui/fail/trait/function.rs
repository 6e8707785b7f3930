//! The attribute on a function.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {}

#[endpoint(GET, "/items/<id>")]
fn item(id: u32) -> String {
//~^ ERROR `#[endpoint]` goes on a method of a trait
    id.to_string()
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: String = item(7);
    drop::<Client>(shop);
}

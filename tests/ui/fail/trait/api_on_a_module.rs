//! The attribute around a module of traits.

use soundcloud_api::{Client, api};

#[api]
mod shop {
//~^ ERROR `#[api]` goes on a trait, not on `mod`
    pub trait Shop: soundcloud_api::Api {
        #[soundcloud_api::endpoint(GET, "/items/<id>")]
        fn item(&self, id: u32) -> soundcloud_api::Call<String>;
    }
}

impl shop::Shop for Client {}

fn main() {
    use shop::Shop as _;

    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

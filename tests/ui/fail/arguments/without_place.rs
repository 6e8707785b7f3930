//! An argument that would be dropped.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self, page: u32) -> Call<String>;
    //~^ ERROR argument `page` has no place in this endpoint
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(7);
}

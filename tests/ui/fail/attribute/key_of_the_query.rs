//! A parameter of the query as a key.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", query = page)]
    //~^ ERROR unknown key `query` in `#[endpoint]`
    fn items(&self, page: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(2);
}

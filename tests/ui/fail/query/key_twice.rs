//! One key with two arguments.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?id=<first>&id=<second>")]
    //~^ ERROR the query has `id` twice: the first is `id=<first>`
    fn items(&self, first: u32, second: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(1, 2);
}

//! One header with two arguments.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("X-Id" = a, "X-Id" = b))]
    //~^ ERROR the header `x-id` is set twice: the first is `a`
    fn items(&self, a: u32, b: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(1, 2);
}

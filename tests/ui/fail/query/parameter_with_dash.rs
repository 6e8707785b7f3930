//! A key that no argument can be named like.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<page-size>")]
    //~^ ERROR `page-size` cannot be the name of an argument: it has `-`
    fn items(&self, page_size: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(10);
}

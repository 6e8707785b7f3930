//! The fields of two structs.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<filter..>&<page..>")]
    //~^ ERROR a query has the fields of one argument, and `<filter..>` is it
    fn items(&self, filter: &[(&str, u32)], page: &[(&str, u32)]) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(&[("bpm", 120)], &[("offset", 10)]);
}

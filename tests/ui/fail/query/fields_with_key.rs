//! The fields of a struct under one key.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?filter=<filter..>")]
    //~^ ERROR `<filter..>` has keys of its own
    fn items(&self, filter: &[(&str, u32)]) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(&[("bpm", 120)]);
}

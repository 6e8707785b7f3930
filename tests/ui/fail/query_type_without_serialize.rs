//! A pair and fields that cannot be written.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items?<order>&<filter..>")]
    fn items(&self, order: Plain, filter: Option<Plain>) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(Plain, None);
}

//! A yes to retries, where it is asked what a second request does.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", json = item, retry = true)]
    //~^ ERROR `retry` is one of `never` and `always`
    fn add(&self, item: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("tea");
}

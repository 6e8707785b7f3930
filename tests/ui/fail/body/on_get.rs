//! A body that servers and proxies drop.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", json = filter)]
    //~^ ERROR a `GET` request has no body: servers and proxies drop it
    fn items(&self, filter: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("new");
}

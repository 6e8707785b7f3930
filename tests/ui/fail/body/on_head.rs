//! A body where even the answer has none.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(HEAD, "/items", json = filter)]
    //~^ ERROR a `HEAD` request has no body: servers and proxies drop it
    fn items(&self, filter: &str) -> Call<()>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<()> = shop.items("new");
}

//! A path behind the query.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<q>/parts")]
    //~^ ERROR the path ends where the query starts
    fn items(&self, q: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("harp");
}

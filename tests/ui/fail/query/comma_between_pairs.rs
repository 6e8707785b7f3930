//! A comma between two pairs.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<q>,<lang>")]
    //~^ ERROR text behind a parameter of the query
    fn items(&self, q: &str, lang: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("harp", "en");
}

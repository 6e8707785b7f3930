//! Text behind a parameter that is a pair of its own.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<q>,exact")]
    //~^ ERROR text behind a parameter of the query
    fn items(&self, q: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("harp");
}

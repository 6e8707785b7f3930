//! A struct that is meant for the query, and not in it.

use soundcloud_api::{Api, Call, Client, endpoint};

#[derive(serde::Serialize)]
struct Filter {
    bpm: u32,
}

trait Shop: Api {
    #[endpoint(GET, "/items?lang=en")]
    fn items(&self, filter: &Filter) -> Call<String>;
    //~^ ERROR argument `filter` has no place in this endpoint
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(&Filter { bpm: 120 });
}

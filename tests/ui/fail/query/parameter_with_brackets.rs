//! A key in brackets as a parameter.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<bpm[from]>")]
    //~^ ERROR `bpm[from]` cannot be the name of an argument: it has `[`
    fn items(&self, from: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(120);
}

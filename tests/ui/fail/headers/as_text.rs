//! A header in one text, as HTTP has it.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("X-Device: till"))]
    //~^ ERROR name and value of a header are two texts
    fn items(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items();
}

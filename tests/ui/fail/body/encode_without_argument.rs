//! A format, and nothing to write in it.

use soundcloud_api::{Api, Call, Client, Format, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items.<format>", encode(format))]
    //~^ ERROR `encode` has parentheses
    fn add(&self, format: Format) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(Format::Json);
}

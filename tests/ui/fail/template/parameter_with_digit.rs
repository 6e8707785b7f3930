//! A name that starts with a digit.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<2nd>")]
    //~^ ERROR `2nd` cannot be the name of an argument: it starts with a digit
    fn item(&self, second: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

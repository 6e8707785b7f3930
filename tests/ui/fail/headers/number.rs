//! A number as a fixed value.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("X-Version" = 2))]
    //~^ ERROR the value of a header is an argument or text
    fn items(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items();
}

//! Two arguments in one value.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?range=<from>-<to>")]
    //~^ ERROR the value of a query pair is either fixed text or one parameter
    fn items(&self, from: u32, to: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(1, 2);
}

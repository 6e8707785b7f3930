//! A list for one segment of the path.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<ids>")]
    fn items(&self, ids: &[u32]) -> Call<String>;
    //~^ ERROR `&[u32]` cannot fill one path segment
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(&[1, 2]);
}

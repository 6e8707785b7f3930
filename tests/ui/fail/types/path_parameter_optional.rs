//! A path with a hole.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: Option<u32>) -> Call<String>;
    //~^ ERROR a path parameter cannot be optional: `None` would leave a hole in the path
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(None);
}

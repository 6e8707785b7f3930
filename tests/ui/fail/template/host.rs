//! The host of the server before the path.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "//shop.example/items/<id>")]
    //~^ ERROR this is a URL; a template starts with the path
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

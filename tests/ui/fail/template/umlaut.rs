//! Letters that a URL holds in encoded form only.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/größe/<id>")]
    //~^ ERROR non-ASCII character `ö` in a template
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

//! The path of the runtime as text, for the whole trait.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(crate = "soundcloud_api")]
//~^ ERROR `crate` takes a path
trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

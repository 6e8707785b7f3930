//! An argument that is taken by `ref`.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, ref id: u32) -> Call<String>;
    //~^ ERROR an argument of an endpoint is a name, not a pattern
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

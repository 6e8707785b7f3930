//! An argument whose name on the wire stands in an attribute.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, #[path("id")] number: u32) -> Call<String>;
    //~^ ERROR argument `number` takes no attribute: the template and the keys say where it goes
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

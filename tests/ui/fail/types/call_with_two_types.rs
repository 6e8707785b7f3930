//! A call with an error type, as a `Result` has one.

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String, Error>;
    //~^ ERROR[E0107] struct takes 1 generic argument but 2 generic arguments were supplied
    //~| UNDERLINED Call
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

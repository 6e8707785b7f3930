//! A method with a visibility of its own.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    pub fn item(&self, id: u32) -> Call<String>;
    //~^ ERROR[E0449] visibility qualifiers are not permitted here
    //~| UNDERLINED pub
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

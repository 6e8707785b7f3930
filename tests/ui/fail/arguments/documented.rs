//! A doc comment on an argument.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(
        &self,
        /// The number of the item.
        //~^ ERROR argument `id` takes no documentation of its own
        id: u32,
    ) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

//! The attribute in an `impl` block.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {}

struct Till(Client);

impl Till {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String> {
    //~^ ERROR endpoint `item` has a body, which is the attribute's to write
        drop(self.0.clone());
        Call::ready(id.to_string())
    }
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = Till(shop).item(7);
}

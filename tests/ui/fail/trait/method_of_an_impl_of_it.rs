//! The attribute where the trait is implemented.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String> {
    //~^ ERROR endpoint `item` has a body, which is the attribute's to write
        drop(self.clone());
        Call::ready(id.to_string())
    }
}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

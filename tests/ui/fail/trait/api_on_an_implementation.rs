//! The attribute where the trait is implemented.

use soundcloud_api::{Api, Call, Client, api, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

#[api]
impl Shop for Client {}
//~^ ERROR `#[api]` goes on a trait, not on `impl`

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

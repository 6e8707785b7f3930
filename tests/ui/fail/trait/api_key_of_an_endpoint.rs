//! A key of an endpoint on the trait.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(auth = none)]
//~^ ERROR unknown key `auth` in `#[api]`
trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

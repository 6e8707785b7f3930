//! A trait that has no client to send by, told once.

use soundcloud_api::{Call, Client, Error, api, endpoint};

#[api]
trait Shop {
//~^ ERROR trait `Shop` has no client to send its calls by
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;

    #[endpoint(GET, "/parts/<id>")]
    async fn part(&self, id: u32) -> Result<String, Error>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    drop(shop.part(7));
}

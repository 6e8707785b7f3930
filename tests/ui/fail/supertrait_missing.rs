//! A trait that has no client to send by.

use soundcloud_api::{Call, Client, Error, endpoint};

trait Shop {
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

//! Results that cannot be read.

use soundcloud_api::{Api, Call, Client, Error, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<Vec<Plain>>;

    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Result<Plain, Error>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<Vec<Plain>> = shop.items();
    drop(shop.item(7));
}

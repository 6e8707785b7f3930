//! Nothing is returned, and nothing could fail.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {
    #[endpoint(DELETE, "/items/<id>")]
    async fn delete(&self, id: u32);
    //~^ ERROR endpoint `delete` needs a return type
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.delete(7));
}

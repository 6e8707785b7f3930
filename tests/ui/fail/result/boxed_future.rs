//! A boxed future, as `async_trait` makes them.

use soundcloud_api::{Api, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Box<dyn Future<Output = Result<String, Error>>>;
    //~^ ERROR an endpoint returns `Call<T>`: its request may fail
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

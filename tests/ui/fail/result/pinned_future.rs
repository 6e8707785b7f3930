//! What `async_trait` makes of an `async fn`, when it is the outer attribute.

use std::pin::Pin;

use soundcloud_api::{Api, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item<'a>(&'a self, id: u32) -> Pin<Box<dyn Future<Output = Result<String, Error>> + Send + 'a>>;
    //~^ ERROR an endpoint returns `Call<T>`: its request may fail
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

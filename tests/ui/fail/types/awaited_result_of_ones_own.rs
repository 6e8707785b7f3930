//! A type of one's own, awaited, as if nothing could fail.

use soundcloud_api::{Api, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Plain;
    //~^ ERROR[E0277] an `async` endpoint returns `Result<T, E>`, and `GET /items/<id>` returns `Plain`
    //~| UNDERLINED Plain
    //~| LABEL not a `Result<T, E>`
    //~| NOTE write `fn … -> Call<T>`, or `async fn … -> Result<T, E>`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

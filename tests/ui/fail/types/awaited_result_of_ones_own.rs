//! A type of one's own, awaited, as if nothing could fail.

use soundcloud_api::{Api, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    async fn item(&self, id: u32) -> Plain;
    //~^ ERROR[E0277] an `async` endpoint returns `Result<T, E>`, not `Plain`
    //~| UNDERLINED Plain
    //~| LABEL not a `Result<T, E>` with `E: From<soundcloud_api::Error>`
    //~| NOTE write `async fn … -> Result<T, E>`, or `fn … -> Call<T>`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.item(7));
}

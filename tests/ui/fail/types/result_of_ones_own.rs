//! A type of one's own, as if nothing could fail.

use soundcloud_api::{Api, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Plain;
    //~^ ERROR[E0277] an endpoint returns `Call<T>`, and `GET /items/<id>` returns `Plain`
    //~| UNDERLINED Plain
    //~| LABEL not a `Call<T>`
    //~| NOTE write `fn … -> Call<T>`, or `async fn … -> Result<T, E>`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Plain = shop.item(7);
}

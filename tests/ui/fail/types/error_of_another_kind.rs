//! An error that cannot be made of ours.

use soundcloud_api::{Api, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items")]
    async fn items(&self) -> Result<String, Plain>;
    //~^ ERROR[E0277] `Plain` cannot be the error of `GET /items`
    //~| UNDERLINED Plain
    //~| LABEL cannot be made from `soundcloud_api::Error`
    //~| NOTE implement `From<soundcloud_api::Error>` for `Plain`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop.items());
}

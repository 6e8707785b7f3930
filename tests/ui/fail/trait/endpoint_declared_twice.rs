//! Two methods that send the same request.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api]
trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<String>;

    #[endpoint(GET, "/items")]
    //~^ ERROR `GET /items` is already declared by method `items`
    fn all_items(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items();
    let _: Call<String> = shop.all_items();
}

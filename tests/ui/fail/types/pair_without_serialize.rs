//! A pair of the query that cannot be written.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items?<order>")]
    fn items(&self, order: Plain) -> Call<String>;
    //~^ ERROR[E0277] `Plain` cannot be sent as a query parameter of `GET /items`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(Plain);
}

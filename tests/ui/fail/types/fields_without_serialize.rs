//! Fields of the query that cannot be written.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items?<filter..>")]
    fn items(&self, filter: Option<&Plain>) -> Call<String>;
    //~^ ERROR[E0277] `Option<&Plain>` cannot be sent as query parameters of `GET /items`
    //~| UNDERLINED Option<&Plain>
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `Option<&Plain>` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(None);
}

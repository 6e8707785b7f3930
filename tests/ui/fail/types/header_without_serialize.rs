//! A header that cannot be written.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items", headers("X-Plain" = plain))]
    fn items(&self, plain: Plain) -> Call<String>;
    //~^ ERROR[E0277] `Plain` cannot be sent as a header of `GET /items`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE add `#[derive(serde::Serialize)]` to `Plain`, and let it come out as text, a number, a boolean, or a list of them
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(Plain);
}

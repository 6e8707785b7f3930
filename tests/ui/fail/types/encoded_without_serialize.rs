//! A body that can be written in no format.

use soundcloud_api::{Api, Call, Client, Format, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items", encode(format) = item)]
    fn add(&self, item: Plain, format: Format) -> Call<String>;
    //~^ ERROR[E0277] `Plain` cannot be sent as the body of `POST /items`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(Plain, Format::Json);
}

//! A struct as a body without a format.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items", body = item)]
    fn add(&self, item: Plain) -> Call<String>;
    //~^ ERROR[E0277] `Plain` cannot be sent as the body of `POST /items`
    //~| UNDERLINED Plain
    //~| LABEL cannot be turned into a `Body`
    //~| NOTE take text, bytes or a `soundcloud_api::Body`, or name the kind of body: `json = …`, `form = …`, `xml = …`, `multipart = …`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(Plain);
}

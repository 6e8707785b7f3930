//! A path that cannot be split.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(GET, "/items/<path..>")]
    fn item(&self, path: Plain) -> Call<String>;
    //~^ ERROR[E0277] `Plain` cannot be sent as the rest of the path of `GET /items/<path..>`
    //~| UNDERLINED Plain
    //~| LABEL not text, nor a slice, array or `Vec` of what implements `Display`
    //~| NOTE text is split at `/`; of a slice, each element is one segment
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(Plain);
}

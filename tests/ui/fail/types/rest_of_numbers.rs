//! A number for the rest of the path.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/files/<path..>")]
    fn file(&self, path: u32) -> Call<String>;
    //~^ ERROR[E0277] `u32` cannot be sent as the rest of the path of `GET /files/<path..>`
    //~| UNDERLINED u32
    //~| LABEL not text, nor a slice, array or `Vec` of what implements `Display`
    //~| NOTE text is split at `/`; of a slice, each element is one segment
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.file(7);
}

//! A rest of the path that may be missing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/files/<path..>")]
    fn file(&self, path: Option<&str>) -> Call<String>;
    //~^ ERROR[E0277] `Option<&str>` cannot be sent as the rest of the path of `GET /files/<path..>`
    //~| UNDERLINED Option<&str>
    //~| LABEL not text, nor a slice, array or `Vec` of what implements `Display`
    //~| NOTE text is split at `/`; of a slice, each element is one segment
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.file(None);
}

//! One header twice, once in lower case.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("Accept-Language" = "en", "accept-language" = "de"))]
    //~^ ERROR the header `accept-language` is set twice: the first is `"en"`
    fn items(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items();
}

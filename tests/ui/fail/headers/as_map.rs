//! Headers with colons, as JSON has them.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("If-None-Match": etag))]
    //~^ ERROR[] expected `=` behind `"If-None-Match"`
    //~| UNDERLINED :
    fn items(&self, etag: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("7");
}

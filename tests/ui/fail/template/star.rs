//! A star for whatever may come.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/files/*")]
    fn file(&self, path: &str) -> Call<String>;
    //~^ ERROR argument `path` has no place in this endpoint
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.file("a/b");
}

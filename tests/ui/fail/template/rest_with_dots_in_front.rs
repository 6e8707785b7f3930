//! The dots at the wrong end.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/files/<..path>")]
    //~^ ERROR the rest of a path is written `<path..>`
    fn file(&self, path: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.file("a/b");
}

//! A rest of the path that may be missing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/files/<path..>")]
    fn file(&self, path: Option<&str>) -> Call<String>;
    //~^ ERROR a path parameter cannot be optional: `None` would leave a hole in the path
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.file(None);
}

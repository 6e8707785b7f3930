//! A path of the file system, which need not be text.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/files/<path>")]
    fn file(&self, path: &std::path::Path) -> Call<String>;
    //~^ ERROR[E0277] `&std::path::Path` cannot be sent as a path parameter of `GET /files/<path>`
    //~| UNDERLINED &std::path::Path
    //~| LABEL does not implement `Display`
    //~| NOTE implement `std::fmt::Display` for `&std::path::Path`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.file("a".as_ref());
}

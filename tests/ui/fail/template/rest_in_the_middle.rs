//! The rest of the path, and a path behind it.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/files/<path..>/versions")]
    //~^ ERROR `<path..>` is the rest of the path: `/versions` cannot stand behind it
    fn file(&self, path: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.file("a/b");
}

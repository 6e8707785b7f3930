//! Text behind the rest of the path.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/files/<path..>.txt")]
    //~^ ERROR `<path..>` is the rest of the path: `.txt` cannot stand behind it
    fn file(&self, path: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.file("a/b");
}

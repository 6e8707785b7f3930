//! One key with a fixed value and with an argument.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?lang=en&<lang>")]
    //~^ ERROR the query has `lang` twice: the first is `lang=en`
    fn items(&self, lang: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("de");
}

//! A raw name inside the brackets.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<r#type>")]
    //~^ ERROR `r#type` cannot be the name of an argument: it has `#`
    fn items(&self, r#type: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("harp");
}

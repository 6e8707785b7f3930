//! Text and an argument in one value.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?sort=-<field>")]
    //~^ ERROR the value of a query pair is either fixed text or one parameter
    fn items(&self, field: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("harp");
}

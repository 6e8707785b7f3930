//! Method and template in one text, as HTTP has them.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint("GET /items/<id>")]
    //~^ ERROR the HTTP method stands before the template, without quotes
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

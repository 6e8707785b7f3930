//! A template that is a constant.

use soundcloud_api::{Api, Call, Client, endpoint};

const ITEM: &str = "/items/<id>";

trait Shop: Api {
    #[endpoint(GET, ITEM)]
    //~^ ERROR the template is a string literal: it is read before constants and macros are
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

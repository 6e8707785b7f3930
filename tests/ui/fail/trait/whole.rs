//! The attribute on the trait instead of its methods.

use soundcloud_api::{Api, Call, Client, endpoint};

#[endpoint(GET, "/items/<id>")]
trait Shop: Api {
//~^ ERROR `#[endpoint]` goes on a method of a trait
    fn item(&self, id: u32) -> Call<String>;
}

impl Shop for Client {
    fn item(&self, id: u32) -> Call<String> {
        Call::ready(id.to_string())
    }
}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);

}

//! A format that the client cannot write.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", yaml = item)]
    //~^ ERROR unknown key `yaml` in `#[endpoint]`
    fn add(&self, item: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new");
}

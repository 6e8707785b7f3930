//! Method, template and keys have a mistake each.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(get, "items/<id>", jsn = item, headers("X Id" = id, "Host" = "shop.example"), retry = 3)]
    //~^ ERROR HTTP methods are written in upper case
    //~| ERROR a path starts with `/`
    //~| ERROR unknown key `jsn` in `#[endpoint]`
    //~| ERROR a space is not allowed in a header's name
    //~| ERROR argument `id` already has a place
    //~| ERROR the header `host` is set by the HTTP client
    //~| ERROR `retry` is one of `never` and `always`
    fn change(&self, id: u32, item: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.change(7, "new");
}

//! An argument inside a fixed text.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("Authorization" = "Token <token>"))]
    fn items(&self, token: &str) -> Call<String>;
    //~^ ERROR argument `token` has no place in this endpoint
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("secret");
}

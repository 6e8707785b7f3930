//! One argument in two headers.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items", headers("X-From" = user, "X-User" = user))]
    //~^ ERROR argument `user` already has a place
    fn items(&self, user: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("ana");
}

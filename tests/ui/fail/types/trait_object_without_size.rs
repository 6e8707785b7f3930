//! A trait object that nobody can pass.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: dyn std::fmt::Display) -> Call<String>;
    //~^ ERROR argument `id` of type `dyn std::fmt::Display` cannot be passed by value
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(&7);
}

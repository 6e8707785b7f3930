//! A function as C has it: each part that differs is told.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    unsafe extern "C" fn item(&self, id: u32, _: ...) -> Call<String>;
    //~^ ERROR an endpoint cannot be `unsafe`
    //~| ERROR an endpoint cannot be `extern "C"`
    //~| ERROR an endpoint has a fixed number of arguments
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

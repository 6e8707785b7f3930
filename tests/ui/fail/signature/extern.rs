//! A method for C.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    extern "C" fn item(&self, id: u32) -> Call<String>;
    //~^ ERROR an endpoint cannot be `extern "C"`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

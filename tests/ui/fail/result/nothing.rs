//! A response that is not looked at, as if nothing could fail.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {
    #[endpoint(DELETE, "/items/<id>")]
    fn delete(&self, id: u32) -> ();
    //~^ ERROR an endpoint returns `Call<T>`: its request may fail
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    shop.delete(7);
}

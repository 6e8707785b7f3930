//! Qualifier, receiver, arguments and result have a mistake each.

use soundcloud_api::{Api, Client, endpoint};

trait Shop: Api {
    #[endpoint(PUT, "/items/<id>", json = item)]
    unsafe fn change(&mut self, mut id: u32, #[body] item: str) -> Vec<String>;
    //~^ ERROR an endpoint cannot be `unsafe`
    //~| ERROR an endpoint borrows its client: many calls can run at once
    //~| ERROR an argument of an endpoint is not `mut`
    //~| ERROR argument `item` takes no attribute: the template and the keys say where it goes
    //~| ERROR argument `item` of type `str` cannot be passed by value
    //~| ERROR an endpoint returns `Call<T>`: its request may fail
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let mut shop = shop;
    let _: Vec<String> = shop.change(7, "new");
}

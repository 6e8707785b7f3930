//! A body that cannot be written as JSON.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items", json = item)]
    fn add(&self, item: &Plain) -> Call<String>;
    //~^ ERROR[E0277] `&Plain` cannot be sent as the JSON body of `POST /items`
    //~| UNDERLINED &Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `&Plain` needs `#[derive(serde::Serialize)]`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(&Plain);
}

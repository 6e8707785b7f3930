//! A struct as the parts of a form.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items", multipart = item)]
    fn add(&self, item: Plain) -> Call<String>;
    //~^ ERROR[E0277] `Plain` cannot be sent as the multipart body of `POST /items`
    //~| UNDERLINED Plain
    //~| LABEL cannot be turned into a `Form`
    //~| NOTE implement `From<Plain>` for `soundcloud_api::Form`; the argument is taken by value
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(Plain);
}

//! A form that is borrowed, where it is sent and gone.

use soundcloud_api::{Api, Call, Client, Form, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", multipart = item)]
    fn add(&self, item: &Form) -> Call<String>;
    //~^ ERROR[E0277] `&soundcloud_api::Form` cannot be sent as the multipart body of `POST /items`
    //~| UNDERLINED &Form
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(&Form::new());
}

//! A form that is borrowed, where it is sent and gone.

use soundcloud_api::{Api, Call, Client, Form, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items", multipart = item)]
    fn add(&self, item: &Form) -> Call<String>;
    //~^ ERROR[E0277] `&soundcloud_api::Form` cannot be sent as the multipart body of `POST /items`
    //~| UNDERLINED &Form
    //~| LABEL the trait `multipart_body` is not implemented for `&soundcloud_api::Form`
    //~| NOTE the trait bound `&soundcloud_api::Form: multipart_body` is not satisfied
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(&Form::new());
}

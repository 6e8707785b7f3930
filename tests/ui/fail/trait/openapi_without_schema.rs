//! A type without a schema, in a trait that gives its API document.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[derive(serde::Serialize)]
struct Plain;

#[api(openapi)]
trait Shop: Api {
    #[endpoint(POST, "/items", json = item)]
    fn add(&self, item: &Plain) -> Call<String>;
    //~^ ERROR[E0277] `&Plain` cannot be described in the API document of `POST /items`
    //~| UNDERLINED &Plain
    //~| LABEL does not implement `JsonSchema`
    //~| NOTE every type in `&Plain` needs `#[derive(schemars::JsonSchema)]`, with `use soundcloud_api::schemars`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(&Plain);
    println!("{}", Client::openapi());
}

//! A method by the name of the function that gives the API document.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api(openapi)]
trait Shop: Api {
    #[endpoint(GET, "/openapi.json")]
    fn openapi(&self) -> Call<String>;
    //~^ ERROR the name `openapi` is that of the function which `#[api(openapi)]` adds
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.openapi();
}

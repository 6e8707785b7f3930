//! A method by the name of the function that lists the endpoints.

use soundcloud_api::{Api, Call, Client, api, endpoint};

#[api]
trait Shop: Api {
    #[endpoint(GET, "/endpoints")]
    fn endpoints(&self) -> Call<String>;
    //~^ ERROR the name `endpoints` is that of the table which `#[api]` adds
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.endpoints();
}

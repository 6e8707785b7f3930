//! An argument that is there in some builds only.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<lang>")]
    fn items(&self, #[cfg(unix)] lang: &str) -> Call<String>;
    //~^ ERROR an argument of an endpoint is always there
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("en");
}

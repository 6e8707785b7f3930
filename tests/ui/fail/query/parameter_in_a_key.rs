//! An argument inside the key of a pair.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?filter[<field>]=1")]
    //~^ ERROR the key of a query pair is fixed text
    fn items(&self, field: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items("harp");
}

//! No comma between the template and a key.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(POST, "/items" json = item)]
    //~^ ERROR[] expected `,` behind `"/items"`
    //~| UNDERLINED json
    fn add(&self, item: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add("new");
}

//! An argument marked as one of the query.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items(&self, #[query] page: u32) -> Call<String>;
    //~^ ERROR argument `page` takes no attribute: the template and the keys say where it goes
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(2);
}

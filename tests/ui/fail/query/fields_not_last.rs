//! Pairs behind the fields of a struct.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items?<filter..>&lang=en")]
    //~^ ERROR `<filter..>` stands at the end of the query
    fn items(&self, filter: &[(&str, u32)]) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.items(&[("bpm", 120)]);
}

//! Two parameters misspelled, each near its argument.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/shops/<shpo>/items/<itme>")]
    //~^ ERROR parameter `<shpo>` has no argument
    //~| ERROR parameter `<itme>` has no argument
    fn item(&self, shop: u32, item: u32) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(1, 2);
}

//! An argument that was renamed, and the template was not.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    //~^ ERROR parameter `<id>` has no argument
    fn item(&self, number: u32) -> Call<String>;
    //~^ ERROR argument `number` has no place in this endpoint
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

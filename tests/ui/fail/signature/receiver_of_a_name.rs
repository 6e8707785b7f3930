//! The client under another name.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(client: &Self, id: u32) -> Call<String>;
    //~^ ERROR endpoint `item` needs `&self`, which has the client
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = <Client as Shop>::item(&shop, 7);
}

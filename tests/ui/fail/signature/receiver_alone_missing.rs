//! A method without any argument.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items")]
    fn items() -> Call<String>;
    //~^ ERROR endpoint `items` needs `&self`, which has the client
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    drop(shop);
    let _: Call<String> = <Client as Shop>::items();
}

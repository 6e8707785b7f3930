//! A client in an `Arc`.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(self: std::sync::Arc<Self>, id: u32) -> Call<String>;
    //~^ ERROR an endpoint borrows its client as `&self`
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = std::sync::Arc::new(shop).item(7);
}

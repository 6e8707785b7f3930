//! Bodies of a type that is none.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items", body = item)]
    fn add(&self, item: Plain) -> Call<String>;

    #[endpoint(POST, "/items", multipart = item)]
    fn upload(&self, item: Plain) -> Call<String>;
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.add(Plain);
    let _: Call<String> = shop.upload(Plain);
}

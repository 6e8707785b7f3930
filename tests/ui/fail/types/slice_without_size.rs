//! Bytes that nobody can pass.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(PUT, "/files", body = content)]
    fn store(&self, content: [u8]) -> Call<String>;
    //~^ ERROR argument `content` of type `[u8]` cannot be passed by value
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.store(b"text");
}

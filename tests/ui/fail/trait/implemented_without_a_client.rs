//! A type that has no client to send by.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
}

struct Till;

impl Shop for Till {}
//~^ ERROR[E0277] `Till` does not give its endpoints a client
//~| UNDERLINED Till
//~| LABEL does not implement `Api`
//~| NOTE declare the trait as `trait …: soundcloud_api::Api`; what is no `Client` implements `Api` by the one it has

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    let _: Call<String> = Till.item(7);
    //~^ ERROR[E0277] `Till` does not give its endpoints a client
    //~| UNDERLINED item
    //~| LABEL does not implement `Api`
    //~| NOTE declare the trait as `trait …: soundcloud_api::Api`; what is no `Client` implements `Api` by the one it has
}

//! A trait that has no client to send by.

use soundcloud_api::{Call, Client, Error, endpoint};

trait Shop {
    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: u32) -> Call<String>;
    //~^ ERROR[E0277] `Self` does not give its endpoints a client
    //~| UNDERLINED item
    //~| LABEL does not implement `Api`
    //~| NOTE declare the trait as `trait …: soundcloud_api::Api`; what is no `Client` implements `Api` by the one it has

    #[endpoint(GET, "/parts/<id>")]
    async fn part(&self, id: u32) -> Result<String, Error>;
    //~^ ERROR[E0277] `Self` does not give its endpoints a client
    //~| UNDERLINED part
    //~| LABEL does not implement `Api`
    //~| NOTE declare the trait as `trait …: soundcloud_api::Api`; what is no `Client` implements `Api` by the one it has
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
    drop(shop.part(7));
}

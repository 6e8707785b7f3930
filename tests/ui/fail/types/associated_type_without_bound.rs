//! An associated type that promises nothing.

use soundcloud_api::{Api, Call, Client, endpoint};

trait Shop: Api {
    type Id;

    #[endpoint(GET, "/items/<id>")]
    fn item(&self, id: Self::Id) -> Call<String>;
    //~^ ERROR[E0277] `<Self as Shop>::Id` cannot be sent as a path parameter of `GET /items/<id>`
    //~| UNDERLINED Self::Id
    //~| LABEL does not implement `Display`
    //~| NOTE implement `std::fmt::Display` for `<Self as Shop>::Id`
}

impl Shop for Client {
    type Id = u32;
}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<String> = shop.item(7);
}

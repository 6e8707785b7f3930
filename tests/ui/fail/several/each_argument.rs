//! Each argument has a type that its place does not take.

use soundcloud_api::{Api, Call, Client, endpoint};

struct Plain;

trait Shop: Api {
    #[endpoint(POST, "/items/<id>?<order>", json = item, headers("X-Device" = device))]
    fn add(&self, id: Plain, order: Plain, item: Plain, device: Plain) -> Call<Plain>;
    //~^ ERROR[E0277] `Plain` cannot be sent as a path parameter of `POST /items/<id>`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Display`
    //~| NOTE implement `std::fmt::Display` for `Plain`
    //~| ERROR[E0277] `Plain` cannot be sent as a query parameter of `POST /items/<id>`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Serialize)]`
    //~| ERROR[E0277] `Plain` cannot be sent as a header of `POST /items/<id>`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE add `#[derive(serde::Serialize)]` to `Plain`, and let it come out as text, a number, a boolean, or a list of them
    //~| ERROR[E0277] `Plain` cannot be sent as the JSON body of `POST /items/<id>`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Serialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Serialize)]`
    //~| ERROR[E0277] `Plain` cannot be decoded from the response of `POST /items/<id>`
    //~| UNDERLINED Plain
    //~| LABEL does not implement `Deserialize`
    //~| NOTE every type in `Plain` needs `#[derive(serde::Deserialize)]`, and none may borrow
}

impl Shop for Client {}

fn main() {
    let shop = Client::builder("https://shop.example").build().unwrap();
    let _: Call<Plain> = shop.add(Plain, Plain, Plain, Plain);
}
